import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Event } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { ids, prepare, run } from '../src/stream/sequence/support.ts';
import { shared } from './shared.ts';
import { tally } from './tally.ts';

interface Series {
  readonly name: string;
  /** One line of events for each item. */
  readonly items: readonly (readonly string[])[];
  readonly expected: readonly string[];
}

/** Cases of a name, the events of each item, and the matches, with a line of `;` after events and matches. */
function readSeries(): readonly Series[] {
  const lines = readFileSync(shared('suites/elasticsearch-eql/sequences.series-spec'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('//'));
  const blocks = lines
    .join('\n')
    .split(/^;\s*$/m)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''));
  const found: Series[] = [];
  for (let index = 0; index + 1 < blocks.length; index += 2) {
    const [name = '', ...items] = blocks[index] ?? [];
    const expected = (blocks[index + 1] ?? []).map((line) => line.trim().split(/\s+/).join(' '));
    found.push({ name: name.trim(), items: items.map((line) => line.trim().split(/\s+/)), expected });
  }
  return found;
}

const count = tally("Elasticsearch's series");

const SETTINGS: RunSettings = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

/** The events of each match by their places in the list. */
type Matcher = (query: string, events: readonly Event[]) => Promise<readonly (readonly number[])[]>;

const MATCHERS: { readonly [name: string]: Matcher } = {
  oracle: async (query, events) => {
    const verdict = await (await oracle.load(events, SETTINGS)).run(query);
    if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
    return verdict.matches;
  },
  matchers: async (query, events) => ids(run(prepare(query, SETTINGS), events).found),
};

describe.each(Object.entries(MATCHERS))("Elasticsearch's series on the %s", (matcher, matches) => {
  it.each(readSeries())('$name', async ({ items, expected }) => {
    const words = items.flatMap((item, index) => item.map((word) => ({ word, category: `item${index}` })));
    // The token X99 only makes the engine look further; it is no event.
    const real = words.filter(({ word }) => !/X99$/.test(word));
    const events = real.map(({ word, category }): Event => {
      const [, key = null, time] = /^(?:(\w+)\|)?[A-Z]+([0-9]+)$/.exec(word) ?? [];
      return { event: { category }, '@timestamp': Number(time), key };
    });
    const keyed = events.some((event) => event['key'] !== null);
    const query = `sequence ${keyed ? 'by key' : ''} ${items.map((_, index) => `[item${index} where true]`).join(' ')}`;
    const name = (id: number, place: number): string =>
      (place === 0 ? real[id]?.word : real[id]?.word.replace(/^\w+\|/, '')) ?? '';
    expect((await matches(query, events)).map((match) => match.map(name).join(' '))).toEqual(expected);
    count(matcher, 'passed');
  });
});
