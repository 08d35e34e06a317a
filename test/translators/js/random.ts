import fc from 'fast-check';
import type { Event, Json } from '../../../src/event/index.ts';
import type { Field, Predicate } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import { isNonEmpty } from '../../../src/source/index.ts';

const origin = { start: 0, end: 3 };

/** Names that meet each other in events, and names that every JavaScript object knows. */
const NAMES = [
  'a',
  'a.b',
  'a.b.c',
  'a.b.c.d.e.f',
  'a.length',
  'a.0',
  '__proto__',
  '__proto__.a',
  'constructor',
  'constructor.name',
  'toString',
  'é',
  'a..b',
];
const TEXTS = [
  '',
  'a',
  'A',
  'aB',
  'ab',
  'k',
  'K',
  '\u212a',
  's',
  '\u017f',
  'é',
  'É',
  '0',
  '1',
  '1.5',
  '-1',
  '1000',
  'true',
  'false',
  '"',
  '\\',
  '/a/b',
  '/A/b',
  'a"b\\c',
  '\n',
  '😀',
  '\uffff',
  'x😀y',
  'abcdefgh',
];
const PATTERNS = [
  '*',
  '?*',
  'a*',
  '*a',
  '*a*',
  'a?',
  'A*b',
  '?',
  '/a*',
  '*\\*',
  '*"*',
  'x?y',
  '*100*',
  '*k*',
  '?s*',
  '*é',
  'ab*gh',
];

export const anyField: fc.Arbitrary<Field> = fc.record({
  name: fc.constantFrom(...NAMES),
  type: fc.constantFrom('keyword', 'keyword', 'keyword', 'long', 'boolean'),
  ignoreAbove: fc.constantFrom(null, null, 2, 1024),
  nullValue: fc.constantFrom(null, null, null, 'ab'),
  optional: fc.constant(false),
  origin: fc.constant(origin),
});

const anyText = fc.constantFrom(...TEXTS);
const letters = fc.constantFrom('exact', 'fold');

const anyLeaf: fc.Arbitrary<Predicate> = anyField.chain((field): fc.Arbitrary<Predicate> => {
  const present = fc.constant<Predicate>({ kind: 'present', field, origin });
  switch (field.type) {
    case 'long':
      return fc.oneof(
        present,
        fc
          .array(fc.integer({ min: -2, max: 3 }), { minLength: 1, maxLength: 5 })
          .map((values): Predicate => oneOf(field, values, 'exact')),
        fc
          .tuple(fc.integer({ min: -2, max: 3 }), fc.boolean())
          .map(([value, inclusive]): Predicate => ({ kind: 'range', field, lower: { value, inclusive }, upper: null, origin })),
      );
    case 'boolean':
      return fc.oneof(
        present,
        fc.boolean().map((value) => oneOf(field, [value], 'exact')),
      );
    default:
      return fc.oneof(
        present,
        fc.tuple(fc.array(anyText, { minLength: 1, maxLength: 6 }), letters).map(([values, how]) => oneOf(field, values, how)),
        fc
          .tuple(fc.constantFrom(...PATTERNS), letters)
          .map(([text, how]): Predicate => ({ kind: 'matches', field, pattern: parseWildcard(text), letters: how, origin })),
        fc.tuple(anyText, anyText, fc.boolean()).map(
          ([low, high, inclusive]): Predicate => ({
            kind: 'range',
            field,
            lower: { value: low, inclusive },
            upper: { value: high, inclusive },
            origin,
          }),
        ),
      );
  }
});

function oneOf(field: Field, values: readonly (string | number | boolean)[], how: 'exact' | 'fold'): Predicate {
  return isNonEmpty(values)
    ? { kind: 'one-of', field, values, letters: how, origin }
    : { kind: 'constant', value: false, origin };
}

export const anyPredicate: fc.Arbitrary<Predicate> = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyLeaf,
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('predicate'), { maxLength: 4 }))
      .map(([kind, operands]): Predicate => ({ kind, operands, origin })),
    tie('predicate').map((operand): Predicate => ({ kind: 'not', operand, origin })),
  ),
})).predicate;

const anyKey = fc.constantFrom(
  'a',
  'b',
  'c',
  'a.b',
  'b.c',
  'a.b.c',
  'length',
  '0',
  'd.e.f',
  'd',
  'e',
  'f',
  'a.',
  '.b',
  '',
  '__proto__',
  'constructor',
  'name',
  'toString',
  'é',
);
const anyScalar = fc.oneof(anyText, fc.constantFrom<Json>(0, 1, 1.5, -1, 1000, 1e21, true, false, null));

const anyValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, anyScalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.array(fc.tuple(anyKey, tie('value')), { maxLength: 3 }).map(objectOf),
})).value;

/** An event as `JSON.parse` gives it: `__proto__` is a property like any other. */
export const anyEvent: fc.Arbitrary<Event> = fc.array(fc.tuple(anyKey, anyValue), { maxLength: 4 }).map(objectOf);

function objectOf(entries: readonly (readonly [string, Json])[]): Event {
  return JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`);
}
