import fc from 'fast-check';
import type { RunSettings } from '../../../../src/contract/index.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event, FieldType, Json, SchemaField } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import type { SequenceReport, SeriesRule } from '../../../../src/stream/index.ts';
import { ids, prepare, run } from './support.ts';

/** A query and a timeline, small enough that everything collides: keys, moments, categories. */
export interface Case {
  readonly query: string;
  readonly events: readonly Event[];
  readonly nanoseconds: boolean;
  readonly tiebreaker: boolean;
}

const START = 1_600_000_000_000;

const texts = fc.constantFrom<Json>('x', 'x', 'x', 'y', 'y', 'X', '1', '', null);
const numbers = fc.constantFrom<Json>(1, 2, 3, '1', null, '9007199254740993', '9007199254740992');
const addresses = fc.constantFrom<Json>('10.0.0.1', '10.0.0.2', '::ffff:10.0.0.1');

/** Mostly one value, sometimes none, sometimes a list. */
function values(one: fc.Arbitrary<Json>): fc.Arbitrary<{ readonly value?: Json }> {
  return fc.oneof(
    { weight: 5, arbitrary: one.map((value) => ({ value })) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 3 }).map((value) => ({ value })) },
  );
}

const stamps: fc.Arbitrary<Json> = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom('', '4', '7'), fc.boolean())
  .map(([ms, tenths, asText]) =>
    asText ? `${new Date(START + ms).toISOString().slice(0, -1)}${tenths}Z` : Number(`${START + ms}.${tenths || 0}`),
  );

const event: fc.Arbitrary<Event> = fc
  .record({
    category: fc.constantFrom<Json>('A', 'A', 'B', 'B', 'C', 'C', ['A', 'B'], ['B', 'C']),
    stamp: stamps,
    k: values(texts),
    j: values(texts),
    n: values(numbers),
    i: values(addresses),
    m: values(numbers),
    seq: fc.constantFrom<Json>(1, 2, 3, null),
  })
  .map(({ category, stamp, k, j, n, i, m, seq }) => {
    const event: { [key: string]: Json } = { event: { category }, '@timestamp': stamp, seq };
    for (const [name, { value }] of Object.entries({ k, j, n, i, m })) if (value !== undefined) event[name] = value;
    return event;
  });

const CONDITIONS = [
  'true',
  'n == 1',
  'k == "x"',
  'k != "y"',
  'n > 1 or j == "x"',
  'j : "x*" and n < 3',
  'not (j == "y")',
  'k == null',
  'startsWith(j, k)',
  'concat(k, j) == "xy"',
  'event.category == "A"',
  'startsWith(k, j)',
  'not (k == "x" and j == "y")',
  'k == "x" and (j == "y" and n < 3)',
  'n == 1 and k in ("x", "y")',
  'k == "x" or k == "y"',
  'k == "x" or j == "x"',
  'not (k == "y" or n == 2)',
  'm - n == 0',
];
const item = fc.record({
  category: fc.constantFrom('A', 'A', 'B', 'B', 'C', 'any'),
  condition: fc.oneof({ weight: 5, arbitrary: fc.constant('true') }, { weight: 2, arbitrary: fc.constantFrom(...CONDITIONS) }),
  missing: fc.constantFrom(false, false, false, false, true),
  runs: fc.constantFrom(1, 1, 1, 1, 1, 2, 3),
});

/** Keys of one position stay within one family of types, as Elasticsearch demands. */
const position = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(['k'], ['?k'], ['j'], ['k', 'j'], ['?k', 'j'], ['?k', '?j'], ['event.category', 'k']) },
  { weight: 1, arbitrary: fc.constantFrom(['n'], ['?n'], ['i'], ['n', 'm'], ['?n', '?m'], ['?m', 'n', '?m']) },
);

const sequenceQuery = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    shared: fc.constantFrom([], [], ['k'], ['k'], ['?k'], ['?j'], ['n'], ['?i'], ['k', 'j'], ['?k', '?n'], ['event.category']),
    own: fc.option(position, { freq: 2 }),
    maxspan: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 2 }),
    until: fc.option(item, { freq: 2 }),
    pipes: fc.constantFrom(
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '| head 2',
      '| tail 2',
      '| head 3 | tail 1',
      '| tail 3 | head 2',
      '| head 0',
    ),
  })
  .map(({ items, shared, own, maxspan, until, pipes }) => {
    const span = maxspan ?? (items.some(({ missing }) => missing) ? 5 : null);
    const ownKey = (index: number): string => (own === null ? '' : ` by ${own[index % own.length]}`);
    const bodies = items.map(
      ({ category, condition, missing, runs }, index) =>
        `${missing ? '!' : ''}[${category} where ${condition}]${ownKey(index)}${runs > 1 ? ` with runs=${runs}` : ''}`,
    );
    const end = until === null ? '' : ` until [${until.category} where ${until.condition}]${ownKey(0)}`;
    const by = shared.length > 0 ? ` by ${shared.join(', ')}` : '';
    return `sequence${by}${span === null ? '' : ` with maxspan=${span}ms`} ${bodies.join(' ')}${end} ${pipes}`;
  });

/** Single events, which pipes choose among. */
const eventQuery = fc
  .record({
    item,
    pipes: fc.array(fc.constantFrom('| head 1', '| head 3', '| tail 1', '| tail 3'), { minLength: 1, maxLength: 2 }),
  })
  .map(({ item: { category, condition }, pipes }) => `${category} where ${condition} ${pipes.join(' ')}`);

const sampleQuery = fc
  .record({
    items: fc.array(item, { minLength: 2, maxLength: 4 }),
    by: fc.subarray(['k', '?j', 'n', 'i'], { minLength: 1, maxLength: 2 }),
  })
  .map(
    ({ items, by }) =>
      `sample by ${by.join(', ')} ${items.map((each) => `[${each.category} where ${each.condition}]`).join(' ')}`,
  );

export const cases: fc.Arbitrary<Case> = fc.record({
  query: fc.oneof(
    { weight: 6, arbitrary: sequenceQuery },
    { weight: 1, arbitrary: sampleQuery },
    { weight: 1, arbitrary: eventQuery },
  ),
  events: fc.array(event, { minLength: 2, maxLength: 18, size: 'max' }),
  nanoseconds: fc.boolean(),
  tiebreaker: fc.boolean(),
});

export function settingsFor({ nanoseconds, tiebreaker }: Pick<Case, 'nanoseconds' | 'tiebreaker'>): RunSettings {
  const types: { readonly [name: string]: FieldType } = {
    '@timestamp': nanoseconds ? 'date_nanos' : 'date',
    'event.category': 'keyword',
    k: 'keyword',
    j: 'keyword',
    n: 'long',
    m: 'short',
    i: 'ip',
    seq: 'long',
  };
  const fields = new Map(
    Object.entries(types).map(([name, type]): [string, SchemaField] => [
      name,
      { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' },
    ]),
  );
  return {
    schema: { fields },
    semantics: DEFAULT_SEMANTICS,
    now: START,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
    ...(tiebreaker ? { tiebreakerField: 'seq' } : {}),
  };
}

/** What the oracle says of a search that looks for a missing event under null. */
export const NULL_KEY = 'a key is null, under which no missing event can be looked for: the search fails';

export interface Comparison {
  readonly expected: unknown;
  /** All events given, sorted at the end. */
  readonly sorted: unknown;
  /** The same events as a stream that is in order already. */
  readonly streamed: unknown;
}

/** What the oracle finds and what the matcher finds; null for a query that is no EQL, which many a random text is not. */
export async function compare(one: Case): Promise<Comparison | null> {
  const settings = settingsFor(one);
  const prepared = tryPrepare(one.query, settings);
  if (prepared === null) return null;
  const loaded = await oracle.load(one.events, settings);
  const verdict = await loaded.run(one.query);
  const expected = verdict.status === 'answered' ? verdict.matches : verdict;
  const order = inOrder(one, prepared);
  const events = order.flatMap((id) => {
    const each = one.events[id];
    return each === undefined ? [] : [each];
  });
  const streamed = run(prepared, events, { maxDelay: 0 });
  // A head that has its matches looks no further.
  if (verdict.status === 'failed' && one.query.includes('| head')) return null;
  if (verdict.status === 'failed') return failed(verdict.message, run(prepared, one.events).report, streamed.report);
  const inPlaces = ids(streamed.found).map((match) => match.map((id) => order[id]));
  return { expected, sorted: ids(run(prepared, one.events).found), streamed: { found: inPlaces, late: streamed.report.late } };
}

/** Where the oracle fails on a null key the matcher has to tell of one, and so it does where it is given a stream. */
function failed(message: string, sorted: SequenceReport, streamed: SequenceReport): Comparison {
  const told = (report: SequenceReport): string => (report.nullKeys > 0 ? NULL_KEY : 'nothing');
  return { expected: message, sorted: told(sorted), streamed: { found: told(streamed), late: streamed.late } };
}

/** The places of the events by time; what ties stays as it came. Samples go by arrival. */
function inOrder({ events }: Case, { plan, parts }: SeriesRule): readonly number[] {
  const moments = events.map((each) => parts.moment(each));
  const stamps = moments.map((moment) => (moment.ok ? moment.instant : { ms: Infinity, ns: 0 }));
  const ids = [...events.keys()];
  if (plan.kind === 'sample') return ids;
  return ids.sort((one, other) => {
    const [first, second] = [stamps[one], stamps[other]];
    return first === undefined || second === undefined ? 0 : first.ms - second.ms || first.ns - second.ns;
  });
}

export function tryPrepare(query: string, settings: RunSettings): SeriesRule | null {
  try {
    return prepare(query, settings);
  } catch {
    return null;
  }
}
