import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { type ParsedRule, parse } from '../../../src/api/parse.ts';
import { readBack } from '../../../src/api/prove/read-back.ts';
import { translate } from '../../../src/api/translate.ts';
import type { TargetName } from '../../../translators/index.ts';
import { kqlRules } from '../../suites/kql-rules.ts';
import { shared } from '../../suites/shared.ts';
import { sigmaHqRules } from '../../suites/sigmahq.ts';
import type { Side } from '../smt/question.ts';

/** A rule of one event, and what it means. */
export interface Known {
  readonly name: string;
  readonly subject: CheckableRule;
  readonly side: Side;
}

/** The rules of one event that are shared, in all languages. */
export function knownRules(): readonly Known[] {
  const eql = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
    .sort()
    .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules.map((parsed) => ({ file, parsed })));
  const kql = kqlRules(1).rules.map(({ file, rule }) => ({ file, parsed: rule }));
  return [...eql, ...kql, ...sigmaHqRules(4)].flatMap(({ file, parsed }) => known(file, parsed));
}

function known(file: string, parsed: ParsedRule): readonly Known[] {
  if (!parsed.meaning.ok) return [];
  const subject = { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
  const { plan, semantics } = subject.rule;
  const name = file.split('/').at(-1) ?? file;
  return plan.kind === 'single' ? [{ name, subject, side: { where: plan.where, folding: semantics.folding } }] : [];
}

const TARGETS: readonly TargetName[] = ['sigma', 'es-dsl', 'eql', 'lucene', 'kql', 'kibana'];

/** A rule and one artifact of it, read back from its text; null: there is none of that target, or it is not read. */
export function artifactOf(
  { subject }: Known,
  number: number,
): { readonly target: TargetName; readonly rule: Side; readonly artifact: Side } | null {
  const target = TARGETS[number % TARGETS.length] ?? 'sigma';
  const { rule, schema } = subject;
  const translated = translate(rule, target);
  if (translated.status === 'refused') return null;
  const read = readBack(target, translated.text, rule, schema);
  if (!read.ok || read.plan.kind !== 'single' || read.against.kind !== 'single') return null;
  return {
    target,
    rule: { where: read.against.where, folding: rule.semantics.folding },
    artifact: { where: read.plan.where, folding: read.rule.semantics.folding },
  };
}
