import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { parse } from '../src/api/parse.ts';
import { streamRuleCompiler } from '../src/api/stream-rules.ts';
import { createStream, type SeriesRule, type StreamReport, type StreamRule } from '../src/stream/index.ts';
import { everySoMany } from './every-so-many.ts';
import { spreadOf } from './measure.ts';

/**
 * `npm run bench:rules -- EVENTS RULES... [--sizes 66,657] [--rounds 5] [--full-scan] [--series]`: how matching grows with the rules. Each round
 * times, in seconds of the processor, `JSON.parse` of every line and then each size of rule set (every so-many-th of the rules), so that a
 * machine that slows down slows all of them. Rules about single events, or with `--series` the others.
 */
const { values, positionals } = parseArgs({
  options: {
    sizes: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    'full-scan': { type: 'boolean', default: false },
    series: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [eventsFile, ...patterns] = positionals;
if (eventsFile === undefined || patterns.length === 0) throw new Error('name a file of events, then rules');

const bytes = readFileSync(eventsFile);
const text = bytes.toString('utf8');
const lines = text.trimEnd().split('\n');
const CHUNK_BYTES = 1 << 20;

type Ready = StreamRule | SeriesRule;

function readRules(): readonly Ready[] {
  const compile = streamRuleCompiler();
  return globSync(patterns.map((pattern) => (/\.\w+$/.test(pattern) ? pattern : `${pattern}/**/*.{toml,yml,yaml,eql,json}`)))
    .sort()
    .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules.map((rule) => ({ file, rule })))
    .flatMap(({ file, rule: { meaning } }) => {
      if (!meaning.ok || (meaning.value.rule.plan.kind === 'single') === values.series) return [];
      const ready = compile(meaning.value.rule, { id: file, name: file });
      return ready.ok ? [ready.value] : [];
    });
}

/** Seconds of the processor, all threads of the process together. */
function timed<T>(work: () => T): { readonly seconds: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
}

function parseAll(): number {
  let keys = 0;
  for (const line of lines) keys += Object.keys(JSON.parse(line)).length;
  return keys;
}

function matchAll(rules: readonly Ready[]): StreamReport {
  const stream = createStream(rules, { keepLines: false, maxDelay: Number.POSITIVE_INFINITY, fullScan: values['full-scan'] });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) stream.push(bytes.subarray(at, at + CHUNK_BYTES));
  return stream.end();
}

const started = timed(readRules);
const all = started.value;
process.stdout.write(`${all.length} rules read and compiled in ${started.seconds.toFixed(1)} s\n`);
const sizes = (values.sizes ?? `${Math.round(all.length / 10)},${all.length}`).split(',').map(Number);
const sets = sizes.map((size) => everySoMany(all, size));
const rows = new Map<string, { readonly seconds: number[]; said: string }>();
const note = (name: string, seconds: number, said: string): void => {
  const row = rows.get(name) ?? { seconds: [], said };
  rows.set(name, row);
  row.seconds.push(seconds);
  row.said = said;
};
for (let round = 0; round < Number(values.rounds); round++) {
  const parsed = timed(parseAll);
  note('JSON.parse', parsed.seconds, `${lines.length} lines`);
  for (const set of sets) {
    const { seconds, value } = timed(() => matchAll(set));
    const matches = value.matches.reduce((sum, count) => sum + count, 0);
    note(`${set.length} rules`, seconds, `${matches} matches of ${value.matchedLines} lines`);
  }
}
const base = spreadOf(rows.get('JSON.parse')?.seconds ?? []).median;
for (const [name, { seconds, said }] of rows) {
  const took = spreadOf(seconds).median;
  process.stdout.write(`${name.padEnd(12)} ${took.toFixed(3)} s  ${(took / base).toFixed(2)} x JSON.parse  ${said}\n`);
}
