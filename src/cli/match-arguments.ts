import { looksLikeRule } from '../documents/index.ts';
import { type Host, UsageError } from './host.ts';

/** The arguments of `match`, told apart. */
export interface MatchArguments {
  /** The rules. */
  readonly patterns: readonly string[];
  /** The events: a file, or `-` for standard input. */
  readonly input: string;
}

/** The last argument is the events when it is `-` or a file that holds no rule; else events come from standard input. */
export async function splitArguments(arguments_: readonly string[], host: Host): Promise<MatchArguments> {
  const last = arguments_.at(-1);
  if (arguments_.length < 2 || last === undefined) {
    if (last === '-') throw new UsageError('match needs a rule besides the events on standard input');
    return { patterns: arguments_, input: '-' };
  }
  const patterns = arguments_.slice(0, -1);
  if (last === '-') {
    if (patterns.includes('-')) throw new UsageError('standard input cannot hold both the rule and the events');
    return { patterns, input: '-' };
  }
  const { files, many } = await host.expand(last);
  const rules = await findRule(files, host);
  if (many && !rules) throw new UsageError(`${last} holds no rule; ${ONE_FILE}`);
  if (!rules) {
    const other = patterns.find((pattern) => EVENTS.test(pattern));
    if (other !== undefined && !(await findRule([other], host))) throw new UsageError(`${other} holds no rule; ${ONE_FILE}`);
    return { patterns, input: last };
  }
  if (arguments_.includes('-')) throw new UsageError(`standard input holds a rule, and so does ${last}; name a file of events`);
  return { patterns: arguments_, input: '-' };
}

const ONE_FILE = 'match reads one file of events, or several like this: cat FILE... | eqlibrium match RULE -';

/** Names that files of events often have. */
const EVENTS = /\.(ndjson|jsonl|log|gz)$/i;

/** Enough of a file to tell a rule from events. */
const HEAD = 1 << 20;

/** Whether one of the files holds a rule. What can be read only once cannot be looked into beforehand: a pipe is events. */
async function findRule(files: readonly string[], host: Host): Promise<boolean> {
  for (const file of files) {
    const head = await host.readHead(file, HEAD);
    if (head !== null && looksLikeRule(new TextDecoder().decode(head), file)) return true;
  }
  return false;
}
