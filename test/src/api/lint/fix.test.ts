import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixDocument } from '../../../../src/api/lint/fix/index.ts';
import { parse } from '../../../../src/api/parse.ts';
import { settingsOf } from '../../../../src/api/run-settings.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { source } from '../../../../src/source/index.ts';
import { randomCases } from '../../../support/random-cases.ts';

const texts = ['nc', 'NC', 'n*', '*c', 'b', 'bc', ''];
const text = fc.constantFrom(...texts);
const quoted = text.map((one) => JSON.stringify(one));
const list = fc.array(quoted, { minLength: 1, maxLength: 4 }).map((all) => `(${all.join(', ')})`);
const field = fc.constantFrom('process.name', 'user.name');
const leaf = fc.oneof(
  fc.tuple(field, fc.constantFrom(':', 'like', 'like~', 'in', 'in~', 'not in'), list).map((parts) => parts.join(' ')),
  fc.tuple(field, fc.constantFrom('==', '!=', ':'), quoted).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('>', '<', '==', '>=', '!='), fc.integer({ min: 0, max: 3 }))
    .map(([sign, number]) => `process.pid ${sign} ${number}`),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('condition').map((one) => `not (${one})`),
    fc
      .array(tie('condition'), { minLength: 2, maxLength: 3 })
      .chain((all) => fc.constantFrom(`(${all.join(' and ')})`, `(${all.join(' or ')})`, all.join(' and '), all.join(' or '))),
  ),
}));

const values = fc.constantFrom('nc', 'NC', 'nb', 'bc', 'b', 'abc', '');
const some = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { maxLength: 2 }));
const event = fc.record(
  {
    'event.category': fc.constant('process'),
    'process.name': some(values),
    'user.name': some(values),
    'process.pid': some(fc.integer({ min: 0, max: 4 })),
  },
  { requiredKeys: ['event.category'] },
);

async function matches(query: string, events: readonly Event[]): Promise<readonly unknown[]> {
  const [rule] = parse(query, { name: 'rule.eql' }).rules;
  if (rule?.meaning.ok !== true) throw new Error(`no meaning: ${query}`);
  const loaded = await oracle.load(events, settingsOf(rule.meaning.value.rule, rule.meaning.value.schema));
  const verdict = await loaded.run(query);
  return verdict.status === 'answered' ? verdict.matches : [verdict];
}

describe('a fix', () => {
  it('never changes what the oracle says of any event, and leaves nothing to fix', async () => {
    const options = { isKnown: () => true, isAsked: () => true };
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(condition, fc.array(event, { minLength: 30, maxLength: 30 }), async (written, events) => {
        const query = `process where ${written}`;
        const { text: after } = await fixDocument(source(query, 'rule.eql'), options);
        if (after === query) return;
        mended++;
        expect(await matches(after, events)).toEqual(await matches(query, events));
        expect((await fixDocument(source(after, 'rule.eql'), options)).changes).toBe(0);
      }),
      { numRuns: randomCases(600) },
    );
    expect(mended).toBeGreaterThan(randomCases(600) / 10);
  }, 120_000);

  it('mends the rules of one document, also where one of them is not proven', async () => {
    const options = { isKnown: () => true, isAsked: () => true };
    const rule = (id: string, query: string) => JSON.stringify({ rule_id: id, name: id, type: 'eql', language: 'eql', query });
    const covered = 'process where process.name : ("nc", "n*")';
    // Of a text that stands there twice it is not known which one is to be changed.
    const doubled = JSON.stringify({ ...JSON.parse(rule('c', `${covered} or false`)), note: `${covered} or false` });
    for (const [last, left] of [
      [rule('c', 'process where process.name : ("nc", "nb*", "n*")'), 0],
      [doubled, 1],
    ] as const) {
      const before = [rule('a', covered), rule('b', 'process where user.name == "b"'), last].join('\n');
      const mended = await fixDocument(source(before, 'rules.ndjson'), options);
      const queries = mended.text.split('\n').map((line) => JSON.parse(line).query);
      expect(queries.slice(0, 2)).toEqual(['process where process.name : ("n*")', 'process where user.name == "b"']);
      expect(queries[2]).toBe(left === 0 ? 'process where process.name : ("n*")' : `${covered} or false`);
      expect(mended.left.length > 0).toBe(left > 0);
    }
  });
});
