import { anyOf, type Letters, type Predicate } from '../../../ir/index.ts';
import { type TextPattern, wildcard } from '../../../pattern/index.ts';
import type { Test, Value } from '../ast.ts';
import { MOST_VARIANTS } from '../limits.ts';
import { hasModifier } from '../modifiers.ts';
import { literalText, type Piece, piecesOf } from '../text.ts';
import { variantsOf } from '../variants.ts';
import { type LowerContext, refuse } from './context.ts';
import type { UsedField } from './fields.ts';
import { regexPattern } from './regex/index.ts';

/** Says of a pattern over whole values what it asks; who calls knows of which field, or of all. */
export type Leaf = (pattern: TextPattern, letters: Letters, value: Value) => Predicate;

/** A text, in all the ways that its modifiers let it stand for. */
export function textPredicate(context: LowerContext, test: Test, value: Value, leaf: Leaf): Predicate {
  const text = textOf(value);
  if (hasModifier(test, 're')) return regexPredicate(context, test, value, text, leaf);
  const names = test.modifiers.map(({ name }) => name);
  const variants = variantsOf(text, value.kind === 'string' ? names : names.filter((name) => name === 'cased'));
  if ('refused' in variants) {
    const code = variants.refused === 'variants' ? 'sigma-variants' : 'sigma-encoding';
    return refuse(context, code, WHY[variants.refused], value.span);
  }
  const letters = hasModifier(test, 'cased') ? 'exact' : 'fold';
  return anyOf(
    variants.map((pieces) => leaf(wildcard(openEnds(test, pieces)), letters, value)),
    value.span,
  );
}

const WHY = {
  wildcard: 'a wildcard has no encoding',
  letters: 'the bytes of this text are no text',
  variants: `the value stands for more than ${MOST_VARIANTS} texts`,
} as const;

/** A keyword may stand anywhere in a value, unless its modifiers say where. */
function openEnds(test: Test, pieces: readonly Piece[]): readonly Piece[] {
  if (test.field !== null || hasModifier(test, 'contains', 'startswith', 'endswith')) return pieces;
  return [{ kind: 'any-run' }, ...pieces, { kind: 'any-run' }];
}

/** What a value is as text; numbers and booleans as JSON writes them. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return '';
  }
}

function regexPredicate(context: LowerContext, test: Test, value: Value, text: string, leaf: Leaf): Predicate {
  const flags = { i: hasModifier(test, 'i'), m: hasModifier(test, 'm'), s: hasModifier(test, 's') };
  const read = regexPattern(text, flags);
  if (read.ok) return leaf(read.pattern, 'exact', value);
  const { code, message, at, length } = read.problem;
  const inDocument = context.text.slice(value.span.start, value.span.end).indexOf(text);
  const start = value.span.start + inDocument + at;
  return refuse(context, code, message, inDocument < 0 ? value.span : { start, end: start + Math.max(1, length) });
}

/** The leaf of a field that holds texts. */
export function fieldLeaf({ field }: UsedField): Leaf {
  return (pattern, letters, { span: origin }) => {
    const [only, ...more] = pattern.kind === 'wildcard' ? pattern.parts : [];
    return only?.kind === 'literal' && more.length === 0
      ? { kind: 'one-of', field, values: [only.text], letters, origin }
      : { kind: 'matches', field, pattern, letters, origin };
  };
}

/** The one text of a value that has no wildcard; null: it has some. */
export function plainText(written: string): string | null {
  return literalText(piecesOf(written));
}
