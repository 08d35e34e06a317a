import { ALL, ANYTHING, choice, complement, type Expression, rangeOf, repeat, sequence, setOf } from '../../pattern/index.ts';

/** The texts behind another in the order of code points. What follows a character is made once, so a long text is no large expression. */
export function textsAfter(text: string, inclusive: boolean): Expression {
  const longer = inclusive ? ANYTHING : repeat(setOf(ALL), 1, null);
  return codesOf(text).reduceRight<Expression>(
    (rest, code) => choice([sequence([setOf(above(code)), ANYTHING]), sequence([setOf(rangeOf(code, code)), rest])]),
    longer,
  );
}

/** The texts before another in the order of code points: that order leaves none out. */
export function textsBefore(text: string, inclusive: boolean): Expression {
  return complement(textsAfter(text, !inclusive));
}

function above(code: number) {
  return code === 0x10ffff ? ALL.without(ALL) : rangeOf(code + 1, 0x10ffff);
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

/** One text. */
export function exactly(text: string): Expression {
  return sequence(codesOf(text).map((code) => setOf(rangeOf(code, code))));
}
