import { describe, expect, it } from 'vitest';
import { enginesFor } from '../../../src/api/engines.ts';
import { explain } from '../../../src/api/explain.ts';
import { parse } from '../../../src/api/parse.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { translate } from '../../../src/api/translate.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { Event, Json } from '../../../src/event/index.ts';
import type { Rule } from '../../../src/ir/index.ts';
import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';

interface Surroundings {
  readonly filters?: readonly Json[];
  readonly entries?: readonly Json[];
  readonly query?: string;
}

/** A query that asks for something, so that no output has more to say of it. */
const ASKING = 'process where process.name == "sh"';

function meant({ filters = [], entries = [], query = 'any where true' }: Surroundings) {
  const list = { list_id: 'l', namespace_type: 'single', type: 'detection' };
  const rule = { name: 'R', type: 'eql', language: 'eql', query, filters, exceptions_list: entries.length === 0 ? [] : [list] };
  const item = { ...list, item_id: 'i', type: 'simple', name: 'I', entries };
  const outcome = parse([rule, item].map((line) => JSON.stringify(line)).join('\n'));
  const [parsed] = outcome.rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(JSON.stringify(outcome.problems));
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

/** Losses of texts that find more of these events, and say so: the ends of a range asked one by one, a mark for one character that takes several. */
const WIDER: ReadonlySet<string> = new Set(['eql-one-value', 'to-kql-two-bounds', 'to-kql-one-character']);

/** What the oracle and all engines find; they have to agree. */
async function found(around: Surroundings, events: readonly Event[]): Promise<unknown> {
  const { rule, schema } = meant(around);
  const settings = settingsOf(rule, schema);
  const answers: Record<string, unknown> = {};
  const expected = await (await oracle.load(events, settings)).run(rule.query);
  for (const engine of enginesFor(rule.plan.kind)) {
    const artifact = translate(rule, engine.runs);
    if (artifact.status === 'refused') continue;
    if (artifact.status === 'lossy' && artifact.losses.some(({ code }) => WIDER.has(code))) continue;
    answers[engine.name] = await (await engine.load(events, settings)).run(artifact.text);
  }
  if (rule.plan.kind === 'single') for (const answer of Object.values(answers)) expect(answer).toEqual(expected);
  else expect(answers['js']).toEqual(expected);
  if (rule.plan.kind !== 'single') expect(answers['eql-search']).toEqual(expected);
  if (expected.status !== 'answered') throw new Error(JSON.stringify(expected));
  return rule.plan.kind === 'single' ? expected.matches.flat() : expected.matches;
}

const values = (field: string, ...list: readonly Json[]): readonly Event[] => [...list.map((value) => ({ [field]: value })), {}];
const name = (...list: readonly Json[]) => values('user.name', ...list);

describe('a filter', () => {
  it.each<readonly [string, Json, readonly Event[], readonly number[]]>([
    ['match_all is every event', { match_all: {} }, [{ '@timestamp': '2026-01-01T00:00:00Z' }], [0]],
    ['match_none is none', { match_none: {} }, [{ '@timestamp': '2026-01-01T00:00:00Z' }], []],
    ['term is the whole value in its letters', { term: { 'user.name': 'a' } }, name('a', 'A', 'ab', ['b', 'a']), [0, 3]],
    ['term may fold letters', { term: { 'user.name': { value: 'a', case_insensitive: true } } }, name('a', 'A', 'ab'), [0, 1]],
    ['terms is one of them', { terms: { 'user.name': ['a', 'b'] } }, name('a', 'b', 'c'), [0, 1]],
    ['match_phrase on a keyword is a term', { match_phrase: { 'user.name': 'a b' } }, name('a b', 'A b', 'a'), [0]],
    ['match on a keyword is a term', { match: { 'user.name': { query: 'a b', type: 'phrase' } } }, name('a b', 'a'), [0]],
    ['exists is some value', { exists: { field: 'user.name' } }, name('', null, [], [null]), [0]],
    ['prefix is literal', { prefix: { 'user.name': 'a*' } }, name('a*b', 'ab'), [0]],
    ['wildcard escapes by a backslash', { wildcard: { 'user.name': 'a\\*?' } }, name('a*b', 'axb', 'a*'), [0]],
    ['wildcard without a sign is a term', { wildcard: { 'user.name': { value: 'a\\b' } } }, name('ab', 'a\\b'), [0]],
    ['regexp is about the whole value', { regexp: { 'user.name': 'a[0-9]+' } }, name('a1', 'xa1', 'a'), [0]],
    ['term on numbers reads texts', { term: { 'process.pid': '5' } }, values('process.pid', 5, 6), [0]],
    ['term on addresses takes blocks', { term: { 'source.ip': '10.0.0.0/8' } }, values('source.ip', '10.1.2.3', '11.0.0.1'), [0]],
    [
      'a range asks both ends of one value',
      { range: { 'process.pid': { gte: 5, lt: 9 } } },
      values('process.pid', 5, 9, [1, 20], [1, 6]),
      [0, 3],
    ],
    [
      'a range of dates rounds',
      { range: { '@timestamp': { gt: '2020-02-01', lte: '2020-02-02' } } },
      values('@timestamp', '2020-02-01T23:59:59Z', '2020-02-02T00:00:00Z', '2020-02-02T23:59:59Z', '2020-02-03T00:00:00Z'),
      [1, 2],
    ],
    [
      'a range may have a time zone',
      { range: { '@timestamp': { gte: '2020-02-02', lte: '2020-02-02', time_zone: '+02:00' } } },
      values('@timestamp', '2020-02-01T21:59:59Z', '2020-02-01T22:00:00Z', '2020-02-02T21:59:59Z', '2020-02-02T22:00:00Z'),
      [1, 2],
    ],
    [
      'a range may have a format',
      { range: { '@timestamp': { lt: '02/02/2020', format: 'dd/MM/yyyy' } } },
      values('@timestamp', '2020-02-01T23:59:59Z', '2020-02-02T00:00:00Z'),
      [0],
    ],
    [
      'should counts alone, and beside what is required only when told to',
      {
        bool: {
          should: [
            { bool: { should: [{ term: { 'user.name': 'a' } }] } },
            { bool: { filter: [{ term: { 'user.name': 'b' } }], should: [{ term: { 'user.name': 'x' } }] } },
          ],
        },
      },
      name('a', 'b', 'c'),
      [0, 1],
    ],
    [
      'two of three',
      { bool: { should: [{ term: { a: 'x' } }, { term: { b: 'x' } }, { term: { c: 'x' } }], minimum_should_match: 2 } },
      [{ a: 'x' }, { a: 'x', c: 'x' }, { a: 'x', b: 'x', c: 'x' }],
      [1, 2],
    ],
    ['must_not leaves out', { bool: { must_not: { term: { 'user.name': 'a' } } } }, name('a', 'b'), [1, 2]],
  ])('%s', async (_, query, events, expected) => {
    expect(await found({ filters: [{ query }] }, events)).toEqual(expected);
    const others = events.map((_, id) => id).filter((id) => !expected.includes(id));
    expect(await found({ filters: [{ meta: { negate: true }, query }] }, events)).toEqual(others);
  });

  it.each<readonly [string, Json]>([
    ['a query in another language', { query_string: { query: 'a:b' } }],
    ['analysed text', { match_phrase: { message: 'hello world' } }],
    ['nested objects', { nested: { path: 'a', query: { match_all: {} } } }],
    ['a script', { script: { script: 'true' } }],
    ['an object', { exists: { field: 'process' } }],
    ['what is no query', 'user.name: x'],
    ['two queries at once', { term: { a: 'x' }, exists: { field: 'a' } }],
    ['an unknown option', { term: { a: { value: 'x', fuzziness: 1 } } }],
  ])('of %s is left out as a loss, but for the cluster that can run it', (_, query) => {
    const { rule } = meant({ filters: [{ query }], query: ASKING });
    for (const target of ['js', 'sigma'] as const)
      expect(translate(rule, target)).toMatchObject({ losses: [{ code: 'filter-left-out', effect: 'may-match-more' }] });
    const search = translate(rule, 'es-dsl');
    const isPassedOn = typeof query === 'object' && query !== null && !('script' in query) && Object.keys(query).length === 1;
    if (search.status === 'refused') throw new Error('refused');
    expect(search.status).toBe(isPassedOn ? 'exact' : 'lossy');
    if (isPassedOn) expect(JSON.parse(search.text).query.bool.filter).toContainEqual(query);
    else expect(search.text).not.toContain('script');
  });

  it('holds in every item of a sequence, missing ones and until among them', async () => {
    const filters = [{ query: { term: { 'host.name': 'h' } } }];
    const at = (minute: number, kind: string, host = 'h') => ({
      '@timestamp': `2026-01-01T00:0${minute}:00Z`,
      event: { category: kind },
      host: { name: host },
    });
    const pair = 'sequence [a where true] [b where true]';
    expect(await found({ filters, query: pair }, [at(0, 'a'), at(1, 'a', 'x'), at(2, 'b', 'x'), at(3, 'b')])).toEqual([[0, 3]]);
    const missing = 'sequence with maxspan=9m [a where true] ![c where true] [b where true]';
    expect(await found({ filters, query: missing }, [at(0, 'a'), at(1, 'c', 'x'), at(2, 'b')])).toEqual([[0, 2]]);
    expect(await found({ filters, query: missing }, [at(0, 'a'), at(1, 'c'), at(2, 'b')])).toEqual([]);
    const until = `${pair} until [c where true]`;
    expect(await found({ filters, query: until }, [at(0, 'a'), at(1, 'c', 'x'), at(2, 'b')])).toEqual([[0, 2]]);
  });
});

describe('an explanation', () => {
  it('names the filter that leaves an event out', () => {
    const rule = meant({ filters: [{ query: { match_all: {} } }, { query: { term: { 'user.name': 'a' } } }] });
    expect(explain(rule, { user: { name: 'b' } })).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('filter 2 of the rule'),
    });
    expect(explain(rule, { user: { name: 'a' } })).toMatchObject({ kind: 'event', matches: true });
  });
});

describe('exceptions', () => {
  const entry = (field: string, type: string, value: Json, operator = 'included'): Json => ({ field, type, value, operator });

  it('leave out what all entries of an item name', async () => {
    const events = [
      { host: { name: 'h' }, user: { name: 'a' } },
      { host: { name: 'h' }, user: { name: 'c' } },
      { host: { name: 'x' }, user: { name: 'a' } },
      {},
    ];
    const entries = [entry('host.name', 'match', 'h'), entry('user.name', 'match_any', ['a', 'b'])];
    expect(await found({ entries }, events)).toEqual([1, 2, 3]);
    const excluded = [entry('host.name', 'match', 'h'), entry('user.name', 'match_any', ['a', 'b'], 'excluded')];
    expect(await found({ entries: excluded }, events)).toEqual([0, 2, 3]);
    expect(await found({ entries: [entry('user.name', 'exists', null, 'excluded')] }, events)).toEqual([0, 1, 2]);
    expect(await found({ entries: [entry('host.name', 'wildcard', '?')] }, events)).toEqual([3]);
  });

  it('that rest on a value list, and lists that are not there, are losses of every output', () => {
    // What a target presumes of events is told beside them.
    const lostBy = (rule: Rule, target: TargetName) => {
      const translated = translate(rule, target);
      return translated.status === 'refused' ? [] : translated.losses.filter(({ effect }) => effect !== 'where-agreed');
    };
    const listed = meant({
      query: ASKING,
      entries: [{ field: 'a', type: 'list', operator: 'included', list: { id: 'v', type: 'ip' } }],
    });
    for (const target of TARGET_NAMES) expect(lostBy(listed.rule, target)).toMatchObject([{ code: 'exception-left-out' }]);
    const text = JSON.stringify({ name: 'R', language: 'eql', query: ASKING, exceptions_list: [{ list_id: 'l' }] });
    const [parsed] = parse(text).rules;
    if (parsed === undefined || !parsed.meaning.ok) throw new Error('not read');
    const { rule } = parsed.meaning.value;
    for (const target of TARGET_NAMES) expect(lostBy(rule, target)).toMatchObject([{ code: 'exceptions-missing' }]);
  });
});

describe('runtime fields of a request', () => {
  const request = (definition: Json) =>
    `GET a/_eql/search\n${JSON.stringify({ query: 'any where f == 5', runtime_mappings: { f: definition } })}`;
  const ruleOf = (definition: Json) => {
    const outcome = parse(request(definition));
    const [parsed] = outcome.rules;
    return parsed?.meaning.ok === true ? parsed.meaning.value.rule : null;
  };

  it('have the type that the request gives them, and go into the query DSL', () => {
    const rule = ruleOf({ type: 'long' });
    if (rule === null) throw new Error('no rule');
    const search = translate(rule, 'es-dsl');
    expect(search.status === 'refused' ? null : JSON.parse(search.text)).toMatchObject({
      runtime_mappings: { f: { type: 'long' } },
    });
    expect(translate(rule, 'js').status).toBe('exact');
  });

  it('of a script are taken from the events, as a loss', () => {
    const rule = ruleOf({ type: 'long', script: 'emit(5)' });
    if (rule === null) throw new Error('no rule');
    expect(translate(rule, 'js')).toMatchObject({ losses: [{ code: 'runtime-script', effect: 'where-agreed' }] });
    expect(translate(rule, 'es-dsl').status).toBe('exact');
  });

  it('without a type make the request wrong', () => {
    expect(parse(request({})).problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['request-invalid']);
  });
});
