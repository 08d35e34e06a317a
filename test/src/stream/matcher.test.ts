import { describe, expect, it } from 'vitest';
import { createMatcher, type LineMatch, type MatcherOptions, type Report, type StreamRule } from '../../../src/stream/index.ts';

const isA: StreamRule = { id: '1', name: 'a', matches: (event) => JSON.stringify(event).includes('"a"'), facts: null };

function run(text: string | Uint8Array, chunkBytes = 1 << 20, rules = [isA], options: MatcherOptions = {}) {
  const found: LineMatch[] = [];
  const matcher = createMatcher(rules, { ...options, onMatch: (match) => found.push(match) });
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const buffer = new Uint8Array(chunkBytes);
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    // One buffer is used again and again, as file readers do.
    const part = bytes.subarray(start, start + chunkBytes);
    buffer.set(part);
    matcher.push(buffer.subarray(0, part.length));
  }
  return { found, report: matcher.end() };
}

function counts({ lines, blankLines, events, badLineCount, matches }: Report) {
  return { lines, blankLines, events, badLineCount, matches };
}

describe('createMatcher', () => {
  it('gives each match its rule, line number, line and event', () => {
    const { found, report } = run('{"x":"b"}\n{"x":"a"}\n');
    expect(found).toEqual([{ rules: [0], lineNumber: 2, line: '{"x":"a"}', event: { x: 'a' } }]);
    expect(report).toMatchObject({ bytes: 20, lines: 2, events: 2, candidates: 2, matchedLines: 1, matches: [1] });
  });

  it('reads a last line without its line feed', () => {
    expect(counts(run('{"x":"a"}\n{"x":"a"}').report)).toEqual({
      lines: 2,
      blankLines: 0,
      events: 2,
      badLineCount: 0,
      matches: [2],
    });
  });

  it('reads nothing from nothing', () => {
    expect(counts(run('').report)).toEqual({ lines: 0, blankLines: 0, events: 0, badLineCount: 0, matches: [0] });
  });

  it('counts blank lines and skips them', () => {
    expect(counts(run('\n \r\n{"x":"a"}\n\n').report)).toEqual({
      lines: 4,
      blankLines: 3,
      events: 1,
      badLineCount: 0,
      matches: [1],
    });
  });

  it('takes CR LF line ends, and gives the line without', () => {
    const { found } = run('{"x":"a"}\r\n{"x":"a"}\r\n');
    expect(found.map((match) => match.line)).toEqual(['{"x":"a"}', '{"x":"a"}']);
  });

  it('skips a byte order mark at the start of the stream only', () => {
    expect(counts(run('\ufeff{"x":"a"}\n\ufeff{"x":"a"}\n').report)).toEqual({
      lines: 2,
      blankLines: 0,
      events: 1,
      badLineCount: 1,
      matches: [1],
    });
  });

  it('gives the same report however the bytes are cut', () => {
    const text = '\ufeff{"x":"a"}\r\n\n{"é":"日a"}\nbad\n[1]\n{"x":"\\u0061","y":"a"}\n{"deep":[[[["a"]]]]}\n{"x":"a"}';
    const whole = run(text);
    expect(counts(whole.report)).toEqual({ lines: 8, blankLines: 1, events: 5, badLineCount: 2, matches: [4] });
    for (let size = 1; size < 30; size++) expect(run(text, size)).toEqual(whole);
  });

  it('reports bad lines with number, reason and place, and goes on', () => {
    const invalid = new TextEncoder().encode('{"x":"a"}\n{"x":\n[1]\n{"x":"?"}\n{"x":"a"}\n');
    invalid[26] = 0xff;
    const { report } = run(invalid);
    expect(report.badLines).toEqual([
      { lineNumber: 2, reason: 'invalid-json', byte: 6 },
      { lineNumber: 3, reason: 'not-an-object', byte: 1 },
      { lineNumber: 4, reason: 'invalid-utf-8', byte: 7 },
    ]);
    expect(report.matches).toEqual([2]);
  });

  it('lists some bad lines and counts all', () => {
    const { report } = run('x\n'.repeat(500), 1 << 20, [isA], { maxListedBadLines: 7 });
    expect(report.badLines).toHaveLength(7);
    expect(report.badLineCount).toBe(500);
  });

  it.each([3, 64, 1 << 20])('drops a line beyond the limit and reads the next, in chunks of %d', (chunk) => {
    const { report, found } = run(`{"x":"${'y'.repeat(200)}"}\n{"x":"a"}\n`, chunk, [isA], { maxLineBytes: 100 });
    expect(report.badLines).toEqual([{ lineNumber: 1, reason: 'too-long', byte: null }]);
    expect(found.map((match) => match.lineNumber)).toEqual([2]);
  });

  it('counts a last line that is too long', () => {
    expect(run('y'.repeat(200), 64, [isA], { maxLineBytes: 100 }).report).toMatchObject({ lines: 1, badLineCount: 1 });
  });

  it('reads a string of 20 MB', () => {
    const { report } = run(`{"x":"${'y'.repeat(20_000_000)}","z":"a"}\n`, 1 << 16);
    expect(counts(report)).toEqual({ lines: 1, blankLines: 0, events: 1, badLineCount: 0, matches: [1] });
  });

  it('reports a line of 100,000 levels', () => {
    const { report } = run(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"x":"a"}\n`);
    expect(report.badLines.map((line) => line.reason)).toEqual(['too-deep']);
    expect(report.matches).toEqual([1]);
  });

  it('looks at what is in a chunk now, however often the same bytes are filled again', () => {
    const leaf = {
      need: { kind: 'sign', sign: { kind: 'value', field: 'x', text: 'b', letters: 'exact' } },
      isWhole: false,
      longest: null,
    } as const;
    const sought = { conditions: [{ kind: 'leaf', number: 0, leaf }], deciding: ['x'] } as const;
    const rule: StreamRule = { ...isA, ...sought, facts: null, matches: (event) => Object(event).x === 'b' };
    const found: unknown[] = [];
    const matcher = createMatcher([rule], { onMatch: ({ lineNumber, line, event }) => found.push([lineNumber, line, event]) });
    const chunk = new TextEncoder().encode('{"x":"a"}\n');
    for (const value of 'abab') {
      chunk[6] = value.charCodeAt(0);
      matcher.push(chunk);
    }
    expect(found).toEqual([2, 4].map((lineNumber) => [lineNumber, '{"x":"b"}', { x: 'b' }]));
    expect(matcher.end()).toMatchObject({ events: 4, candidates: 2 });
  });

  it('names all rules that match a line and counts each', () => {
    const isB: StreamRule = { ...isA, matches: (event) => JSON.stringify(event).includes('"b"') };
    const { found, report } = run('{"x":["a","b"]}\n{"x":"b"}\n{"x":"c"}\n', 1 << 20, [isA, isB]);
    expect(found.map((match) => match.rules)).toEqual([[0, 1], [1]]);
    expect(report).toMatchObject({ matches: [1, 2], matchedLines: 2, events: 3 });
  });

  it('parses only the lines that the facts of some rule allow', () => {
    const asked: unknown[] = [];
    const rule: StreamRule = {
      ...isA,
      facts: { kind: 'text', text: '/a/b', letters: 'fold' },
      matches: (event) => asked.push(event) > 0,
    };
    const { report } = run('{"x":"/A/B"}\n{"x":"/a"}\n{"x":"\\/a\\/b"}\n{"x":"\\u0061"}\n{"x":"\\n"}\n', 1 << 20, [rule]);
    expect(asked).toEqual([{ x: '/A/B' }, { x: '/a/b' }, { x: 'a' }]);
    expect(report).toMatchObject({ events: 5, candidates: 3 });
  });

  it('asks the rules after the first that needs the event without searching', () => {
    const asked: string[] = [];
    const rule = (id: string, text: string): StreamRule => ({
      ...isA,
      facts: { kind: 'text', text, letters: 'exact' },
      matches: () => asked.push(id) > 0,
    });
    run('{"x":"bb"}\n{"x":"cc"}\n', 1 << 20, [rule('first', 'aa'), rule('second', 'bb'), rule('third', 'aa')]);
    expect(asked).toEqual(['second', 'third']);
  });

  it('parses every line where searching for all the rules would take longer', () => {
    const facts = { kind: 'text', text: 'absent', letters: 'exact' } as const;
    const rules = Array.from({ length: 100 }, () => ({ ...isA, facts }));
    expect(run('{"x":"b"}\n{"x":"c"}\n', 1 << 20, rules).report).toMatchObject({ events: 2, candidates: 2 });
    expect(run('{"x":"b"}\n{"x":"c"}\n', 1 << 20, rules.slice(0, 10)).report).toMatchObject({ events: 2, candidates: 0 });
  });
});
