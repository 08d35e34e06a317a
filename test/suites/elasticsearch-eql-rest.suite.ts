import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/event/index.ts';
import { EXCUSED_REST } from './elasticsearch-eql-rest.excused.ts';
import { type RestTest, readRestTests, type Step, type Table, tableOf, valueAt } from './elasticsearch-eql-rest.ts';
import { type Answer, answer, MATCHERS } from './elasticsearch-eql-rest-answers.ts';
import { bulk, type Cluster, createIndex, type Search, searchOf } from './elasticsearch-eql-rest-cluster.ts';
import { tally } from './tally.ts';

/** What is said of the server or of the form of its answer, not of what is found. */
const SURFACE =
  /^(?:timed_out|took|id|is_running|is_partial|acknowledged|completion_status|(?:start|expiration)_time_in_millis|shard_failures\..*|hits\.(?:events|sequences\.\d+\.events)\.\d+\.fields.*)$/;

/** Parameters that choose among what is found and that no output can say: a reader is told. */
const CHOICES = ['allow_partial_search_results', 'allow_partial_sequence_results'];

type Assertion = Exclude<Step, { readonly kind: 'call' | 'aside' }>;

interface Outcome {
  /** Assertions that were compared. */
  readonly checked: number;
  readonly wrong: readonly string[];
  /** Why the matcher has no answer. */
  readonly none: string | null;
}

async function run({ steps }: RestTest, matcher: (typeof MATCHERS)[string]): Promise<Outcome> {
  const cluster: Cluster = { indices: new Map() };
  const wrong: string[] = [];
  let checked = 0;
  let last: Answer | null = null;
  for (const step of steps) {
    if (step.kind === 'aside') continue;
    if (step.kind !== 'call') {
      if (SURFACE.test(step.path) || last === null) continue;
      const found = compare(step, last);
      if (found === null) continue;
      checked++;
      if (found !== '') wrong.push(found);
    } else if (step.api === 'indices.create') createIndex(cluster, step.parameters);
    else if (step.api === 'bulk') bulk(cluster, step.parameters);
    else if (step.api === 'eql.search') {
      const search = searchOf(cluster, step.parameters);
      last = await answer(search, matcher);
      if (last.kind === 'none') return { checked, wrong, none: last.reason };
      wrong.push(...aboutCall(step.refused, search, last));
      if (step.refused !== null) checked++;
    }
    // The answer to `eql.get` is that of the search; after all others nothing is said of a search any more.
    else if (step.api !== 'eql.get') last = null;
  }
  return { checked, wrong, none: null };
}

function aboutCall(refused: string | null, { parameters }: Search, last: Answer): readonly string[] {
  if (refused !== null) return last.kind === 'refused' ? [] : [`must be refused (${refused}), not ${JSON.stringify(last)}`];
  if (last.kind !== 'found') return [`must not be refused: ${JSON.stringify(last)}`];
  const told = last.warnings.map(({ message }) => message);
  return CHOICES.filter((key) => key in parameters && !told.some((message) => message.includes(`\`${key}\``))).map(
    (key) => `nothing is said of ${key}`,
  );
}

/** What is wrong; the empty text: nothing. Null: the matcher does not tell. */
function compare(step: Assertion, last: Answer): string | null {
  if (last.kind === 'none') return null;
  if (last.kind === 'refused') return compareRefusal(step, last);
  const found: Json = valueAt(last.answer, step.path) ?? null;
  return holdsOf(step, found) ? '' : `${step.path}: ${JSON.stringify(found)}, not ${JSON.stringify(step)}`;
}

function holdsOf(step: Assertion, found: Json): boolean {
  switch (step.kind) {
    case 'equals':
      return isDeepStrictEqual(found, step.value);
    case 'at least':
      return typeof found === 'number' && found >= Number(step.value);
    case 'true':
      return Boolean(found);
    case 'false':
      return !found;
  }
}

/** The reason tells line and column; its words are Elasticsearch's own. */
function compareRefusal(step: Assertion, last: Extract<Answer, { kind: 'refused' }>): string | null {
  const told = `refused: ${last.messages.join('; ')}`;
  if (!step.path.startsWith('error.')) return told;
  if (step.kind !== 'equals' || !step.path.endsWith('.reason')) return null;
  const place = /\bline (\d+:\d+): /.exec(String(step.value))?.[1] ?? null;
  const suggestion = /did you mean \[(\w+)\]/.exec(String(step.value))?.[1] ?? '';
  if (place !== null && place !== last.place) return `${told} at ${last.place}, not at ${place}`;
  return last.messages.some((message) => message.includes(suggestion)) ? '' : `${told}, without ${suggestion}`;
}

const tests = readRestTests();
const count = tally("Elasticsearch's REST tests");

it("Elasticsearch's REST tests are all there", () => {
  const searches = tests.flatMap(({ steps }) => steps).filter((step) => step.kind === 'call' && step.api === 'eql.search');
  expect([tests.length, searches.length]).toEqual([43, 45]);
});

describe.each(Object.entries(MATCHERS))("Elasticsearch's REST tests on %s", (name, matcher) => {
  it.each(tests)('$file: $name', async (test) => {
    const { checked, wrong, none } = await run(test, matcher);
    const row = `${test.file}, ${name}`;
    const excuse = EXCUSED_REST[test.file]?.[test.name];
    if (excuse === undefined || !(excuse.matchers ?? [name]).includes(name)) {
      expect({ wrong, none }).toEqual({ wrong: [], none: null });
      expect(checked).toBeGreaterThan(0);
      return count(row, 'passed');
    }
    if (excuse.kind === 'no claim') expect({ checked, wrong }).toEqual({ checked: 0, wrong: [] });
    else expect(none ?? wrong).not.toEqual([]);
    count(row, 'excused');
  });

  it('a filter of a request leaves out what the test says it does, whatever the query', async () => {
    let filtered = 0;
    for (const { steps } of tests) {
      const cluster: Cluster = { indices: new Map() };
      for (const step of steps) {
        if (step.kind !== 'call') continue;
        if (step.api === 'indices.create') createIndex(cluster, step.parameters);
        if (step.api === 'bulk') bulk(cluster, step.parameters);
        const { filter, ...body } = step.api === 'eql.search' ? tableOf(step.parameters['body']) : {};
        if (filter === undefined) continue;
        filtered++;
        const search = (asked: Table): Search =>
          searchOf(cluster, { ...step.parameters, body: { ...asked, query: 'any where true' } });
        const total = async (asked: Table): Promise<Json | undefined> => {
          const found = await answer(search(asked), matcher);
          return found.kind === 'found' ? valueAt(found.answer, 'hits.total.value') : undefined;
        };
        expect([await total(body), await total({ ...body, filter })]).toEqual([10, 0]);
      }
    }
    expect(filtered).toBe(1);
  });

  it('every excuse names a test', () => {
    const names = tests.map(({ file, name: title }) => `${file}: ${title}`);
    const excused = Object.entries(EXCUSED_REST).flatMap(([file, titles]) =>
      Object.keys(titles).map((title) => `${file}: ${title}`),
    );
    expect(excused.filter((title) => !names.includes(title))).toEqual([]);
  });
});
