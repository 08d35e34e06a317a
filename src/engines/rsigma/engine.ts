import type { Engine, ProgramEnd, RunProgram, RunSettings, Verdict } from '../../contract/index.ts';
import { type FlatEvent, flattenEvent, timeOf } from '../flat-events/index.ts';
import { readMatches } from './answers.ts';
import { readRoot } from './documents.ts';

interface RsigmaOptions {
  /** The program; a name without a folder is looked for on the search path. */
  readonly command: string;
  readonly run: RunProgram;
  /** For one run over all events, in milliseconds; default: two minutes. */
  readonly timeout?: number;
}

/** Under this name every event carries its place; no field of ECS and no field of a rule has such a name. */
const PLACE = 'eqlibrium place';
const RULE_FILE = 'rule.yml';
/** An empty one of ours, so that no configuration of the user's takes part. */
const CONFIG_FILE = 'rsigma.yml';
/** Far more than the few events of a timeline. */
const EVENTS_A_WINDOW = '10000';

/**
 * Runs printed Sigma with rsigma (github.com/timescale/rsigma), a Sigma engine written in Rust by others. Events are flattened
 * as an index holds them, since rsigma knows no mapping. A correlation sees them in the order of time, as a stream brings
 * them, and answers with one match for each group in which it fires: the events of its window. (sigma-target 5)
 */
export function rsigma(options: RsigmaOptions): Engine<'sigma'> {
  return {
    name: 'rsigma',
    runs: 'sigma',
    receipt: () => receiptOf(options),
    load: async (events, settings) => {
      const flat = events.map((event) => flattenEvent(event, settings.schema));
      return { run: (text) => runOver(text, flat, settings, options), close: async () => {} };
    },
  };
}

async function receiptOf({ command, run }: RsigmaOptions): Promise<string | null> {
  const end = await run({ command, arguments: () => ['--version'], files: {}, input: [], timeout: 20_000 });
  if (end.kind !== 'exited' || end.code !== 0) return null;
  // The features it was built with follow on lines of their own.
  return /^rsigma \d\S*/.exec(end.output)?.[0] ?? null;
}

async function runOver(
  text: string,
  flat: readonly FlatEvent[],
  settings: RunSettings,
  options: RsigmaOptions,
): Promise<Verdict> {
  const root = readRoot(text);
  if (typeof root === 'string') return { status: 'failed', message: root };
  if (settings.fieldNames !== 'sigma' && root.taxonomy !== 'ecs') {
    return { status: 'unsupported', reason: `events have the names of ECS, the rule those of the taxonomy ${root.taxonomy}` };
  }
  const order = root.correlates ? placesInTime(flat, settings.timestampField) : [...flat.keys()];
  const end = await options.run({
    command: options.command,
    arguments: (folder) => argumentsFor(folder, settings, root.correlates),
    files: { [RULE_FILE]: text, [CONFIG_FILE]: '{}\n' },
    input: lines(order, flat),
    timeout: options.timeout ?? 120_000,
  });
  const failure = failureOf(end, flat.length);
  if (failure !== null) return { status: 'failed', message: failure };
  return end.kind === 'exited' ? readMatches(end.output, root, PLACE, flat.length) : { status: 'failed', message: end.message };
}

function argumentsFor(folder: string, { timestampField }: RunSettings, correlates: boolean): readonly string[] {
  const files = ['--rules', `${folder}/${RULE_FILE}`, '--config', `${folder}/${CONFIG_FILE}`];
  const common = ['--output-format', 'ndjson', 'engine', 'eval', ...files, '--input-format', 'json'];
  if (!correlates) return [...common, '--include-event'];
  const events = ['--correlation-event-mode', 'full', '--max-correlation-events', EVENTS_A_WINDOW];
  return [...common, '--no-detections', '--timestamp-field', timestampField, ...events];
}

function* lines(order: readonly number[], flat: readonly FlatEvent[]): Iterable<string> {
  for (const place of order) yield `${JSON.stringify({ ...flat[place], [PLACE]: place })}\n`;
}

function placesInTime(events: readonly FlatEvent[], field: string): readonly number[] {
  const times = events.map((event) => timeOf(event, field));
  return [...events.keys()].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}

/** It goes on after problems, so what it says of them decides too: an answer counts only when every event was seen. */
function failureOf(end: ProgramEnd, events: number): string | null {
  if (end.kind !== 'exited') return end.message;
  const { code, errors } = end;
  const trouble = errors.split('\n').find((line) => /\b(error|warning|invalid|panicked)\b/i.test(line));
  if (code !== 0 || trouble !== undefined) return `rsigma: ${(trouble ?? errors.trim().split('\n')[0]) || `exit code ${code}`}`;
  const [, seen] = /^Processed (\d+) events/m.exec(errors) ?? [];
  return seen !== undefined && Number(seen) !== events ? `rsigma saw ${seen} of ${events} events` : null;
}
