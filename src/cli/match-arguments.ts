import { looksLikeRule, looksLikeSpreadEvents } from '../documents/index.ts';
import { type Host, UsageError } from './host.ts';

/** The arguments of `match`, told apart. */
export interface MatchArguments {
  /** The rules. */
  readonly patterns: readonly string[];
  /** The events, to be read one after the other: files, or `-` for standard input. At least one. */
  readonly inputs: readonly string[];
}

/** The last arguments are the events when they are `-` or files that hold no rule; else events come from standard input. */
export async function splitArguments(arguments_: readonly string[], host: Host): Promise<MatchArguments> {
  const last = arguments_.at(-1);
  if (arguments_.length < 2 || last === undefined) {
    if (last === '-') throw new UsageError('match needs a rule besides the events on standard input');
    return { patterns: arguments_, inputs: ['-'] };
  }
  if (last !== '-' && (await holdsRule(last, host))) {
    if (arguments_.includes('-')) throw new UsageError(`standard input holds a rule, and so does ${last}; name a file of events`);
    return { patterns: arguments_, inputs: ['-'] };
  }
  let first = arguments_.length - 1;
  while (first > 1 && (await holdsEvents(arguments_[first - 1], host))) first--;
  const [patterns, inputs] = [arguments_.slice(0, first), arguments_.slice(first)];
  if (patterns.includes('-') && inputs.includes('-'))
    throw new UsageError('standard input cannot hold both the rule and the events');
  return { patterns, inputs };
}

/** Whether an argument is a rule, or a folder or glob with one among its files. */
async function holdsRule(argument: string, host: Host): Promise<boolean> {
  const { files, many } = await host.expand(argument);
  for (const file of files) {
    const head = await headOf(file, host);
    if (head === null) continue;
    if (!many && looksLikeSpreadEvents(head)) {
      const why = 'is JSON over several lines, and no rule; events are NDJSON, one object a line';
      throw new UsageError(`${file} ${why} (jq -c makes it)`);
    }
    if (looksLikeRule(head, file)) return true;
  }
  if (many) throw new UsageError(`${argument} holds no rule; name files of events one by one`);
  return false;
}

/** Before the last argument, where most are rules, a file must look like events to be events. */
async function holdsEvents(argument: string | undefined, host: Host): Promise<boolean> {
  if (argument === undefined || argument === '-') return false;
  const { files, many } = await host.expand(argument);
  const [file] = files;
  if (many || file === undefined) return false;
  const head = await headOf(file, host);
  if (head !== null && looksLikeRule(head, file)) return false;
  return EVENTS.test(file) || head?.trimStart().startsWith('{') === true;
}

/** Names that files of events often have. */
const EVENTS = /\.(ndjson|jsonl|log|gz)$/i;

/** Enough of a file to tell a rule from events. */
const HEAD = 1 << 20;

/** The beginning of a file. What can be read only once cannot be looked into beforehand: a pipe is events. */
async function headOf(file: string, host: Host): Promise<string | null> {
  const head = await host.readHead(file, HEAD);
  return head === null ? null : new TextDecoder().decode(head);
}
