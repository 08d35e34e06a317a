import { loadAll, load as loadYaml } from 'js-yaml';
import { expect } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { DEFAULT_END_TIME } from '../../corpus/index.ts';
import { enginesFor } from '../../src/api/engines.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import type { TargetName } from '../../translators/index.ts';

/** What code among the hostile texts would set, were it ever run. */
export const CANARY = 'eqlibriumCanary';

/** Texts that end strings, comments or scalars where they are not escaped, and texts that are read as something else. */
export const TEXTS: readonly string[] = [
  ...['"', "'", '`', '\\', '\\\\"', "\\'", '"""', "'''", '"]', ']]>', '}}', '){', '*/', '/*', '//', '<!--', '-->', '</script>'],
  ...[`';globalThis.${CANARY}=1;'`, `";globalThis.${CANARY}=1;"`, `\`+(globalThis.${CANARY}=1)+\``],
  ...[
    `*/globalThis.${CANARY}=1;/*`,
    `\nglobalThis.${CANARY}=1;//`,
    `\u2028globalThis.${CANARY}=1;//`,
    `\r\nglobalThis.${CANARY}=1\n`,
  ],
  ...['$', `$${`{globalThis.${CANARY}=1}`}`, `</script><script>globalThis.${CANARY}=1</script>`, `'};globalThis.${CANARY}=1;({'`],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u202eabc',
    '\ufeffx',
    '\ufffe',
    '\u{1f600}',
    '\u{10ffff}',
  ],
  ...[
    'a: b',
    'a #b',
    '# c',
    '- d',
    '? e',
    ': f',
    '{g',
    '[h]',
    '&i',
    '*j',
    '!!js/function x',
    '|',
    '>-',
    '%YAML 1.1',
    '@k',
    '---',
    '...',
  ],
  ...[
    '\n---\ntitle: x\n',
    '\n...\n',
    "'\ncondition: 1 of them\n",
    '\tl',
    ' m ',
    'n\n',
    '\n o',
    'p\n\nq',
    '\r',
    'yes',
    'No',
    'null',
    '~',
    'true',
  ],
  ...[
    '0x10',
    '010',
    '1e3',
    '.inf',
    '12:30:45',
    '2001-01-01',
    '=',
    '<<',
    '1_000',
    '-',
    '+1',
    '?',
    '*',
    '**',
    '?*?',
    '\\*',
    '\\?',
    '\\',
  ],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'prototype', 'then', '', ' ', 'x'.repeat(5000)],
];

/** A text as an EQL string: every character by its number. */
export function eqlString(text: string): string {
  return `"${[...text].map((character) => `\\u{${character.codePointAt(0)?.toString(16).padStart(2, '0')}}`).join('')}"`;
}

/** A rule of Kibana's JSON with the same text in every place that takes one. */
export function ruleWith(text: string, query: string): string {
  const entry = { id: text, name: text, reference: text };
  return JSON.stringify({
    rule_id: text,
    name: text,
    description: text,
    type: 'eql',
    language: 'eql',
    query,
    severity: 'high',
    risk_score: 73,
    author: [text, text],
    license: text,
    references: [text, `https://example.org/${text}`],
    tags: [text, `Use Case: ${text}`],
    false_positives: [text],
    index: [text, 'logs-*'],
    interval: text,
    from: text,
    note: text,
    setup: text,
    threat: [{ framework: text, tactic: entry, technique: [{ ...entry, subtechnique: [entry] }] }],
  });
}

/** The one rule of a document, understood. */
export function understood(document: string): ParsedRule & { readonly meaning: { readonly ok: true } } {
  const { rules, problems } = parse(document, { name: 'rule' });
  expect(problems.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
  const [rule] = rules;
  if (rule === undefined) throw new Error('no rule');
  const { meaning } = rule;
  if (!meaning.ok) throw new Error(meaning.problems.map((problem) => problem.message).join('\n'));
  return { ...rule, meaning };
}

/** What a target prints for a rule; null when it refuses. */
export function printed(rule: ReturnType<typeof understood>, target: TargetName): string | null {
  const translation = translate(rule.meaning.value.rule, target);
  return translation.status === 'refused' ? null : translation.text;
}

/** A module as its reader sees it: imported, with its exports. Fails when it does anything else. */
export async function importModule(
  text: string,
): Promise<{ readonly rule: unknown; readonly matches: (event: unknown) => unknown }> {
  const module: { readonly [name: string]: unknown } = await import(
    /* @vite-ignore */ `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`
  );
  expect(Object.keys(module).sort()).toEqual(['default', 'kind', 'rule']);
  expect(CANARY in globalThis).toBe(false);
  const { default: matches, rule } = module;
  if (typeof matches !== 'function') throw new Error('no predicate');
  return { rule, matches: (event) => matches(event) };
}

/** A Sigma rule as both YAML loaders read it: one document, the same tree. */
export function sigmaTree(text: string): {
  readonly [key: string]: unknown;
  readonly detection: { readonly [key: string]: unknown };
} {
  expect(loadAll(text)).toHaveLength(1);
  const tree = parseYaml(text);
  expect(loadYaml(text)).toEqual(tree);
  expect(parseYaml(text, { version: '1.1' })).toEqual(tree);
  return tree;
}

/** Every text in a tree, keys included. */
export function textsIn(tree: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(tree, (key, value: unknown) => {
    found.add(key);
    if (typeof value === 'string') found.add(value);
    return value;
  });
  return found;
}

/** Which of the events each engine finds, by its name; a refused target is left out. */
export async function answers(
  rule: ReturnType<typeof understood>,
  events: readonly Event[],
): Promise<{ readonly [engine: string]: readonly number[] | string }> {
  const { rule: meant, schema } = rule.meaning.value;
  const settings: RunSettings = {
    schema,
    semantics: meant.semantics,
    now: DEFAULT_END_TIME,
    eventCategoryField: meant.meta.eventCategoryField ?? 'event.category',
    timestampField: meant.meta.timestampField ?? '@timestamp',
  };
  const said: { [engine: string]: readonly number[] | string } = {};
  for (const engine of [oracle, ...enginesFor('single')]) {
    const text = engine.runs === 'eql' ? meant.query : printed(rule, engine.runs);
    if (text === null) continue;
    const loaded = await engine.load(events, settings);
    const verdict = await loaded.run(text);
    await loaded.close();
    const answered = verdict.status === 'answered' && verdict.unanswered === undefined;
    said[engine.name] = answered ? verdict.matches.flat() : `${verdict.status}: ${JSON.stringify(verdict)}`;
  }
  return said;
}
