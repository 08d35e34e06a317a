import { describe, expect, it } from 'vitest';
import type { Program, ProgramEnd, Verdict } from '../../../../src/contract/index.ts';
import { rsigma } from '../../../../src/engines/rsigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const SETTINGS = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};
const PLACE = 'eqlibrium place';
const RULE = 'title: T\nid: i\ntaxonomy: ecs\ndetection:\n    a:\n        b: c\n    condition: a\n';
const PARTS = ['title: A\nname: a\ntaxonomy: ecs', 'title: B\nname: b\ntaxonomy: ecs'];
const CORRELATION = ['title: T\nid: i\ntaxonomy: ecs\ncorrelation:\n    rules: [a, b]', ...PARTS].join('\n---\n');
const EVENTS: readonly Event[] = [
  { '@timestamp': '2026-01-01T00:00:02Z', a: { b: 1 } },
  { '@timestamp': '2026-01-01T00:00:01Z', a: [] },
];

const answered = (lines: readonly object[], errors = ''): ProgramEnd => {
  const output = lines.map((line) => `${JSON.stringify({ rule_title: 'T', rule_id: 'i', ...line })}\n`).join('');
  return { kind: 'exited', code: 0, output, errors };
};

async function run(text: string, end: ProgramEnd, programs: Program[] = []): Promise<Verdict> {
  const engine = rsigma({
    command: 'rsigma',
    run: async (program) => {
      programs.push(program);
      return end;
    },
  });
  return await (await engine.load(EVENTS, SETTINGS)).run(text);
}

describe('rsigma', () => {
  it('is handed flat events with their places, in the order in which they came', async () => {
    const programs: Program[] = [];
    await run(RULE, answered([]), programs);
    const [program] = programs;
    expect([...(program?.input ?? [])].map((line) => JSON.parse(line))).toEqual([
      { '@timestamp': '2026-01-01T00:00:02Z', 'a.b': 1, [PLACE]: 0 },
      { '@timestamp': '2026-01-01T00:00:01Z', [PLACE]: 1 },
    ]);
    expect(program?.files['rule.yml']).toBe(RULE);
  });

  it('sees the events of a correlation in the order of time', async () => {
    const programs: Program[] = [];
    await run(CORRELATION, answered([]), programs);
    expect([...(programs[0]?.input ?? [])].map((line) => JSON.parse(line)[PLACE])).toEqual([1, 0]);
    expect(programs[0]?.arguments('/folder')).toEqual(expect.arrayContaining(['--no-detections', '/folder/rule.yml']));
  });

  it('answers with each event of a rule', async () => {
    const lines = [{ event: { [PLACE]: 1 } }, { event: { [PLACE]: 0 } }];
    expect(await run(RULE, answered(lines))).toEqual({ status: 'answered', matches: [[1], [0]] });
  });

  it('answers with the first firing of each group of a correlation', async () => {
    const fired = (key: string, places: readonly number[]) => ({
      group_key: { key },
      events: places.map((place) => ({ [PLACE]: place })),
    });
    const lines = [fired('x', [1, 0]), fired('x', [0]), fired('y', [0]), { rule_title: 'A', rule_id: null }];
    expect(await run(CORRELATION, answered(lines))).toEqual({ status: 'answered', matches: [[1, 0], [0]] });
  });

  it('puts all events down to a correlation of correlations, which names none', async () => {
    expect(await run(CORRELATION, answered([{ group_key: {}, events: null }]))).toEqual({
      status: 'answered',
      matches: [[0, 1]],
    });
  });

  it.each<[string, ProgramEnd]>([
    ['rsigma answered with a line that is no JSON object', { kind: 'exited', code: 0, output: '[]\n', errors: '' }],
    ['rsigma answered with an event it was not given', answered([{ event: { [PLACE]: 2 } }])],
    ['rsigma: WARN invalid rule', answered([], 'WARN invalid rule')],
    ['rsigma saw 1 of 2 events', answered([], 'Processed 1 events')],
    ['rsigma: exit code 2', { kind: 'exited', code: 2, output: '', errors: '' }],
    ['rsigma took longer than 1 second', { kind: 'gave-up', message: 'rsigma took longer than 1 second' }],
  ])('has failed when: %s', async (message, end) => {
    expect(await run(RULE, end)).toEqual({ status: 'failed', message: expect.stringContaining(message) });
  });

  it('does not run rules whose fields have other names than the events', async () => {
    expect(await run(RULE.replace('taxonomy: ecs\n', ''), answered([]))).toMatchObject({ status: 'unsupported' });
  });

  it('does not run texts without one document that no other refers to', async () => {
    expect(await run(PARTS.join('\n---\n'), answered([]))).toMatchObject({ status: 'failed' });
    expect(await run('- a', answered([]))).toMatchObject({ status: 'failed' });
  });
});
