import { ofNode } from './build-expression.ts';
import { type Expression, isNothing, rangeOf } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import { largestCount, printExpression, type Spelling, usesDot } from './print-expression.ts';
import type { RegexNode } from './regex-node.ts';
import { regexParts } from './regex-parts.ts';

/** The text of a regular expression that PCRE, Python, RE2, Java and JavaScript read alike, or what stands in the way. */
type PortableRegex =
  | {
      readonly ok: true;
      /** Without anchors. */
      readonly body: string;
      /** The body is a union, so an anchor beside it needs parentheses around it. */
      readonly isUnion: boolean;
      /** `.` occurs and must match line ends: the reader needs dot-all. */
      readonly dotAll: boolean;
      /** The largest count in braces; RE2 allows 1,000. */
      readonly largestCount: number;
    }
  | { readonly ok: false; readonly construct: PortableObstacle };

/** `nothing`: no string matches, so that there is nothing to print. */
export type PortableObstacle = 'complement' | 'intersection' | 'nothing' | 'lone-surrogate';

/**
 * Prints a Lucene expression for engines with other syntax (sigma-target 4.3): groups are plain parentheses, no
 * look-around, no flags; letters that fold are classes such as `[Aa]` and ranges stand as they are, so that the text is
 * right case-sensitively; only ASCII punctuation is escaped, and tab, LF and CR by name. Other controls stand as they are:
 * `\x7f` is the letter x and more where Lucene reads it. `@` is `.*` and `<3-12>` is spelled out; `~` and `&` are refused.
 */
export function printPortableRegex(tree: RegexNode, letters: Letters, folding: Folding): PortableRegex {
  const expression = ofNode(tree, { letters, folding, lines: 'cross' });
  if (isNothing(expression)) return { ok: false, construct: 'nothing' };
  const body = printExpression(expression, PORTABLE);
  if (body === null) return { ok: false, construct: hasIntersection(tree) ? 'intersection' : 'complement' };
  if (namesSurrogate(expression)) return { ok: false, construct: 'lone-surrogate' };
  return {
    ok: true,
    body,
    isUnion: expression.kind === 'choice',
    dotAll: usesDot(expression),
    largestCount: largestCount(expression),
  };
}

const PORTABLE: Spelling = {
  character: (code) => escaped(code, /[\^$\\.*+?()[\]{}|]/),
  member: (code) => escaped(code, /[\^\\\]\-[&~]/),
  group: '(',
  nothing: '',
};

const NAMED: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
]);

function escaped(code: number, syntax: RegExp): string {
  const character = String.fromCodePoint(code);
  return NAMED.get(code) ?? (syntax.test(character) ? `\\${character}` : character);
}

function hasIntersection(node: RegexNode): boolean {
  return node.kind === 'intersection' || regexParts(node).some(hasIntersection);
}

/** Does a class or character end at a lone surrogate? Other engines disagree on what one is. */
export function namesSurrogate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'set':
      return expression.set.ranges.some(({ min, max }) => isSurrogate(min) || isSurrogate(max));
    case 'sequence':
    case 'choice':
      return expression.items.some(namesSurrogate);
    case 'repeat':
    case 'complement':
      return namesSurrogate(expression.item);
  }
}

const SURROGATES = rangeOf(0xd800, 0xdfff);

function isSurrogate(code: number): boolean {
  return SURROGATES.has(code);
}
