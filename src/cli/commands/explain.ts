import { explain, explainTimeline } from '../../api/explain.ts';
import type { Rule } from '../../ir/index.ts';
import { explanationText } from '../../report/explain/event.ts';
import { timelineText } from '../../report/explain/timeline.ts';
import { countOf, printable } from '../../report/text.ts';
import { isNonEmpty, type NonEmpty, printableJson } from '../../source/index.ts';
import { type BadLine, textFieldsOf } from '../../stream/index.ts';
import { type FoundEvent, readEvents, type Wanted } from '../explain/input.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import { reasonText } from '../match/report.ts';
import { labelOf, loadRules, meaningOf, nameOf, type RuleOptions, withOwnEvents } from '../rules/index.ts';

interface ExplainCommandOptions extends RuleOptions {
  readonly line?: number;
  readonly json?: boolean;
}

/** `explain`: why one event matches a rule or does not; of a sequence or sample over several events, what becomes of each. */
export async function explainCommand(
  pattern: string,
  named: string | undefined,
  options: ExplainCommandOptions,
  host: Host,
): Promise<ExitCode> {
  if (pattern === '-' && named === '-') throw new UsageError('standard input cannot hold both the rule and the event');
  const loaded = await loadRules([pattern], options, host);
  const brought = named === undefined && loaded.events.length > 0;
  if (named === undefined && loaded.rules.length > 0 && !brought)
    throw new UsageError(`explain needs an event, and ${pattern} brings none along: name a file, or - for standard input`);
  const input = named ?? '-';
  const source = brought ? withOwnEvents({ ...host, inputTerminal: true }, loaded.events) : host;
  const [parsed, second] = loaded.rules;
  if (parsed === undefined) return EXIT.input;
  if (second !== undefined) throw new UsageError(`explain takes one rule; ${pattern} holds ${loaded.rules.length}`);
  const meant = meaningOf(parsed, loaded.telling);
  if (meant === null) return EXIT.input;
  const rule = { syntax: parsed.syntax, ...meant };
  const found = await eventsFor(meant.rule, input, options.line ?? null, source);
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
    await host.out(`${printableJson({ rule: named, ...told }, 2)}\n`);
  } else {
    const text = explanation.kind === 'timeline' ? timelineText(explanation, lines) : explanationText(explanation, host.colors);
    await host.out(printable(`${labelOf(parsed)}\n`) + text);
  }
  return explanation.kind === 'none' ? EXIT.refused : loaded.exitCode;
}

/** Of a sequence or a sample all events matter, unless one line is asked for. */
async function eventsFor(rule: Rule, input: string, line: number | null, host: Host): Promise<NonEmpty<FoundEvent>> {
  const { kind } = rule.plan;
  const textFields = textFieldsOf(rule);
  const name = input === '-' ? 'standard input' : input;
  if (line !== null) return [await eventOnLine(input, name, { most: 1, line, textFields }, host)];
  const most = kind === 'single' ? 1 : MOST_EVENTS;
  const { events, badLines } = await readEvents(input, { most: most + 1, line: null, textFields }, host);
  if (events.length > MOST_EVENTS)
    throw new UsageError(`${name} holds more than ${MOST_EVENTS} events; --line explains one of them`);
  if (kind !== 'single') noteBad(badLines, name, host);
  const found = events.slice(0, most);
  if (isNonEmpty(found)) return found;
  noteBad(badLines, name, host);
  throw new UsageError(
    `${name} holds no event: neither a JSON object nor several, in lines, in a list or in a response of a search`,
  );
}

/** More events than this nobody reads about. */
const MOST_EVENTS = 1000;

/** The first event that begins on a line. */
async function eventOnLine(
  input: string,
  name: string,
  wanted: Wanted & { readonly line: number },
  host: Host,
): Promise<FoundEvent> {
  const { line } = wanted;
  const { events, badLines, lines } = await readEvents(input, wanted, host);
  const [found] = events;
  if (found !== undefined) return found;
  if (line > lines) throw new UsageError(`${name} has ${countOf(lines, 'line')}, not ${line}`);
  const bad = badLines.find(({ lineNumber }) => lineNumber === line);
  throw new UsageError(`no event begins on line ${line} of ${name}${bad === undefined ? '' : `: ${reasonText(bad)}`}`);
}

function noteBad(badLines: readonly BadLine[], name: string, host: Host): void {
  for (const bad of badLines.slice(0, MOST_BAD)) host.note(`warning: ${name}:${bad.lineNumber}: passed over, ${reasonText(bad)}`);
  if (badLines.length > MOST_BAD) host.note(`warning: ${name}: ... and ${badLines.length - MOST_BAD} more`);
}

const MOST_BAD = 5;
