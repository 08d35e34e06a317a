import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../../src/api/stream-rules.ts';
import type { Event } from '../../../src/event/index.ts';
import { EMPTY_META } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { createStream, type LineMatch, type SeriesMatch, type StreamOptions } from '../../../src/stream/index.ts';

const START = Date.UTC(2024, 0, 1);

function run(queries: readonly string[], text: string, options: StreamOptions = {}) {
  const compile = streamRuleCompiler();
  const rules = queries.map((query, index) => {
    const analysis = analyzeEql(source(query, 'rule'), { meta: EMPTY_META });
    if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
    const compiled = compile(analysis.value.rule, { id: String(index), name: query });
    if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
    return compiled.value;
  });
  const lines: LineMatch[] = [];
  const series: SeriesMatch[] = [];
  const stream = createStream(rules, {
    onMatch: (match) => lines.push(match),
    onSeries: (match) => series.push(match),
    ...options,
  });
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += 7) stream.push(bytes.subarray(start, start + 7));
  return { lines, series, report: stream.end() };
}

function line(category: string, ms: number, more: Event = {}): string {
  return `${JSON.stringify({ '@timestamp': START + ms, event: { category }, host: { id: 'h1' }, ...more })}\n`;
}

const PAIR = 'sequence by host.id [process where process.name == "cmd.exe"] [network where destination.port == 443]';
const CMD = line('process', 1, { process: { name: 'cmd.exe' } });
const OTHER = line('process', 2, { process: { name: 'calc.exe' } });
const NET = line('network', 3, { destination: { port: 443 } });

describe('createStream', () => {
  it('runs rules of all kinds in one pass', () => {
    const single = 'process where process.name == "cmd.exe"';
    const sample = 'sample by host.id [process where process.name == "calc.exe"] [network where true]';
    const { lines, series, report } = run([single, PAIR, sample], CMD + OTHER + NET);
    expect(lines.map(({ rules, lineNumber }) => [rules, lineNumber])).toEqual([[[0], 1]]);
    expect(series).toEqual([
      { rule: 1, events: [at(1, CMD), at(3, NET)], keys: ['h1'] },
      { rule: 2, events: [at(2, OTHER), at(3, NET)], keys: ['h1'] },
    ]);
    expect(report).toMatchObject({
      events: 3,
      matchedLines: 1,
      matches: [1, 1, 1],
      series: [null, { events: 2 }, { events: 2 }],
    });
  });

  it('offers only lines that some item may fit, those of until included', () => {
    const query = `${PAIR.replaceAll('"cmd.exe"', '"zebra-cmd.exe"')} until [any where user.name == "xylophone"]`;
    const named = line('network', 4, { user: { name: 'xylophone' } });
    const elsewhere = line('network', 4, { message: 'xylophone' });
    const plain = line('library', 5, {});
    expect(run([query], plain + named + elsewhere + plain).report).toMatchObject({ events: 4, candidates: 1 });
  });

  it('until is seen although no item fits its line', () => {
    const query = `${PAIR} until [any where user.name == "xylophone"]`;
    expect(run([query], CMD + NET).series).toHaveLength(1);
    expect(run([query], CMD + line('library', 2, { user: { name: 'xylophone' } }) + NET).series).toHaveLength(0);
  });

  it('gives line numbers alone when lines are not kept', () => {
    const { series } = run([PAIR], CMD + NET, { keepLines: false });
    expect(series[0]?.events).toEqual([
      { lineNumber: 1, line: null },
      { lineNumber: 2, line: null },
    ]);
  });

  it('counts bad lines and goes on, without losing what is unfinished', () => {
    const { series, report } = run([PAIR], `${CMD}{"broken\n\n${NET}`);
    expect(series[0]?.events.map((event) => event?.lineNumber)).toEqual([1, 4]);
    expect(report).toMatchObject({ badLineCount: 1, blankLines: 1 });
  });

  it('takes lines with CR LF as they come, but for their ends', () => {
    const { series } = run([PAIR], (CMD + NET).replaceAll('\n', '\r\n'));
    expect(series[0]?.events).toEqual([at(1, CMD), at(2, NET)]);
  });

  it('puts late events in order within maxDelay and reports the others', () => {
    const late = line('network', 4000, {}) + NET + CMD;
    expect(run([PAIR], NET + CMD, { maxDelay: 5 }).series).toHaveLength(1);
    const { series, report } = run([PAIR], NET + CMD + late);
    expect(series.map(({ events }) => events.map((event) => event?.lineNumber))).toEqual([]);
    expect(report.series[0]).toMatchObject({ late: 2, matches: 0 });
  });

  it('a rule answers among others as it does alone', () => {
    const other = 'sequence by host.id [library where true] [library where true]';
    const far = line('library', 1e9, {});
    expect(run([PAIR], CMD + far + NET).series).toHaveLength(1);
    expect(run([other, PAIR], CMD + far + NET).series).toHaveLength(1);
  });

  it('bounds the state of all rules together', () => {
    const second = PAIR.replace('cmd', 'calc');
    const { report } = run([PAIR, second], CMD + OTHER + NET, { maxState: 1 });
    expect(report.peakState).toBe(1);
    expect(report.series.map((rule) => rule?.evictions)).toEqual([1, 0]);
    expect(report.matches).toEqual([0, 1]);
  });

  it('fields with the names of inherited properties are ordinary', () => {
    const query = 'sequence by constructor [process where __proto__ == "p"] [network where toString == "t"]';
    const first = line('process', 1).replace('{', '{"constructor":"c","__proto__":"p",');
    const second = line('network', 2).replace('{', '{"constructor":"c","toString":"t",');
    expect(run([query], first + second).series.map(({ keys }) => keys)).toEqual([['c']]);
    expect(run([query], CMD + NET).report.series[0]).toMatchObject({ events: 0 });
  });
});

function at(lineNumber: number, text: string) {
  return { lineNumber, line: text.trimEnd() };
}
