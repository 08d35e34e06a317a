import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { Schema, SchemaField } from '../../../../src/event/index.ts';
import { shared } from '../../../suites/shared.ts';
import type { Setting } from './record.ts';

/** A Sigma rule as a text, under a name that people know. */
export interface SigmaText {
  readonly name: string;
  readonly text: string;
}

/** A public rule as it is read from its own text. */
export interface PublicRule {
  readonly name: string;
  readonly subject: CheckableRule;
}

/** The public rules of one event. */
export function publicRules(every: number): readonly PublicRule[] {
  const folder = shared('rules/elastic-detection-rules');
  return filesIn(folder, '**/*.toml', every).flatMap((file) => {
    const [parsed] = parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }).rules;
    if (parsed?.meaning.ok !== true || parsed.meaning.value.rule.plan.kind !== 'single') return [];
    return [{ name: nameOf(file), subject: { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule }];
  });
}

/** Rules as they are printed in Sigma, where that is exact. */
export function printedInSigma(rules: readonly PublicRule[]): readonly SigmaText[] {
  return rules.flatMap(({ name, subject }) => {
    const printed = translate(subject.rule, 'sigma');
    return printed.status === 'exact' ? [{ name, text: printed.text }] : [];
  });
}

/** SigmaHQ's rules, their own text. */
export function sigmaHqTexts(every: number): readonly SigmaText[] {
  const folder = shared('other-rules/sigmahq');
  return filesIn(folder, 'rules*/**/*.yml', every).map((file) => ({
    name: nameOf(file),
    text: readFileSync(`${folder}/${file}`, 'utf8'),
  }));
}

function filesIn(folder: string, pattern: string, every: number): readonly string[] {
  return globSync(pattern, { cwd: folder })
    .sort()
    .filter((_, at) => at % every === 0);
}

function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
}

/** A rule of one event as our reader of Sigma understands it, under a mapping; null: it is none, or it is not read. */
export function readSigma({ name, text }: SigmaText, mapping: Setting['mapping']): CheckableRule | null {
  const read = (schema?: Schema): CheckableRule | null => {
    const [parsed, more] = parse(text, { name: `${name}.yml`, ...(schema === undefined ? {} : { schema }) }).rules;
    if (parsed?.meaning.ok !== true || more !== undefined || parsed.meaning.value.rule.plan.kind !== 'single') return null;
    return { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
  };
  const usual = read();
  return mapping === 'exact' || usual === null ? usual : read(inSmallLetters(usual.schema));
}

/** The same mapping, but keywords and wildcards are keywords in small letters. */
function inSmallLetters({ fields }: Schema): Schema {
  const lower = (facts: SchemaField): SchemaField =>
    facts.type === 'keyword' || facts.type === 'wildcard'
      ? { ...facts, type: 'keyword', normalizer: { name: 'lowercase', steps: ['lowercase'] } }
      : facts;
  return { fields: new Map([...fields].map(([name, facts]) => [name, lower(facts)])) };
}
