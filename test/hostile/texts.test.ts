import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCases, someOf } from '../support/random-cases.ts';
import { answers, CANARY, eqlString, importModule, printed, ruleWith, sigmaTree, TEXTS, textsIn, understood } from './support.ts';

const PLAIN = 'process where process.name == "x"';
const LONGEST_KEYWORD = 1024;

/** A rule that holds the text as a value in every kind of condition; each side of the `or` can hold by itself. */
function conditionsWith(text: string): string {
  const value = eqlString(text);
  return `process where process.name == ${value} or process.args in (${value}, "b") or process.args : ${value} or
    process.title in~ (${value}, "c") or not process.working_directory != ${value} or
    startsWith(process.command_line, ${value}) or endsWith~(process.command_line, ${value}) or process.parent.name like ${value}`;
}

describe.each(someOf(TEXTS).map((text) => [text.length > 60 ? `${text.slice(0, 20)} ... (${text.length})` : text, text]))(
  '%j',
  (_, text) => {
    it('as all metadata of a rule stays metadata', async () => {
      const rule = understood(ruleWith(text, PLAIN));
      const { detection, ...meta } = sigmaTree(printed(rule, 'sigma') ?? '');
      expect(detection).toEqual({
        selection: { 'event.category|cased': 'process', 'process.name|cased': 'x' },
        condition: 'selection',
      });
      expect(Object.keys(meta).filter((key) => !SIGMA_KEYS.has(key))).toEqual([]);
      // A date is the one text here that is also a time to look back to.
      const range =
        text === '2001-01-01'
          ? [{ range: { '@timestamp': { gte: text, lte: 'now', format: 'strict_date_optional_time' } } }]
          : [];
      expect(JSON.parse(printed(rule, 'es-dsl') ?? '')).toEqual({
        query: { bool: { filter: [{ term: { 'event.category': 'process' } }, { term: { 'process.name': 'x' } }, ...range] } },
      });
      const { rule: said, matches } = await importModule(printed(rule, 'js') ?? '');
      expect(textsIn(said)).toContain(text);
      expect(matches({ event: { category: 'process' }, process: { name: 'x' } })).toBe(true);
      expect(matches({ event: { category: 'process' }, process: { name: 'y' } })).toBe(false);
    });

    it('as a value in a rule is that value in every output', async () => {
      const rule = understood(JSON.stringify({ name: 'x', type: 'eql', query: conditionsWith(text) }));
      sigmaTree(printed(rule, 'sigma') ?? 'a: b');
      const query = printed(rule, 'es-dsl');
      if (query !== null) expect(textsIn(JSON.parse(query))).toContain(text);
      await importModule(printed(rule, 'js') ?? '');
    });

    it('as an exact value is found by every engine, and nothing else is', async () => {
      const rule = understood(`process where process.name == ${eqlString(text)}`);
      const named = (name: string) => ({ event: { category: 'process' }, process: { name } });
      const said = await answers(rule, [named(text), named(`${text}x`), named(`x${text}`), named('other')]);
      const expected = text.length > LONGEST_KEYWORD ? [] : [0];
      for (const [engine, found] of Object.entries(said)) expect([engine, found]).toEqual([engine, expected]);
      expect(said).toHaveProperty('oracle');
      expect(CANARY in globalThis).toBe(false);
    });

    it('as a field is that field in every output, or no field at all', async () => {
      const { rules } = await import('../../src/api/parse.ts').then(({ parse }) =>
        parse(`any where \`${text.replaceAll('`', '``')}\` == "v"`),
      );
      const [rule] = rules;
      if (rule === undefined || !rule.meaning.ok) return;
      const known = understood(`any where \`${text.replaceAll('`', '``')}\` == "v"`);
      const name = fieldOf(known);
      const sigma = printed(known, 'sigma');
      if (sigma !== null) expect(Object.keys(sigmaTree(sigma).detection['selection'] ?? {})).toEqual([`${name}|cased`]);
      const query = printed(known, 'es-dsl');
      if (query !== null) expect(textsIn(JSON.parse(query))).toContain(name);
      const said = await answers(known, [Object.fromEntries([[name, 'v']]), {}, { other: 'v' }]);
      for (const [engine, found] of Object.entries(said)) expect([engine, found]).toEqual([engine, [0]]);
    });
  },
);

describe('any text', () => {
  it('in all places of a rule stays text, whatever it is', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc
        .array(fc.constantFrom(...TEXTS.filter((one) => one.length < 40)), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join('')),
      fc.string({
        unit: fc.constantFrom('"', "'", '`', '\\', '\n', '\u2028', '*', '/', ':', '#', ' ', '$', '{', '}', 'a'),
        maxLength: 12,
      }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (meta, value) => {
        const query = `process where process.name == ${eqlString(value)} and process.args : ${eqlString(`${value}*`)}`;
        const rule = understood(ruleWith(meta, query));
        const sigma = printed(rule, 'sigma');
        if (sigma !== null) expect(sigmaTree(sigma).detection['condition']).toMatch(/^[a-z_0-9 ()]+$/);
        const dsl = printed(rule, 'es-dsl');
        if (dsl !== null) expect(textsIn(JSON.parse(dsl))).toContain(value);
        const { rule: said } = await importModule(printed(rule, 'js') ?? '');
        expect(textsIn(said)).toContain(meta);
      }),
      { seed: 2, numRuns: randomCases(200) },
    );
  });
});

/** The field that a rule with one condition asks about. */
function fieldOf(rule: ReturnType<typeof understood>): string {
  const { plan } = rule.meaning.value.rule;
  if (plan.kind !== 'single' || plan.where.kind !== 'one-of') throw new Error('another rule');
  return plan.where.field.name;
}

const SIGMA_KEYS = new Set([
  ...[
    'title',
    'id',
    'related',
    'taxonomy',
    'status',
    'description',
    'license',
    'references',
    'author',
    'date',
    'modified',
    'tags',
  ],
  ...['logsource', 'falsepositives', 'level', 'elastic'],
]);
