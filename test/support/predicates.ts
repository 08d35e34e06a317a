import fc from 'fast-check';
import type { Field, Predicate } from '../../src/ir/index.ts';
import { parseLuceneRegex, parseWildcard } from '../../src/pattern/index.ts';
import type { Values } from './naive-ir.ts';

const origin = { start: 0, end: 1 };

/** A keyword field of this name. */
export function field(name: string): Field {
  return { name, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin };
}

/** Short builders, for pairs of before and after. */
export const all = (...operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands, origin });
export const any = (...operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands, origin });
export const not = (operand: Predicate): Predicate => ({ kind: 'not', operand, origin });
export const truth = (value: boolean): Predicate => ({ kind: 'constant', value, origin });
export const present = (name: string): Predicate => ({ kind: 'present', field: field(name), origin });
export function is(name: string, ...[first, ...rest]: readonly [string | number, ...(string | number)[]]): Predicate {
  return { kind: 'one-of', field: field(name), values: [first, ...rest], letters: 'exact', origin };
}
export function isFolded(name: string, ...[first, ...rest]: readonly [string, ...string[]]): Predicate {
  return { kind: 'one-of', field: field(name), values: [first, ...rest], letters: 'fold', origin };
}
export function like(name: string, text: string): Predicate {
  return { kind: 'matches', field: field(name), pattern: parseWildcard(text), letters: 'exact', origin };
}
export function regex(name: string, source: string): Predicate {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(parsed.message);
  return { kind: 'matches', field: field(name), pattern: { kind: 'regex', source, tree: parsed.tree }, letters: 'exact', origin };
}
export const above = (name: string, value: string): Predicate => ({
  kind: 'range',
  field: field(name),
  lower: { value, inclusive: false },
  upper: null,
  origin,
});

const NAMES = ['f', 'g'];
const TEXTS = ['', 'a', 'A', 'b', 'ab', 'a\nb'];
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.boolean().map(truth),
  name.map(present),
  fc.tuple(name, text, text).map(([f, a, b]) => is(f, a, b)),
  fc.tuple(name, text, text).map(([f, a, b]) => isFolded(f, a, b)),
  fc.tuple(name, fc.constantFrom('*', '**', 'a*', '?*', '*?', 'a', '', 'a**b', '*b')).map(([f, pattern]) => like(f, pattern)),
  fc.tuple(name, fc.constantFrom('.*', '@', 'ab', '', 'a|b', 'a.*', '(ab)')).map(([f, source]) => regex(f, source)),
  fc.tuple(name, text).map(([f, value]) => above(f, value)),
);

/** Small random predicates over two fields, rich in what the passes look for. */
export const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }).map((operands) => all(...operands)),
    fc.array(tie('tree'), { maxLength: 4 }).map((operands) => any(...operands)),
    tie('tree').map(not),
  ),
})).tree;

/** Random values of the two fields: none, one or several. */
export const events: fc.Arbitrary<Values> = fc.tuple(fc.array(text, { maxLength: 3 }), fc.array(text, { maxLength: 3 })).map(
  ([f, g]) =>
    new Map([
      ['f', f],
      ['g', g],
    ]),
);
