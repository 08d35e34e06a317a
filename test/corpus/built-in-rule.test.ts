import { describe, expect, it } from 'vitest';
import { type LabelledEvent, planCorpus, toNdjsonLine } from '../../corpus/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { asked, corpusOf, INDICES, PID_FILE_QUERY } from './support.ts';

type Fields = { readonly [key: string]: unknown };

/** A value or values as an index takes them, one list; texts of more than 1,024 characters are left out. */
function indexed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(indexed);
  return value === null || value === undefined || typeof value === 'object' || String(value).length > 1024 ? [] : [String(value)];
}

function valuesOf(event: Fields, [first, last]: readonly [string, string]): readonly string[] {
  const inner = event[first];
  const nested = typeof inner === 'object' && inner !== null ? indexed((inner as Fields)[last]) : [];
  return [...nested, ...indexed(event[`${first}.${last}`])];
}

/** What the rule says, written by hand. */
function matches({ event }: LabelledEvent): boolean {
  return (
    valuesOf(event, ['event', 'category']).includes('process') &&
    valuesOf(event, ['event', 'type']).includes('start') &&
    valuesOf(event, ['user', 'id']).includes('0') &&
    valuesOf(event, ['process', 'executable']).some((path) => /^\/var\/run\/[a-z0-9_]+\.(pid|lock|reboot)$/i.test(path))
  );
}

const events = corpusOf(PID_FILE_QUERY, { events: 4000 });

function lines(list: readonly LabelledEvent[]): string {
  return list.map(toNdjsonLine).join('\n');
}

describe('the corpus of the built-in rule', () => {
  it('labels every event as the rule written by hand does', () => {
    for (const labelled of events) expect([labelled.recipe, matches(labelled)]).toEqual([labelled.recipe, labelled.expected]);
  });

  it('has near misses of every condition, many of each, on both sides', () => {
    const kinds = (list: readonly LabelledEvent[], nearMiss: string) =>
      new Set(list.filter((one) => one.nearMiss === nearMiss).map(({ recipe }) => recipe)).size;
    const [hits, misses] = [events.filter(({ expected }) => expected), events.filter(({ expected }) => !expected)];
    const least = { 'event.category ==': 25, 'event.type ==': 25, 'user.id ==': 20, 'process.executable regex~': 28 };
    for (const [nearMiss, count] of Object.entries(least)) {
      expect([nearMiss, kinds(misses, nearMiss)]).toEqual([nearMiss, expect.toSatisfy((found: number) => found >= count)]);
      expect(kinds(hits, nearMiss)).toBeGreaterThan(5);
    }
    expect(planCorpus(asked(PID_FILE_QUERY), { events: 0, seed: 1, schema: ecsSchema() }).gaps).toEqual([]);
  });

  it('tells stories: root on Linux starts a program with a name, called by its path', () => {
    const plain = events.filter(({ recipe }) => recipe === 'match').map(({ event }) => JSON.parse(JSON.stringify(event)));
    expect(plain.length).toBeGreaterThan(20);
    for (const { host, process, user } of plain) {
      expect(host.os.type).toBe('linux');
      expect([user.name, user.id].join()).toBe('root,0');
      expect(process.args).toEqual([process.executable]);
      expect(process.command_line).toBe(process.executable);
      expect(process.executable.endsWith(`/${process.name}`)).toBe(true);
    }
    const named = plain.filter(({ process }) => /\/[a-z_]{4,}[0-9]?\.[a-z]+$/.test(process.executable));
    expect(named.length / plain.length).toBeGreaterThan(0.5);
  });

  it('tells them in the fields of Endgame as well', () => {
    const endgame = events.filter(({ event, expected, recipe }) => expected && recipe === 'match' && 'endgame' in event);
    expect(endgame.length).toBeGreaterThan(0);
    for (const { event } of endgame) {
      const { endgame: own, process } = JSON.parse(JSON.stringify(event));
      expect(own.process_path).toBe(process.executable);
    }
  });

  it('makes values of exactly the limit and one more', () => {
    const lengths = (recipe: string) =>
      new Set(
        events
          .filter((one) => one.recipe === recipe && one.nearMiss === 'process.executable regex~')
          .map(({ event }) => JSON.parse(JSON.stringify(event)).process.executable.length),
      );
    expect(lengths('held-at-the-limit')).toEqual(new Set([1024]));
    expect(lengths('failed-over-the-limit')).toEqual(new Set([1025]));
  });
});

describe('a corpus', () => {
  it('is the same bytes for the same seed and other bytes for another', () => {
    const first = lines(corpusOf(PID_FILE_QUERY, { events: 500, seed: 5 }));
    expect(lines(corpusOf(PID_FILE_QUERY, { events: 500, seed: 5 }))).toBe(first);
    expect(lines(corpusOf(PID_FILE_QUERY, { events: 500, seed: 6 }))).not.toBe(first);
  });

  it('starts with the events of a shorter one', () => {
    const longer = lines(corpusOf(PID_FILE_QUERY, { events: 333 }));
    expect(longer.startsWith(lines(corpusOf(PID_FILE_QUERY, { events: 111 })))).toBe(true);
  });

  it('starts with an event that the rule must catch', () => {
    for (const seed of [1, 2, 3]) expect(corpusOf(PID_FILE_QUERY, { events: 1, seed })[0]?.expected).toBe(true);
  });

  it.each([0.01, 0.02, 0.1, 0.5, 1])('holds the malicious share %d', (maliciousShare) => {
    const matching = corpusOf(PID_FILE_QUERY, { events: 2000, maliciousShare }).filter((event) => event.expected);
    expect(matching.length).toBe(2000 * maliciousShare);
  });

  it('names the label malicious exactly where the rule should match', () => {
    for (const event of events) expect(event.label).toBe(event.expected ? 'malicious' : 'benign');
  });

  it('keeps every time stamp within the four minutes before its end', () => {
    const endTime = Date.UTC(2030, 1, 1);
    for (const { event } of corpusOf(PID_FILE_QUERY, { events: 300, endTime })) {
      const time = Date.parse(String(event['@timestamp']));
      expect(time).toBeGreaterThan(endTime - 240_000);
      expect(time).toBeLessThan(endTime);
    }
  });

  it('has events of Endgame only where the rule reads its indices', () => {
    const modules = (indices: readonly string[]) =>
      lines(corpusOf(PID_FILE_QUERY, { events: 300, documentIndices: indices })).includes('"module":"endgame"');
    expect(modules(INDICES)).toBe(true);
    expect(modules(['logs-endpoint.events.*'])).toBe(false);
  });

  it('has ordinary events that differ', () => {
    const lived = corpusOf(PID_FILE_QUERY, { events: 4000, maliciousShare: 0.02 }).filter(
      ({ nearMiss, expected }) => !expected && nearMiss === null,
    );
    const told = lived.map(({ event }) => JSON.stringify({ ...event, '@timestamp': null, event: null }));
    expect(new Set(told).size / told.length).toBeGreaterThan(0.9);
  });

  it('writes the label under a key of its own, last in the line', () => {
    const [event] = events;
    if (event === undefined) throw new Error('the corpus is empty');
    const { eqlibrium, ...rest } = JSON.parse(toNdjsonLine(event));
    expect(rest).toEqual(event.event);
    expect(eqlibrium).toEqual({ expected: true, label: 'malicious', recipe: event.recipe, nearMiss: event.nearMiss });
  });
});
