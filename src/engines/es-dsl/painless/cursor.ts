import { CompileProblem } from './thrown.ts';
import type { Token } from './tokens.ts';
import { isTypeName, type TypeName } from './types.ts';

/** How deep expressions and statements may nest, and how many operators may follow one another. */
const DEPTH_LIMIT = 250;
const CHAIN_LIMIT = 1000;

/** The place of a parser in the tokens. */
export interface Cursor {
  peek(ahead?: number): Token;
  next(): Token;
  /** True when the next token is this sign or keyword. */
  sees(text: string, ahead?: number): boolean;
  /** Consumes the token when it is this sign or keyword. */
  take(text: string): boolean;
  expect(text: string): Token;
  name(): string;
  /** The type at the cursor and how many tokens it has; null when there is none. */
  typeAhead(): { readonly type: TypeName; readonly length: number } | null;
  type(): TypeName;
  /** Runs a reader one level deeper. */
  nested<T>(read: () => T): T;
  /** Counts one more operator of a chain. */
  link(count: number): void;
  fail(message: string): never;
}

const KEYWORDS: readonly string[] = [
  'if',
  'else',
  'while',
  'do',
  'for',
  'in',
  'continue',
  'break',
  'return',
  'new',
  'try',
  'catch',
  'throw',
  'this',
  'instanceof',
  'true',
  'false',
  'null',
];

/** A cursor at the first token. */
export function cursorOver(tokens: readonly Token[]): Cursor {
  let at = 0;
  let depth = 0;
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', at: 0 };
  const peek = (ahead = 0) => tokens[at + ahead] ?? end;
  const fail = (message: string): never => {
    throw new CompileProblem(`${message} at ${peek().at}`);
  };
  const sees = (text: string, ahead = 0) => {
    const token = peek(ahead);
    return token.text === text && (token.kind === 'sign' || token.kind === 'name');
  };
  const take = (text: string) => {
    if (!sees(text)) return false;
    at++;
    return true;
  };
  const cursor: Cursor = {
    peek,
    sees,
    take,
    fail,
    next: () => {
      const token = peek();
      at++;
      return token;
    },
    expect: (text) => {
      const token = peek();
      return take(text) ? token : fail(`expected "${text}", found "${token.text}"`);
    },
    name: () => {
      const token = peek();
      if (token.kind !== 'name' || KEYWORDS.includes(token.text) || isTypeName(token.text))
        return fail(`expected a name, found "${token.text}"`);
      at++;
      return token.text;
    },
    typeAhead: () => {
      const token = peek();
      if (token.kind !== 'name' || !isTypeName(token.text)) return null;
      let length = 1;
      while (sees('[', length) && sees(']', length + 1)) length += 2;
      return { type: token.text + '[]'.repeat((length - 1) / 2), length };
    },
    type: () => {
      const ahead = cursor.typeAhead();
      if (ahead === null) return fail(`unknown type "${peek().text}"`);
      at += ahead.length;
      return ahead.type;
    },
    nested: (read) => {
      if (++depth > DEPTH_LIMIT) fail(`nested more than ${DEPTH_LIMIT} deep`);
      const result = read();
      depth--;
      return result;
    },
    link: (count) => {
      if (count > CHAIN_LIMIT) fail(`more than ${CHAIN_LIMIT} operators in a row`);
    },
  };
  return cursor;
}
