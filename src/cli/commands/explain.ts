import { explain, explainTimeline } from '../../api/explain.ts';
import type { Event, Json } from '../../event/index.ts';
import type { Plan } from '../../ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { explanationText } from '../explain-text.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host.ts';
import { countOf, labelOf, loadRules, meaningOf, nameOf, type RuleOptions } from '../rules.ts';
import { printable } from '../text.ts';
import { timelineText } from '../timeline-text.ts';

export interface ExplainCommandOptions extends RuleOptions {
  readonly line?: number;
  readonly json?: boolean;
}

/** `explain`: why one event matches a rule or does not; of a sequence or sample over several events, what becomes of each. */
export async function explainCommand(
  pattern: string,
  input: string,
  options: ExplainCommandOptions,
  host: Host,
): Promise<ExitCode> {
  if (pattern === '-' && input === '-') throw new UsageError('standard input cannot hold both the rule and the event');
  const loaded = await loadRules([pattern], options, host);
  const [parsed, second] = loaded.rules;
  if (parsed === undefined) return EXIT.input;
  if (second !== undefined) throw new UsageError(`explain takes one rule; ${pattern} holds ${loaded.rules.length}`);
  const meant = meaningOf(parsed, host);
  if (meant === null) return EXIT.input;
  const rule = { syntax: parsed.syntax, ...meant };
  const found = await eventsFor(meant.rule.plan.kind, input, options.line ?? null, host);
  const [first, ...others] = found;
  const lines = found.map(({ line }) => line);
  const explanation =
    others.length === 0
      ? explain(rule, first.event)
      : explainTimeline(
          rule,
          [first, ...others].map(({ event }) => event),
        );
  if (options.json === true) {
    const named = { id: meant.rule.meta.id, name: nameOf(parsed) };
    const told = explanation.kind === 'timeline' ? { lines, explanation } : { explanation };
    await host.out(`${JSON.stringify({ rule: named, ...told }, null, 2)}\n`);
  } else {
    const text = explanation.kind === 'timeline' ? timelineText(explanation, lines) : explanationText(explanation, host.colors);
    await host.out(printable(`${labelOf(parsed)}\n`) + text);
  }
  return explanation.kind === 'none' ? EXIT.refused : loaded.exitCode;
}

/** Of a sequence or a sample all events matter, unless one line is asked for. */
async function eventsFor(kind: Plan['kind'], input: string, line: number | null, host: Host): Promise<NonEmpty<Found>> {
  if (line !== null) return [await readEventOnLine(input, line, host)];
  return kind === 'single' ? readEvents(input, 1, host) : readTimeline(input, host);
}

/** More than this before the end of the event is no event. */
const LARGEST_EVENT = 64 * 1024 * 1024;

/** An event and the line it stands on, counted from 1. */
interface Found {
  readonly line: number;
  readonly event: Event;
}

/** The event on a line of NDJSON. */
async function readEventOnLine(input: string, line: number, host: Host): Promise<Found> {
  const name = nameOfInput(input);
  let number = 0;
  for await (const text of linesOf(host.readChunks(input), name)) {
    number++;
    if (number < line) continue;
    const event = parseObject(text);
    if (event === null) throw new UsageError(`line ${line} of ${name} is not a JSON object`);
    return { line, event };
  }
  throw new UsageError(`${name} has ${countOf(number, 'line')}, not ${line}`);
}

/** The first events of NDJSON, so many at most, or the one JSON object that the input is. */
async function readEvents(input: string, most: number, host: Host): Promise<NonEmpty<Found>> {
  const name = nameOfInput(input);
  const found: Found[] = [];
  let number = 0;
  let whole = '';
  for await (const text of linesOf(host.readChunks(input), name)) {
    number++;
    if (text.trim() === '') continue;
    const event = whole === '' ? parseObject(text) : null;
    if (event !== null) found.push({ line: number, event });
    else if (found.length > 0) throw new UsageError(`line ${number} of ${name} is not a JSON object`);
    // Not an event on a line of its own: then all of it should be one, written over several lines.
    else whole += `${text}\n`;
    if (found.length >= most || whole.length > LARGEST_EVENT) break;
  }
  if (isNonEmpty(found)) return found;
  const event = parseObject(whole);
  if (event === null) throw new UsageError(`${name} holds no event: neither a JSON object nor lines of them`);
  return [{ line: 1, event }];
}

/** More events than this nobody reads about. */
const MOST_EVENTS = 1000;

async function readTimeline(input: string, host: Host): Promise<NonEmpty<Found>> {
  const found = await readEvents(input, MOST_EVENTS + 1, host);
  if (found.length <= MOST_EVENTS) return found;
  throw new UsageError(`${nameOfInput(input)} holds more than ${MOST_EVENTS} events; --line explains one of them`);
}

function nameOfInput(input: string): string {
  return input === '-' ? 'standard input' : input;
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LARGEST_EVENT) throw new UsageError(`${name} has a line that is too long for an event`);
      yield* lines;
    }
    rest += decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${name} is not UTF-8 text`);
    throw error;
  }
}

function parseObject(text: string): Event | null {
  try {
    const value: Json = JSON.parse(text);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

function isEvent(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
