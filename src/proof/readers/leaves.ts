import type { Scalar, Schema, SchemaField } from '../../event/index.ts';
import { anyOf, type Bound, type Field, type Letters, type Predicate } from '../../ir/index.ts';
import type { TextPattern, WildcardPart } from '../../pattern/index.ts';
import { parseRawWildcard, prefixPattern, wildcard } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import type { NonEmpty } from '../../source/index.ts';
import { origin } from '../origin.ts';
import { normalized } from '../values/normalized.ts';
import { betweenDates } from './dates.ts';
import { unread } from './unread.ts';

/*
 * What an index asks of the values of one field, by its type. Each leaf is made for a place in a text, which is told where an index would
 * answer with an error, or where the answer is not known here.
 */

/** A field under the name that the index answers to, with the facts of the mapping; one that it lacks holds exact texts. */
export function indexedField(indexName: string, schema: Schema): Field {
  const facts: SchemaField = schema.fields.get(indexName) ?? INFERRED;
  const name = facts.path ?? indexName;
  const steps = facts.normalizer?.steps ?? [];
  return {
    name,
    ...(name === indexName ? {} : { indexName }),
    type: facts.type,
    ignoreAbove: facts.ignoreAbove,
    nullValue: facts.nullValue,
    ...(facts.constant === undefined ? {} : { constant: facts.constant }),
    ...(steps.length === 0 ? {} : { normalizer: steps }),
    optional: false,
    origin,
  };
}

const INFERRED: SchemaField = {
  type: 'keyword',
  ignoreAbove: null,
  nullValue: null,
  exactSubfield: null,
  origin: 'inferred',
};

/** Some value of the field equals one of these. */
export function equalTo(field: Field, [first, ...rest]: NonEmpty<Scalar>, letters: Letters, place: string): Predicate {
  const each = <T extends Scalar>(change: (value: Scalar) => T): NonEmpty<T> => [change(first), ...rest.map(change)];
  switch (familyOf(field.type)) {
    case 'string': {
      const values = each((value) => normalized(String(value), field));
      if (field.type !== 'constant_keyword') return { kind: 'one-of', field, values, letters, origin };
      return anyOf(
        values.map((text): Predicate => ({ kind: 'matches', field, pattern: wildcard(signsOf(text, false)), letters, origin })),
        origin,
      );
    }
    case 'ip':
      return { kind: 'in-network', field, networks: each(String), origin };
    case 'number':
    case 'boolean':
      return { kind: 'one-of', field, values: [first, ...rest], letters: 'exact', origin };
    case 'date':
    case 'text':
    case 'unsupported':
      return unread(place, `terms of a field of type ${field.type}`);
  }
}

/** The text of a `wildcard` query as a pattern: in that of a constant nothing escapes. */
export function rawWildcard(text: string, { type }: Field): TextPattern {
  return type === 'constant_keyword' ? wildcard(signsOf(text, true)) : parseRawWildcard(text);
}

/** What begins with a text; in that of a constant every star acts. */
export function rawPrefix(text: string, { type }: Field): TextPattern {
  return type === 'constant_keyword' ? wildcard([...signsOf(text, false), { kind: 'any-run' }]) : prefixPattern(text);
}

/** A text in which every star acts, as an index reads what it compares with a constant, and with `marks` every question mark. (eql-semantics 9.1) */
function signsOf(text: string, marks: boolean): readonly WildcardPart[] {
  return Array.from(text, (letter): WildcardPart => {
    if (letter === '*') return { kind: 'any-run' };
    return marks && letter === '?' ? { kind: 'one' } : { kind: 'literal', text: letter };
  });
}

/** Some text of the field, as a whole, belongs to the pattern. */
export function matching(field: Field, pattern: TextPattern, letters: Letters, place: string): Predicate {
  if (familyOf(field.type) !== 'string') return unread(place, `patterns on a field of type ${field.type}`);
  if (pattern.kind === 'wildcard')
    return { kind: 'matches', field, pattern: normalizedWildcard(pattern, field), letters, origin };
  if (normalized(pattern.source, field) !== pattern.source)
    return unread(place, 'an expression that the normalizer of the field changes');
  return { kind: 'matches', field, pattern, letters, origin };
}

/** One value of the field between bounds. */
export function between(field: Field, lower: Bound | null, upper: Bound | null, place: string): Predicate {
  if (lower === null && upper === null) return { kind: 'present', field, origin };
  switch (familyOf(field.type)) {
    case 'string': {
      const bound = (one: Bound | null) => (one === null ? null : { ...one, value: normalized(String(one.value), field) });
      return { kind: 'range', field, lower: bound(lower), upper: bound(upper), origin };
    }
    case 'ip':
    case 'number':
      return { kind: 'range', field, lower, upper, origin };
    case 'date':
      return betweenDates(field, lower, upper);
    case 'boolean':
    case 'text':
    case 'unsupported':
      return unread(place, `ranges of a field of type ${field.type}`);
  }
}

function normalizedWildcard(pattern: Extract<TextPattern, { readonly kind: 'wildcard' }>, field: Field): TextPattern {
  return wildcard(
    pattern.parts.map(
      (part): WildcardPart => (part.kind === 'literal' ? { kind: 'literal', text: normalized(part.text, field) } : part),
    ),
  );
}
