import { explain } from '../../api/explain.ts';
import type { Event, Json } from '../../event/index.ts';
import { explanationText } from '../explain-text.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host.ts';
import { countOf, labelOf, loadRules, meaningOf, nameOf, type RuleOptions } from '../rules.ts';
import { printable } from '../text.ts';

export interface ExplainCommandOptions extends RuleOptions {
  readonly line?: number;
  readonly json?: boolean;
}

/** `explain`: why one event matches a rule or does not. */
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
  const event = await readEvent(input, options.line ?? null, host);
  const explanation = explain({ syntax: parsed.syntax, ...meant }, event);
  if (options.json === true) {
    const rule = { id: meant.rule.meta.id, name: nameOf(parsed) };
    await host.out(`${JSON.stringify({ rule, explanation }, null, 2)}\n`);
  } else {
    await host.out(printable(`${labelOf(parsed)}\n`) + explanationText(explanation, host.colors));
  }
  return explanation.kind === 'none' ? EXIT.refused : loaded.exitCode;
}

/** More than this before the end of the event is no event. */
const LARGEST_EVENT = 64 * 1024 * 1024;

/** The event on a line of NDJSON, the first line that holds something unless told; or the one JSON object that the input is. */
async function readEvent(input: string, line: number | null, host: Host): Promise<Event> {
  const name = input === '-' ? 'standard input' : input;
  let number = 0;
  let whole = '';
  for await (const text of linesOf(host.readChunks(input), name)) {
    number++;
    if (line === null) {
      if (text.trim() === '') continue;
      const first = parseObject(text);
      if (whole === '' && first !== null) return first;
      // Not an event on a line of its own: then all of it should be one, written over several lines.
      whole += `${text}\n`;
      if (whole.length > LARGEST_EVENT) break;
    } else if (number === line) {
      const event = parseObject(text);
      if (event === null) throw new UsageError(`line ${line} of ${name} is not a JSON object`);
      return event;
    }
  }
  if (line !== null) throw new UsageError(`${name} has ${countOf(number, 'line')}, not ${line}`);
  const event = parseObject(whole);
  if (event === null) throw new UsageError(`${name} holds no event: neither a JSON object nor lines of them`);
  return event;
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
