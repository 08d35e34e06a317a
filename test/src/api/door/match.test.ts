import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { compile, parse } from '../../../../src/index.ts';
import { type ByteSource, createMatcher, type StreamMatch, type StreamReport } from '../../../../src/public/match.ts';

const RULES = [
  'process where process.name : "nc"',
  'process where process.name = "broken"',
  'sequence by host.id [process where process.name == "nc"] [file where file.name == "x"]',
  'any where event.category == "process"',
  ...Array.from({ length: 9 }, (_, at) => `process where process.name == "p${at}"`),
];
const EVENTS = [
  { '@timestamp': '2024-01-01T00:00:00Z', event: { category: 'process' }, process: { name: 'nc' }, host: { id: 'a' } },
  { '@timestamp': '2024-01-01T00:00:01Z', event: { category: 'file' }, file: { name: 'x' }, host: { id: 'a' } },
  { '@timestamp': '2024-01-01T00:00:02Z', event: { category: 'process' }, process: { name: ['p3', 'NC'] } },
];
const bytes = new TextEncoder().encode(`${EVENTS.map((event) => JSON.stringify(event)).join('\n[1]\n')}\n`);
const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7));

async function all(
  source: ByteSource,
): Promise<{ readonly matches: readonly StreamMatch[]; readonly report: StreamReport | null }> {
  let report: StreamReport | null = null;
  const matches: StreamMatch[] = [];
  const onEnd = (read: StreamReport): void => {
    report = read;
  };
  for await (const match of createMatcher(RULES).matchStream(source, { onEnd })) matches.push(match);
  return { matches, report };
}

describe('createMatcher', () => {
  it('asks all rules about a parsed event, and names them by their places', () => {
    const matcher = createMatcher(RULES);
    expect(EVENTS.map((event) => matcher.match(event))).toEqual([[0, 3], [], [0, 3, 7]]);
    expect([null, 1, 'x', [EVENTS[0]]].map((event) => matcher.match(event))).toEqual([[], [], [], []]);
  });

  it('leaves out rules that cannot run, and says why', () => {
    const { leftOut } = createMatcher(RULES);
    expect(leftOut.map(({ rule, problems }) => [rule, problems.length > 0])).toEqual([[1, true]]);
  });

  it('takes rules as parse gives them, and answers as compile does', () => {
    const rules = RULES.flatMap((text) => parse(text).rules).flatMap(({ meaning }) => (meaning.ok ? [meaning.value.rule] : []));
    const singles = rules.filter(({ plan }) => plan.kind === 'single');
    const matcher = createMatcher(singles);
    for (const event of EVENTS) {
      const each = singles.flatMap((rule, place) => {
        const compiled = compile(rule);
        return compiled.ok && compiled.value(event) ? [place] : [];
      });
      expect(matcher.match(event)).toEqual(each);
    }
  });

  it('reads a line of bytes as strictly as a stream', () => {
    const line = (text: string) => createMatcher(RULES).matchLine(new TextEncoder().encode(text));
    expect(line('{"event":{"category":"process"},"process":{"name":"\\u006ec"}}\r\n')).toEqual([0, 3]);
    for (const text of ['', '  ', '[1]', '{"a":1', '{"a":01}', '{}\n{}', '\u0000']) expect(line(text)).toBeNull();
    expect(createMatcher(RULES).matchLine(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBeNull();
    expect(createMatcher(['any where m == "1.0"']).matchLine(new TextEncoder().encode('{"m":1.0}'))).toEqual([0]);
  });

  it.each<[from: string, source: () => ByteSource]>([
    ['a stream of the web', () => new Blob([bytes]).stream()],
    ['a stream of Node', () => Readable.from(pieces)],
    ['pieces', () => pieces],
  ])('finds matches of all kinds in %s', async (_, source) => {
    const { matches, report } = await all(source());
    expect(matches.map((match) => (match.kind === 'event' ? [match.lineNumber, ...match.rules] : match.rule))).toEqual([
      [1, 0, 3],
      2,
      [5, 0, 3, 7],
    ]);
    expect(report).toMatchObject({ events: 3, badLineCount: 2 });
  });

  it('lets go of a stream that nobody reads on', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const match of createMatcher(RULES).matchStream(endless)) if (match.kind === 'event') break;
    expect(cancelled).toBe(true);
  });
});
