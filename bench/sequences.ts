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
  readonly eventsPerSecond: number;
  /** Of the processor, the making of the events included: for machines that do other things besides. */
  readonly processorSeconds: number;
  readonly peakState: number;
  /** The most memory the process held, the making of the events included. */
  readonly peakRssMegabytes: number;
}

/** In ten events, nine start a sequence and the tenth finishes the one that was started half a maxspan before. */
const CYCLE = 10;
const START = Date.UTC(2024, 0, 1);
const CHUNK_EVENTS = 500;

/** Makes the events as it goes, so that memory is that of matching; the time of making them is taken off. */
function measureSequences(workload: SequenceWorkload, clock: () => number): SequenceMeasured {
  const { events, maxState, keepLines } = workload;
  let found = 0;
  const stream = createStream(rulesOf(workload), {
    maxState,
    keepLines,
    onSeries: () => {
      found++;
    },
  });
  const encoder = new TextEncoder();
  let matching = 0;
  let peakRss = 0;
  for (let from = 0; from < events; from += CHUNK_EVENTS) {
    const lines = Array.from({ length: Math.min(CHUNK_EVENTS, events - from) }, (_, at) => lineOf(from + at, workload));
    const chunk = encoder.encode(lines.join(''));
    const start = clock();
    stream.push(chunk);
    matching += clock() - start;
    if (from % (CHUNK_EVENTS * 20) === 0) peakRss = Math.max(peakRss, process.memoryUsage().rss);
  }
  const start = clock();
  const report = stream.end();
  matching += clock() - start;
  return {
    workload,
    expected: expectedMatches(workload),
    found,
    evictions: evictionsOf(report),
    bytes: report.bytes,
    seconds: matching / 1000,
    eventsPerSecond: Math.round(events / (matching / 1000)),
    processorSeconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e5) / 10,
    peakState: report.peakState,
    peakRssMegabytes: Math.round(Math.max(peakRss, process.memoryUsage().rss) / 1e6),
  };
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
  const measured = measureSequences(
    {
      events: Number(events),
      rules: Number(rules),
      liveKeys: Number(liveKeys),
      starts: starts === 'all' ? 'all' : 'one',
      keepLines: keep === 'lines',
      maxState: 20_000_000,
    },
    () => performance.now(),
  );
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
}
