import type { Diagnostic, Span } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import type { Token } from './tokens.ts';
import { isGluedKeyword, isKeyword } from './words.ts';

/** The place where the grammar gave up. `index` is the first token that could not be read. */
export interface Failure {
  readonly tokens: readonly Token[];
  readonly index: number;
  /** Names of the grammar's token rules that would have been read here. */
  readonly expected: ReadonlySet<string>;
  /** The token at the place and its neighbours; null beyond either end. */
  readonly at: Token | null;
  readonly before: Token | null;
  readonly after: Token | null;
}

/** True for a symbol or a word with one of these spellings; strings and names in backticks never count. */
export function isOneOf(token: Token | null, ...texts: readonly string[]): boolean {
  return token !== null && (token.kind === 'symbol' || token.kind === 'word') && texts.includes(token.text);
}

/** True for a word that is not a keyword, and for a name in backticks. */
export function isName(token: Token | null): boolean {
  return token !== null && (token.kind === 'quoted-name' || isPlainWord(token));
}

/** True for a word that is not a keyword. */
export function isPlainWord(token: Token | null): boolean {
  return token?.kind === 'word' && !isKeyword(token.text) && !isGluedKeyword(token.text);
}

/** True for a literal: number, string, true, false or null. */
export function isLiteral(token: Token | null): boolean {
  return token !== null && (token.kind === 'number' || token.kind === 'string' || isOneOf(token, 'true', 'false', 'null'));
}

/** True when a value can end with the token. */
export function endsOperand(token: Token | null): boolean {
  return isName(token) || isLiteral(token) || isOneOf(token, ')');
}

/** True when a value can begin with the token. */
export function beginsOperand(token: Token | null): boolean {
  return isName(token) || isLiteral(token) || isOneOf(token, '(', '?', 'not');
}

/** A token in a message. Strings and names may hold anything and be long, so they are not repeated. */
export function nameToken(token: Token): string {
  if (token.kind === 'string') return 'a string';
  if (token.kind === 'quoted-name') return 'a name in backticks';
  return token.text.length > 60 ? `a long ${token.kind}` : `\`${token.text}\``;
}

/** The span from one token to another. */
export function across(first: Token, last: Token): Span {
  return { start: first.span.start, end: last.span.end };
}

const OPENERS = ['(', '[', '!['] as const;
const CLOSERS = [')', ']'] as const;

/** The brackets that are open before a place, outermost first. */
export function openBrackets({ tokens, index }: Pick<Failure, 'tokens' | 'index'>): readonly Token[] {
  const open: Token[] = [];
  for (const token of tokens.slice(0, index)) {
    if (isOneOf(token, ...OPENERS)) open.push(token);
    else if (isOneOf(token, ...CLOSERS)) open.pop();
  }
  return open;
}

/**
 * The tokens before a place that belong to the same operand of `and` and `or`, within the same bracket; nested brackets
 * are left out.
 */
export function sameOperand({ tokens, index }: Pick<Failure, 'tokens' | 'index'>): readonly Token[] {
  const found: Token[] = [];
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isOneOf(token, ...CLOSERS)) depth++;
    else if (isOneOf(token, ...OPENERS)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0) {
      if (isOneOf(token, 'and', 'or', 'where', ',', 'by', '|')) break;
      found.push(token);
    }
  }
  return found;
}

/** A bracket without its counterpart, when that is what stopped the grammar. */
export function bracketProblem(failure: Failure): Diagnostic | null {
  const { at } = failure;
  const innermost = openBrackets(failure).at(-1);
  if (isOneOf(at, ...CLOSERS) && at !== null) {
    if (innermost === undefined) return diagnostic('unopened-bracket', `this \`${at.text}\` closes nothing`, at.span);
    if (counterpart(innermost) === at.text) return null;
    return unclosed(innermost, { message: `found \`${at.text}\` here`, span: at.span });
  }
  if (innermost === undefined) return null;
  const stopped = at === null || isOneOf(at, '|', '[', '![', 'until', 'with');
  return stopped && failure.expected.has(counterpart(innermost))
    ? unclosed(innermost, at === null ? null : { message: `\`${counterpart(innermost)}\` is missing before this`, span: at.span })
    : null;
}

function counterpart(opener: Token): string {
  return opener.text === '(' ? ')' : ']';
}

function unclosed(opener: Token, note: { readonly message: string; readonly span: Span } | null): Diagnostic {
  return diagnostic('unclosed-bracket', `this \`${opener.text}\` is not closed`, opener.span, {
    notes: note === null ? [] : [note],
    help: `put \`${counterpart(opener)}\` where it ends`,
  });
}
