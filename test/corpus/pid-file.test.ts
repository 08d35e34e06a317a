import { describe, expect, it } from 'vitest';
import { PROGRAMS } from '../../corpus/background/programs.ts';
import { type LabelledEvent, toNdjsonLine } from '../../corpus/index.ts';
import type { Json } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { MATCHING, NOT_MATCHING } from './pid-file-labels.ts';
import { corpusOf, INDICES, PID_FILE_QUERY } from './support.ts';

const events = corpusOf(PID_FILE_QUERY, { events: 2000 });

function recipes(list: readonly LabelledEvent[], expected: boolean): readonly string[] {
  return [...new Set(list.filter((event) => event.expected === expected).map((event) => event.recipe))].sort();
}

function lines(list: readonly LabelledEvent[]): string {
  return list.map(toNdjsonLine).join('\n');
}

/** The events of one recipe, as JSON values. */
function made(recipe: string, list: readonly LabelledEvent[] = events): readonly Json[] {
  return list.filter((event) => event.recipe === recipe).map((event) => event.event);
}

describe('the corpus of the built-in rule', () => {
  it('labels every recipe as the hand-written table does, each of them within 2,000 events', () => {
    expect(recipes(events, true)).toEqual([...MATCHING].sort());
    expect(recipes(events, false)).toEqual([...NOT_MATCHING].sort());
  });

  it('names the label malicious exactly where the rule should match', () => {
    for (const event of events) expect(event.label).toBe(event.expected ? 'malicious' : 'benign');
  });

  it('follows Unicode folding where the options ask for it', () => {
    const unicode = corpusOf(PID_FILE_QUERY, { events: 4000, folding: 'unicode' });
    expect(recipes(unicode, true)).toEqual([...MATCHING, 'letters-kelvin-lock'].sort());
  });

  it('follows a mapping without a length limit', () => {
    const fields = new Map(ecsSchema().fields);
    const executable = fields.get('process.executable');
    if (executable === undefined) throw new Error('the schema lacks process.executable');
    fields.set('process.executable', { ...executable, ignoreAbove: null });
    const unlimited = corpusOf(PID_FILE_QUERY, { events: 4000, schema: { fields } });
    const lengths = ['length-over-the-limit', 'length-far-over-the-limit', 'length-over-the-limit-in-a-list'];
    expect(recipes(unlimited, true)).toEqual([...MATCHING, ...lengths].sort());
  });

  it('makes values of exactly the limit and one more', () => {
    const executables = (recipe: string) =>
      made(recipe).map((event) => JSON.parse(JSON.stringify(event)).process.executable.length);
    expect(new Set(executables('length-at-the-limit'))).toEqual(new Set([1024]));
    expect(new Set(executables('length-over-the-limit'))).toEqual(new Set([1025]));
  });

  it('keeps fields under a key named __proto__ as own properties of the line', () => {
    const [event] = made('shape-fields-in-prototype-key');
    expect(JSON.stringify(event)).toContain('"__proto__":{"user":{"id":"0"}');
  });

  it('holds later versions of the rule to the same recipes', () => {
    const later = PID_FILE_QUERY.replace('event.type ==', 'host.os.type == "linux" and event.type ==');
    expect(recipes(corpusOf(later, { events: 2000 }), true)).toEqual([...MATCHING].sort());
  });

  it('runs no ordinary program out of a directory of PID files', () => {
    for (const program of PROGRAMS.linux) expect(program.executable).not.toMatch(/^\/(var\/)?run\//i);
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

  it('writes the label under a key of its own, last in the line', () => {
    const [event] = events;
    if (event === undefined) throw new Error('the corpus is empty');
    const { eqlibrium, ...rest } = JSON.parse(toNdjsonLine(event));
    expect(rest).toEqual(event.event);
    expect(eqlibrium).toEqual({ expected: true, label: 'malicious', recipe: event.recipe, nearMiss: event.nearMiss });
  });
});
