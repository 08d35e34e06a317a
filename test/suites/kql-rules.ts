import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { headline } from '../../src/source/index.ts';
import { shared } from './shared.ts';

/** A rule of Elastic in KQL as it was read. */
export interface KqlRule {
  readonly file: string;
  readonly rule: ParsedRule<'kql'>;
}

/** Elastic's rules in KQL, and what could not be read. */
export interface KqlRules {
  readonly rules: readonly KqlRule[];
  readonly troubles: readonly string[];
}

/** Every so-many-th document of Elastic's rules in KQL that is shared. */
export function kqlRules(step: number): KqlRules {
  const folder = shared('other-rules/elastic-detection-rules-kql');
  const read = globSync('**/*.toml', { cwd: folder })
    .sort()
    .filter((_, at) => at % step === 0)
    .map((file) => ({ file, outcome: parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }) }));
  return {
    rules: read.flatMap(({ file, outcome }) => outcome.rules.filter(isKql).map((rule) => ({ file, rule }))),
    troubles: read.flatMap(({ outcome }) => outcome.problems.map(({ source: at, diagnostic }) => headline(at, diagnostic))),
  };
}

function isKql(rule: ParsedRule): rule is ParsedRule<'kql'> {
  return rule.document.language === 'kql';
}
