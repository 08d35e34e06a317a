import { looksLikeRule, looksLikeSpreadEvents, queryEndings } from '../../documents/index.ts';
import { KNOWN_LANGUAGES } from '../../languages/index.ts';
import { type Host, UsageError } from '../host/host.ts';
import { isBinaryLog } from './binary-log.ts';

/** Events to be read: a file, or `-` for standard input. */
export interface EventInput {
  readonly name: string;
  /** Why it cannot be read, if that is known beforehand. It costs the other inputs nothing. */
  readonly fault: string | null;
}

/** The arguments of `match`, told apart. */
interface MatchArguments {
  /** The rules. */
  readonly patterns: readonly string[];
  /** The events, to be read one after the other; none is named: from standard input, or from the files of the rules. */
  readonly inputs: readonly EventInput[];
}

/** Events on standard input. */
export const STANDARD_INPUT: EventInput = { name: '-', fault: null };

/** The last arguments are the events when they are `-`, or files or globs that hold no rule; else events come from standard input. */
export async function splitArguments(arguments_: readonly string[], host: Host): Promise<MatchArguments> {
  const last = arguments_.at(-1);
  if (arguments_.length < 2 || last === undefined) {
    if (last === '-') throw new UsageError('match needs a rule besides the events on standard input');
    return { patterns: arguments_, inputs: [] };
  }
  const lastInputs = await inputsOf(last, true, host);
  if (lastInputs === null) {
    if (arguments_.includes('-')) throw new UsageError(`standard input holds a rule, and so does ${last}; name a file of events`);
    return { patterns: arguments_, inputs: [] };
  }
  const inputs = [...lastInputs];
  let first = arguments_.length - 1;
  for (; first > 1; first--) {
    const before = await inputsOf(arguments_[first - 1] ?? '-', false, host);
    if (before === null) break;
    inputs.unshift(...before);
  }
  const patterns = arguments_.slice(0, first);
  if (patterns.includes('-') && inputs.some(({ name }) => name === '-'))
    throw new UsageError('standard input cannot hold both the rule and the events');
  return { patterns, inputs };
}

/** The files, where events are Parquet, which a database reads; null: none is. */
export function parquetOf(inputs: readonly EventInput[]): readonly string[] | null {
  const files = inputs.filter(({ name }) => PARQUET.test(name));
  if (files.length === 0) return null;
  if (files.length < inputs.length)
    throw new UsageError('files of Parquet and others are matched apart; name the ones or the others');
  const [broken] = files.flatMap(({ fault }) => fault ?? []);
  if (broken !== undefined) throw new UsageError(broken);
  return files.map(({ name }) => name);
}

/** Where events come from that nobody named. Nobody is made to wait before a terminal that asks nothing. */
export function unnamedInput(host: Host): EventInput {
  if (host.inputTerminal) throw new UsageError('match needs events: name files of them, or pipe them in (- reads what is typed)');
  return STANDARD_INPUT;
}

/**
 * The events that an argument names; null: it names rules. The last argument is events unless it holds a rule; before it, where
 * most are rules, a file must look like events to be events.
 */
async function inputsOf(argument: string, isLast: boolean, host: Host): Promise<readonly EventInput[] | null> {
  if (argument === '-') return isLast ? [STANDARD_INPUT] : null;
  try {
    const { files, many } = await host.expand(argument);
    if (many) {
      if (files.length === 0 ? !isLast : await holdsRule(files, host)) return null;
      // A folder is walked for rules: of other files in it nothing is known here.
      if (!/[*?[{]/.test(argument))
        return isLast
          ? [{ name: argument, fault: `${argument} holds no rule; for events, say ${argument.replace(/\/*$/, '')}/*` }]
          : null;
      if (files.length === 0) return [{ name: argument, fault: `no file is called like ${argument}` }];
      for (const file of files) if (!(await areEvents(file, isLast, host))) return null;
      return files.map((name) => ({ name, fault: null }));
    }
    const [file = argument] = files;
    return (await areEvents(file, isLast, host)) ? [{ name: file, fault: null }] : null;
  } catch (error) {
    // What cannot be read and is no rule by its name would be events.
    if (!(error instanceof UsageError) || RULES.test(argument) || /[*?[{]/.test(argument)) throw error;
    return [{ name: argument, fault: error.message }];
  }
}

/** Whether there is a rule among the files of a folder or glob. */
async function holdsRule(files: readonly string[], host: Host): Promise<boolean> {
  for (const file of files) {
    const head = await headOf(file, host);
    if (head !== null && looksLikeRule(head, file, KNOWN_LANGUAGES)) return true;
  }
  return false;
}

async function areEvents(file: string, isLast: boolean, host: Host): Promise<boolean> {
  const head = await headOf(file, host);
  if (head === null) return isLast || EVENTS.test(file);
  if (PARQUET.test(file) || looksLikeSpreadEvents(head, KNOWN_LANGUAGES)) return true;
  if (looksLikeRule(head, file, KNOWN_LANGUAGES)) return false;
  // One with nothing in it holds no events, and is no reason to take those before it for rules.
  return isLast || EVENTS.test(file) || /^\s*[{[]/.test(head) || (head.trim() === '' && !RULES.test(file));
}

/** Names that files of events often have, and those that only rules have. */
const EVENTS = /\.(ndjson|jsonl|log|gz|zst|evtx|parquet)$/i;
const PARQUET = /\.parquet$/i;
const RULES = new RegExp(`\\.(${[...queryEndings(KNOWN_LANGUAGES), 'toml', 'md', 'txt', 'ya?ml'].join('|')})$`, 'i');

/** Enough of a file to tell a rule from events. */
const HEAD = 1 << 20;

/** The beginning of a file. What can be read only once cannot be looked into beforehand: a pipe is events. */
async function headOf(file: string, host: Host): Promise<string | null> {
  const head = await host.readHead(file, HEAD);
  if (head === null) return null;
  // Letters of no rule.
  if (isBinaryLog(head)) return '';
  const [first, second] = head;
  return new TextDecoder(
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8',
  ).decode(head);
}
