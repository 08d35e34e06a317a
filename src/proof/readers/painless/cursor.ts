import { unread } from '../unread.ts';
import { placeInScript, type Token } from './tokens.ts';

/** What of a script is still to be read. */
export interface Cursor {
  /** The token so many places ahead, as text; empty behind the last. */
  readonly peek: (ahead?: number) => string;
  readonly next: () => string;
  /** The next token, which has to be a name. */
  readonly name: () => string;
  /** Goes past these tokens, parted by blanks; anything else is not read. */
  readonly past: (tokens: string) => void;
  /** Whether these tokens are next; goes past them if so. */
  readonly skip: (tokens: string) => boolean;
  /** The tokens from the one that is next, an opening bracket, to the one that closes it. */
  readonly bracketed: () => readonly Token[];
  readonly refuse: (reason: string) => never;
}

const CLOSES: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export function cursorOver(tokens: readonly Token[], source: string, place: string): Cursor {
  let at = 0;
  const peek = (ahead = 0): string => tokens[at + ahead]?.text ?? '';
  const refuse = (reason: string): never => unread(placeInScript(source, tokens[at]?.at ?? source.length, place), reason);
  const skip = (wanted: string): boolean => {
    const each = wanted.split(' ');
    if (each.some((text, ahead) => peek(ahead) !== text)) return false;
    at += each.length;
    return true;
  };
  const next = (): string => {
    if (at >= tokens.length) refuse('a script that ends too early');
    return tokens[at++]?.text ?? '';
  };
  return {
    peek,
    next,
    skip,
    refuse,
    name: () => (tokens[at]?.kind === 'word' ? next() : refuse('no name')),
    past: (wanted) => {
      if (!skip(wanted)) refuse(`something else than ${wanted}`);
    },
    bracketed: () => {
      const start = at;
      const open: (string | undefined)[] = [];
      do {
        const text = next();
        const closes = CLOSES.get(text);
        if (closes !== undefined) open.push(closes);
        else if (text === ')' || text === ']' || text === '}') if (open.pop() !== text) refuse('brackets that do not pair');
      } while (open.length > 0);
      return tokens.slice(start, at);
    },
  };
}
