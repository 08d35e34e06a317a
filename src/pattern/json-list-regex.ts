import { expressionOf } from './build-expression.ts';
import { ALL, charactersOf, choice, type Expression, MAX_CODE_POINT, rangeOf, repeat, sequence, setOf } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import { namesSurrogate } from './portable-regex.ts';
import { printExpression, type Spelling } from './print-expression.ts';
import type { CharSet } from './refa.generated.ts';
import type { TextPattern } from './text-pattern.ts';

/** A text of a list, or what is no text, and the comma behind it; never more than one in whatever way the search goes on. */
const ELEMENT = String.raw`(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|null),`;

/** Texts between the quotes of JSON, as a regular expression of Java; `folded`: with the letters of ASCII in any case. */
interface JsonTextRegex {
  readonly body: string;
  readonly folded: boolean;
}

/** What JSON writes of the texts that a pattern takes. Null: Java has no such expression (a complement), or the pattern names half a character. */
export function printJsonTextRegex(pattern: TextPattern, letters: Letters, folding: Folding): JsonTextRegex | null {
  // Java's own folding is that of ASCII; an expression may have ranges, which never fold.
  const folded = letters === 'fold' && folding === 'ascii' && pattern.kind === 'wildcard';
  const expression = expressionOf(pattern, { letters: folded ? 'exact' : letters, folding, lines: 'cross' });
  if (namesSurrogate(expression)) return null;
  const body = printExpression(asJson(expression), JAVA);
  return body === null ? null : { body, folded };
}

/** Found in the JSON of a list of texts, such as `["a","b\n"]` without blanks, when one of the bodies takes one of the texts as a whole. */
export function inJsonList(bodies: readonly string[], folded: boolean): string {
  return String.raw`${folded ? '(?i)' : ''}^\[(?:${ELEMENT})*?"(?:${bodies.join('|')})"`;
}

const CONTROLS = rangeOf(0, 0x1f);
/** By the character, the letter that JSON writes behind a backslash. */
const NAMED: ReadonlyMap<number, number> = new Map(
  [...'""\\\\\bb\tt\nn\ff\rr'].flatMap((character, at, all) =>
    at % 2 === 0 ? [[character.codePointAt(0) ?? 0, all[at + 1]?.codePointAt(0) ?? 0] as const] : [],
  ),
);
const ESCAPED = CONTROLS.union(charactersOf(NAMED.keys()));
const BACKSLASH = setOf(charactersOf([0x5c]));

/** The same texts as JSON writes them between quotes. */
function asJson(expression: Expression): Expression {
  switch (expression.kind) {
    case 'set':
      return choice([plainOf(expression.set), ...escapesOf(expression.set)]);
    case 'sequence':
      return sequence(expression.items.map(asJson));
    case 'choice':
      return choice(expression.items.map(asJson));
    case 'repeat':
      return repeated(expression);
    case 'complement':
      return expression;
  }
}

/** Without an end, runs of plain characters stand by themselves: Java takes a level of its stack for each turn of a group. */
function repeated({ item, min, max }: Extract<Expression, { readonly kind: 'repeat' }>): Expression {
  if (max !== null || item.kind !== 'set') return repeat(asJson(item), min, max);
  const plain = repeat(plainOf(item.set), 0, null);
  const rest = sequence([plain, repeat(sequence([choice(escapesOf(item.set)), plain]), 0, null)]);
  return min === 0 ? rest : sequence([repeat(asJson(item), min, min), rest]);
}

/** What JSON writes as it is. It has no controls, so that a set of nearly everything may as well have them. */
function plainOf(set: CharSet): Expression {
  const plain = set.without(ESCAPED);
  return setOf(set.has(MAX_CODE_POINT) ? plain.union(CONTROLS) : plain);
}

function escapesOf(set: CharSet): readonly Expression[] {
  const named = [...NAMED].filter(([code]) => set.has(code)).map(([, letter]) => letter);
  const byNumber = CONTROLS.isSubsetOf(set)
    ? [sequence([character('u'), repeat(setOf(ALL), 4, 4)])]
    : ['0', '1'].flatMap((high) => numbered(high, set));
  const behind = choice([setOf(charactersOf(named)), ...byNumber]);
  return named.length === 0 && byNumber.length === 0 ? [] : [sequence([BACKSLASH, behind])];
}

/** `\\u00` and two digits, of which the second is one of several. */
function numbered(high: string, set: CharSet): readonly Expression[] {
  const codes = [...Array(16).keys()].map((low) => Number(high) * 16 + low);
  const digits = codes.filter((code) => set.has(code) && !NAMED.has(code)).map((code) => (code % 16).toString(16));
  const spelled = new Set([...digits, ...digits.map((digit) => digit.toUpperCase())].map((one) => one.codePointAt(0) ?? 0));
  return digits.length === 0 ? [] : [sequence([...'u00', high].map(character).concat(setOf(charactersOf(spelled))))];
}

function character(one: string): Expression {
  return setOf(charactersOf([one.codePointAt(0) ?? 0]));
}

const JAVA: Spelling = {
  character: (code) => spelled(code, /[\^$\\.*+?()[\]{}|]/),
  member: (code) => spelled(code, /[\^\\[\]\-&]/),
  group: '(?:',
  nothing: '(?!)',
};

/** What a reader cannot see is written by number. */
function spelled(code: number, syntax: RegExp): string {
  const one = String.fromCodePoint(code);
  if (/[\p{C}\p{Z}]/u.test(one) && code !== 0x20) return `\\x{${code.toString(16)}}`;
  return syntax.test(one) ? `\\${one}` : one;
}
