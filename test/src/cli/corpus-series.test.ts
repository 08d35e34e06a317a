import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { someOf } from '../../support/random-cases.ts';

interface Label {
  readonly expected: boolean;
  readonly recipe: string;
  readonly timeline: number | null;
  readonly matches: readonly number[];
}

interface Line {
  readonly '@timestamp'?: string | number;
  readonly eqlibrium: Label;
}

function parsed(out: string): readonly Line[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));
}

/** The matches that the labels tell, each as the numbers of its lines. */
function told(lines: readonly Line[]): readonly string[] {
  const matches = new Map<number, number[]>();
  for (const [place, { eqlibrium }] of lines.entries())
    for (const number of eqlibrium.matches) matches.set(number, [...(matches.get(number) ?? []), place + 1]);
  return [...matches.values()].map((match) => match.join()).sort();
}

/** The matches that `match --ids` prints. */
function found(out: string): readonly string[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line): { readonly events: readonly ({ readonly line: number } | null)[] } => JSON.parse(line))
    .map(({ events }) => events.flatMap((event) => (event === null ? [] : [event.line])).sort((a, b) => a - b))
    .map((match) => match.join())
    .sort();
}

async function printed(query: string, ...options: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const { out, err } = await run(['corpus', 'r.eql', '--events', '400', ...options], { files: { 'r.eql': query } });
  return { out, err };
}

async function matched(query: string, input: string, ...options: readonly string[]): Promise<readonly string[]> {
  return found((await run(['match', 'r.eql', '-', '--ids', ...options], { files: { 'r.eql': query }, input })).out);
}

const PAIR = 'sequence by host.id with maxspan=1m [process where process.name == "a"] [network where destination.port == 443]';

/** Rules whose matches the labels name event by event. */
const SEQUENCES = [
  PAIR,
  'sequence by host.id with maxspan=1ms [process where true] [file where true]',
  'sequence by user.name with maxspan=1d [authentication where event.outcome == "failure"] with runs=3 [authentication where event.outcome == "success"]',
  'sequence by source.ip with maxspan=1h [authentication where user.name != null] with runs=3',
  'sequence by host.id with maxspan=1m [file where file.extension == "x"] [file where true] until [process where event.type == "end"]',
  'sequence by host.id with maxspan=5m [process where process.name == "a"] ![network where true]',
  'sequence by host.id with maxspan=5m ![network where true] [process where true] [file where true] ![registry where true]',
  'sequence with maxspan=1s [process where process.pid > 5] by process.pid, host.id [process where true] by process.parent.pid, host.name',
  // Without maxspan timelines have keys of their own, or the labels tell of the stream as a whole.
  'sequence by host.id [process where process.name == "a"] [file where true] until [process where process.name like "b*"]',
  'sequence by host.ip [process where true] [file where true]',
  'sequence [process where process.name == "a"] [file where file.name : "b*"] [process where process.name == "a"]',
  'sequence by user.id [file where user.id : "a*"] [process where user.id != "a1"]',
  'sequence by ?user.domain [process where true] [file where true]',
  'sequence by host.id with maxspan=2s [file where true] [process where true] | tail 3',
  'sequence by host.id with maxspan=2s [file where true] [process where true] | head 7 | tail 2',
  // Single events.
  'process where process.name == "a" | tail 30',
  'file where file.name : "a*" | head 12 | tail 9',
];

const SAMPLES = [
  'sample by host.id [process where process.name == "a"] [file where true]',
  'sample by host.id, user.name [process where true] [process where true] [any where process.pid > 3]',
];

describe('corpus of a sequence', () => {
  it.each(someOf(SEQUENCES))('is found by match event by event as its labels say: %s', async (query) => {
    const { out, err } = await printed(query);
    const lines = parsed(out);
    expect(err).toBe('');
    expect(lines.length).toBeGreaterThan(300);
    expect(told(lines).length).toBeGreaterThan(0);
    expect(await matched(query, out)).toEqual(told(lines));
  });

  it.each(someOf(SEQUENCES))('is found so with events out of order, too, by a match that waits as long: %s', async (query) => {
    const { out } = await printed(query, '--max-delay', '3s');
    const lines = parsed(out);
    expect(told(lines).length).toBeGreaterThan(0);
    expect(await matched(query, out, '--max-delay', '3s')).toEqual(told(lines));
  });

  it.each(someOf(SAMPLES))('and of a sample holds as many matches as its labels number: %s', async (query) => {
    const lines = parsed((await printed(query)).out);
    const { out } = await printed(query);
    expect(told(lines).length).toBeGreaterThan(10);
    expect(await matched(query, out)).toHaveLength(told(lines).length);
  });

  it('stands in the order of time', async () => {
    const instants = parsed((await printed(PAIR)).out).map((line) => new Date(line['@timestamp'] ?? Number.NaN).getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  it('with --max-delay holds steps late by just that, later ones, and such without a time, which match counts', async () => {
    const { out } = await printed(PAIR, '--max-delay', '3s');
    const recipes = new Map<string, number>();
    for (const { eqlibrium } of parsed(out)) {
      const { recipe, expected } = eqlibrium;
      recipes.set(recipe, (recipes.get(recipe) ?? 0) + Number(expected));
    }
    expect(recipes.get('step-late-by-the-delay')).toBeGreaterThan(0);
    for (const stray of ['step-late-by-1ms-more', 'step-without-timestamp', 'step-with-unreadable-timestamp'])
      expect([stray, recipes.get(stray)]).toEqual([stray, 0]);
    const { out: counted } = await run(['match', 'r.eql', '-', '--count', '--json', '--max-delay', '3s'], {
      files: { 'r.eql': PAIR },
      input: out,
    });
    const [series] = JSON.parse(counted).rules.map((rule: { readonly series: unknown }) => rule.series);
    const strays = (name: string): number =>
      new Set(parsed(out).flatMap(({ eqlibrium: one }) => (one.recipe === name ? [one.timeline] : []))).size;
    expect(series).toMatchObject({
      late: strays('step-late-by-1ms-more'),
      unplaced: {
        'no-timestamp': strays('step-without-timestamp'),
        'bad-timestamp': strays('step-with-unreadable-timestamp'),
      },
    });
  });

  it('keeps a share of events that take part in matches', async () => {
    for (const share of [0.05, 0.5]) {
      const lines = parsed((await printed(PAIR, '--malicious-share', String(share))).out);
      const malicious = lines.filter(({ eqlibrium }) => eqlibrium.expected).length / lines.length;
      expect(Math.abs(malicious - share)).toBeLessThan(0.05);
    }
  });

  it('is the same for the same seed, and a shorter one begins a longer', async () => {
    const { out } = await printed(PAIR);
    expect((await printed(PAIR)).out).toBe(out);
    const shorter = (await printed(PAIR, '--events', '100')).out;
    expect(out.startsWith(shorter)).toBe(true);
    expect(parsed(shorter).length).toBeGreaterThan(90);
    expect((await printed(PAIR, '--seed', '2')).out).not.toBe(out);
  });

  it('of a rule that nothing can match says which conditions stand in the way', async () => {
    const query =
      'sequence by user.id with maxspan=1m [process where process.pid > 3 and user.id == "1"] [file where user.id != "1"]';
    const { out, err } = await printed(query);
    expect(parsed(out).filter(({ eqlibrium }) => eqlibrium.expected)).toEqual([]);
    expect(err).toContain('r: no match could be made in 400 events:');
    expect(err).toContain(
      '  1:72: user.id == "1": no event was found that meets it together with the other condition named here\n' +
        '  1:100: user.id != "1": no event was found that meets it together with the other condition named here; it speaks of a join key, so Elasticsearch asks it of item 1 as well\n',
    );
  });

  it.each([
    ['of a rule over single events', 'process where true', '5s', '--max-delay is for sequences and samples'],
    ['that lets nothing be late', PAIR, 'all', '--max-delay needs a time here'],
  ])('refuses a delay %s', async (_, query, delay, message) => {
    const { exitCode, err } = await run(['corpus', 'r.eql', '--max-delay', delay], { files: { 'r.eql': query } });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain(message);
  });
});
