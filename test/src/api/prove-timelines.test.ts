import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { parse } from '../../../src/api/parse.ts';
import { diff } from '../../../src/api/prove/diff.ts';
import type { Schema } from '../../../src/event/index.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';

function ruleOf(text: string, name = 'rule.eql', schema: Schema | null = null): CheckableRule {
  const outcome = parse(text, { name, ...(schema === null ? {} : { schema }) });
  const [parsed] = outcome.rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(JSON.stringify(outcome.problems[0]?.diagnostic ?? parsed));
  return { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
}

const A = '[process where process.name == "a"]';
const B = '[network where destination.port == 80]';
const C = '[file where file.name == "x"]';
const LESS = { effort: 2_000_000 };

describe('diff of rules over several events', () => {
  it.each([
    ['maxspan in other units', `sequence by h with maxspan=60s ${A} ${B}`, `sequence by h with maxspan=1m ${A} ${B}`],
    ['runs written out', `sequence by h ${A} with runs=2 ${B}`, `sequence by h ${A} ${A} ${B}`],
    [
      'that a key is there',
      `sequence by host.id [any where host.id != null and process.name == "a"] ${B}`,
      `sequence by host.id [any where process.name == "a"] ${B}`,
    ],
    [
      'a condition on the key',
      'sequence by user.name [process where user.name : "adm*"] [file where true]',
      'sequence by user.name [process where user.name : "adm*"] [file where user.name : "adm*"]',
    ],
    [
      'the question mark of until',
      `sequence by h ${A} ${B} until ${C}`,
      `sequence by h ${A} ${B} until [file where file.name in ("x")]`,
    ],
    ['the order of keys', `sequence by h, u ${A} ${B} until ${C}`, `sequence by u, h ${A} ${B} until ${C}`],
    ['the order of keys of each item', `sequence ${A} by h, u ${B} by u, g`, `sequence ${A} by u, h ${B} by g, u`],
    [
      'an until that no event meets',
      `sequence by h ${A} ${B} until [file where file.name == "x" and file.name == null]`,
      `sequence by h ${A} ${B}`,
    ],
    [
      'what must be missing and always is',
      `sequence by h with maxspan=1m ${A} ![file where file.name == "x" and file.name == null] ${B}`,
      `sequence by h with maxspan=1m ${A} ${B}`,
    ],
    [
      'what else is asked where an item is met by no event',
      `sequence by h with maxspan=1m ${A} [any where u : "a*" and u == null]`,
      `sequence by u [any where h : "x" and h == null] ${B}`,
    ],
    [
      'whether one event or several never match',
      'any where u : "a*" and u == null',
      `sequence ${A} [any where u : "a*" and u == null]`,
    ],
    ['the order of the items of a sample', `sample by h ${A} ${B} ${C}`, `sample by h ${C} ${A} ${B}`],
    ['that and the order of their keys', `sample by h, u ${A} ${B}`, `sample by u, h ${B} ${A}`],
  ])('%s makes no difference', async (_, left, right) => {
    expect((await diff(ruleOf(left), ruleOf(right), LESS)).meaning).toEqual({ kind: 'equal' });
  });

  it.each([
    ['maxspan', `sequence by h with maxspan=1m ${A} ${B}`, `sequence by h with maxspan=2m ${A} ${B}`, 'broader', 2],
    ['keys', `sequence by h ${A} ${B}`, `sequence ${A} ${B}`, 'broader', 2],
    ['a key that may be absent', `sequence by h ${A} ${B}`, `sequence by ?h ${A} ${B}`, 'broader', 2],
    ['until', `sequence by h ${A} ${B} until ${C}`, `sequence by h ${A} ${B}`, 'broader', 3],
    ['order', `sequence by h ${A} ${B}`, `sequence by h ${B} ${A}`, 'overlap', 2],
    ['runs', `sequence by h ${A} with runs=3`, `sequence by h ${A} with runs=2`, 'broader', 2],
    ['an item more', `sequence by h ${A} ${B}`, `sequence by h ${A} ${B} ${C}`, 'narrower', 2],
    [
      'an item that must be missing',
      `sequence by h with maxspan=1m ${A} !${C} ${B}`,
      `sequence by h with maxspan=1m ${A} ${B}`,
      'broader',
      3,
    ],
    ['a condition', `sequence by h [any where p : "a*"] ${B}`, `sequence by h [any where p : "ab*"] ${B}`, 'narrower', 2],
    ['sample or sequence', `sample by h ${A} ${B}`, `sequence by h ${A} ${B}`, 'narrower', 2],
    ['one event or two', 'process where true', 'sequence [process where true] [process where true]', 'narrower', 1],
  ])('%s: the second is as it should be, by the shortest timeline', async (_, left, right, relation, events) => {
    const { meaning } = await diff(ruleOf(left), ruleOf(right), LESS);
    expect(meaning).toMatchObject({ kind: 'differs', relation, lost: null, added: null, timelines: { compared: 'whether' } });
    if (meaning.kind !== 'differs') return;
    const shown = relation === 'narrower' ? meaning.timelines?.lost : meaning.timelines?.added;
    expect(shown?.events.length).toBe(events);
    expect(meaning.confirmedBy?.length).toBeGreaterThan(3);
    // No event holds what is not needed, and keys are words that people can read.
    for (const event of shown?.events ?? [])
      for (const value of Object.values(event)) expect(JSON.stringify(value)).toMatch(/^"?[\w.:-]+"?$|^\["/);
  });

  it.each([
    ['the order of keys in one item alone', `sequence ${A} by h, u ${B} by h, u`, `sequence ${A} by h, u ${B} by u, h`],
    ['an until that an event meets', `sequence by h ${A} ${B} until [any where u == null]`, `sequence by h ${A} ${B}`],
    ['an until with another key', `sequence ${A} by h ${B} by h until ${C} by h`, `sequence ${A} by h ${B} by h until ${C} by u`],
    ['which item a key is of', `sample ${A} by h ${B} by u`, `sample ${A} by u ${B} by h`],
    ['an item that is there twice', `sample by h ${A} ${A} ${B}`, `sample by h ${A} ${B} ${B}`],
    [
      'what must be missing at the end',
      `sequence by ?h with maxspan=1m ${A} ![file where file.name == "x" and file.name == null] ${B}`,
      `sequence by ?h with maxspan=1m ${A} ${B}`,
    ],
    ['the order of keys before head', `sequence by h, u ${A} ${B} | head 1`, `sequence by u, h ${A} ${B} | head 1`],
  ])('%s is not taken for the same', async (_, left, right) => {
    expect((await diff(ruleOf(left), ruleOf(right), LESS)).meaning.kind).not.toBe('equal');
  });

  it('takes keys of one name for others when other values are kept of them', async () => {
    const type = 'keyword';
    const name = { type, fields: { low: { type, normalizer: 'lowercase' }, short: { type, ignore_above: 3 }, same: { type } } };
    const read = schemaFromMapping({ mappings: { properties: { name } } });
    if (!read.ok) throw new Error('the mapping of this test is none');
    const by = (key: string): CheckableRule =>
      ruleOf(`sequence by ${key} [any where true] [any where true]`, 'rule.eql', read.schema);
    const kinds = await Promise.all(
      ['name.low', 'name.short', 'name.same'].map(async (key) => (await diff(by('name'), by(key), LESS)).meaning.kind),
    );
    expect(kinds.map((kind) => kind === 'equal')).toEqual([false, false, true]);
  });

  it('tells matches apart by their events where there is one on both sides', async () => {
    const { meaning } = await diff(ruleOf(`sequence by h ${A} ${B} | head 1`), ruleOf(`sequence by h ${A} ${B}`), LESS);
    expect(meaning).toMatchObject({ kind: 'differs', relation: 'broader', timelines: { compared: 'events', lost: null } });
  });

  it.each([
    ['process where true | head 1', 'process where true', 'broader'],
    ['process where true', 'process where true | tail 1', 'narrower'],
  ])('tells single events from some of them: %s, %s', async (left, right, relation) => {
    const { meaning } = await diff(ruleOf(left), ruleOf(right), LESS);
    expect(meaning).toMatchObject({ kind: 'differs', relation, timelines: { compared: 'events' } });
    if (meaning.kind !== 'differs') return;
    expect((meaning.timelines?.lost ?? meaning.timelines?.added)?.events.length).toBe(2);
  });

  it('does not know what needs more events than are tried, and says so', async () => {
    const { meaning } = await diff(ruleOf(`sequence by h ${A} with runs=7`), ruleOf(`sequence by h ${A} with runs=6`), LESS);
    expect(meaning).toMatchObject({
      kind: 'unknown',
      reason: 'they differ in the number of items',
      bound: { events: 5, keys: 2 },
    });
  });

  it('is the same every time', async () => {
    const ask = async () =>
      await diff(ruleOf(`sequence by h ${A} ${B} ${C}`), ruleOf(`sequence by h ${A} ${C}`), { effort: 200_000 });
    expect(await ask()).toEqual(await ask());
  });
});
