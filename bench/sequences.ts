import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { streamRuleCompiler } from '../src/api/stream-rules.ts';
import { analyzeEql } from '../src/languages/eql/analyze.ts';
import { source } from '../src/source/index.ts';
import { createStream, type SeriesRule, type StreamReport, type StreamRule } from '../src/stream/index.ts';

/** Sequences over a stream in which keys never repeat. */
interface SequenceWorkload {
  readonly events: number;
  readonly rules: number;
  /** Milliseconds of maxspan, in each of which a key starts: about 85 in 100 of them are unfinished at any time. */
  readonly liveKeys: number;
  /** `one`: each start event starts one rule's sequence. `all`: it starts every rule's. */
  readonly starts: 'one' | 'all';
  readonly keepLines: boolean;
  readonly maxState: number;
}

interface SequenceMeasured {
  readonly workload: SequenceWorkload;
  /** Known from how the events are made, not from any matcher. */
  readonly expected: number;
  readonly found: number;
  readonly evictions: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Of the processor, the other threads of the engine included: for machines that do other things besides. */
  readonly processorSeconds: number;
  readonly eventsPerProcessorSecond: number;
  /** The same for `JSON.parse` of every line in this run, for a measure of the machine. */
  readonly parsingProcessorSeconds: number;
  readonly peakState: number;
  /** The most memory the process held while it matched. */
  readonly peakRssMegabytes: number;
}

/** In ten events, nine start a sequence and the tenth finishes the one that was started half a maxspan before. */
const CYCLE = 10;
const START = Date.UTC(2024, 0, 1);
const CHUNK_EVENTS = 500;
const CHUNK_BYTES = 1 << 20;

/** The events stand in a file, so that neither the time nor the memory of making them counts. */
function measureSequences(workload: SequenceWorkload): SequenceMeasured {
  const folder = mkdtempSync(join(tmpdir(), 'sequences-'));
  try {
    const file = join(folder, 'events.ndjson');
    writeEvents(file, workload);
    return measureFile(file, workload);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeEvents(file: string, workload: SequenceWorkload): void {
  const { events } = workload;
  const output = openSync(file, 'w');
  for (let from = 0; from < events; from += CHUNK_EVENTS) {
    const lines = Array.from({ length: Math.min(CHUNK_EVENTS, events - from) }, (_, at) => lineOf(from + at, workload));
    writeSync(output, lines.join(''));
  }
  closeSync(output);
}

function measureFile(file: string, workload: SequenceWorkload): SequenceMeasured {
  const { events, maxState, keepLines } = workload;
  let found = 0;
  const stream = createStream(rulesOf(workload), {
    maxState,
    keepLines,
    onSeries: () => {
      found++;
    },
  });
  const [matching, parsing] = [stopwatch(), stopwatch()];
  let peakRss = 0;
  readChunks(file, (chunk) => {
    matching.time(() => stream.push(chunk));
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  });
  const report = matching.time(() => stream.end());
  const memory = process.memoryUsage.rss();
  parseLines(file, (lines) => parsing.time(() => lines.forEach((line) => void JSON.parse(line))));
  const { wall, processor } = matching.taken();
  return {
    workload,
    expected: expectedMatches(workload),
    found,
    evictions: evictionsOf(report),
    bytes: report.bytes,
    seconds: wall,
    processorSeconds: processor,
    eventsPerProcessorSecond: Math.round(events / processor),
    parsingProcessorSeconds: parsing.taken().processor,
    peakState: report.peakState,
    peakRssMegabytes: Math.round(Math.max(peakRss, memory) / 1e6),
  };
}

function readChunks(file: string, take: (chunk: Uint8Array) => void): void {
  const input = openSync(file, 'r');
  for (let bytes = 1; bytes > 0; ) {
    const chunk = new Uint8Array(CHUNK_BYTES);
    bytes = readSync(input, chunk);
    if (bytes > 0) take(chunk.subarray(0, bytes));
  }
  closeSync(input);
}

function parseLines(file: string, take: (lines: readonly string[]) => void): void {
  const decoder = new TextDecoder();
  let rest = '';
  readChunks(file, (chunk) => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    take(lines);
  });
}

/** Adds up the seconds that pieces of work take. */
function stopwatch() {
  let wall = 0;
  let processor = 0;
  return {
    time<Result>(work: () => Result): Result {
      const [began, before] = [performance.now(), process.cpuUsage()];
      const result = work();
      const { user, system } = process.cpuUsage(before);
      wall += (performance.now() - began) / 1000;
      processor += (user + system) / 1e6;
      return result;
    },
    taken: () => ({ wall: rounded(wall), processor: rounded(processor) }),
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function evictionsOf({ series }: StreamReport): number {
  return series.reduce((sum, rule) => sum + (rule?.evictions ?? 0), 0);
}

function rulesOf({ rules, liveKeys, starts }: SequenceWorkload): readonly (StreamRule | SeriesRule)[] {
  const compile = streamRuleCompiler();
  return Array.from({ length: rules }, (_, rule) => {
    const program = starts === 'one' ? `process.name : "tool-${rule}.exe"` : `process.name : "tool-*.exe"`;
    const query = `sequence by host.id, process.entity_id with maxspan=${liveKeys}ms
      [process where event.type == "start" and ${program}]
      [network where destination.port in (443, 8443) and not destination.ip == "10.0.0.1"]`;
    const analysis = analyzeEql(source(query, `rule ${rule}`));
    if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
    const compiled = compile(analysis.value.rule, { id: String(rule), name: `rule ${rule}` });
    if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
    return compiled.value;
  });
}

/** The start that an event finishes; the events at the ends of cycles start nothing. */
function finishedBy(event: number, { liveKeys }: SequenceWorkload): number {
  const start = event - Math.floor(liveKeys / 2);
  return start % CYCLE === CYCLE - 1 ? start - 1 : start;
}

function isFinish(event: number): boolean {
  return event % CYCLE === CYCLE - 1;
}

function expectedMatches(workload: SequenceWorkload): number {
  let pairs = 0;
  for (let event = CYCLE - 1; event < workload.events; event += CYCLE) if (finishedBy(event, workload) >= 0) pairs++;
  return workload.starts === 'one' ? pairs : pairs * workload.rules;
}

function lineOf(event: number, workload: SequenceWorkload): string {
  const finish = isFinish(event);
  const key = finish ? finishedBy(event, workload) : event;
  const common = {
    '@timestamp': new Date(START + event).toISOString(),
    ecs: { version: '8.11.0' },
    host: { id: `host-${key % 997}`, name: `workstation-${key % 997}`, os: { type: 'windows' } },
    user: { name: `user-${key % 101}`, id: `S-1-5-21-${key % 101}` },
  };
  const name = `tool-${((key % workload.rules) + workload.rules) % workload.rules}.exe`;
  const process = { entity_id: `{${String(key).padStart(12, '0')}-entity}`, name, pid: key % 65536 };
  const own = finish
    ? { event: { category: ['network'], type: ['start'] }, process, destination: { ip: '203.0.113.9', port: 443 } }
    : {
        event: { category: ['process'], type: ['start'] },
        process: { ...process, executable: `C:\\Program Files\\Tools\\${name}`, command_line: `"${name}" --run ${key}` },
      };
  return `${JSON.stringify({ ...common, ...own })}\n`;
}

/** `tsx bench/sequences.ts [one|all] [events] [rules] [live keys] [lines|numbers]` prints what it measured as JSON. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [starts = 'one', events = '1000000', rules = '100', liveKeys = '120000', keep = 'numbers'] = process.argv.slice(2);
  const measured = measureSequences({
    events: Number(events),
    rules: Number(rules),
    liveKeys: Number(liveKeys),
    starts: starts === 'all' ? 'all' : 'one',
    keepLines: keep === 'lines',
    maxState: 20_000_000,
  });
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
}
