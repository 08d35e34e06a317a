import type { Event, Json } from '../../../src/event/index.ts';
import type { Field, Letters, Predicate, Semantics } from '../../../src/ir/index.ts';
import type { WildcardPart } from '../../../src/pattern/index.ts';

/**
 * What a predicate means, told as plainly as possible and slowly: the yardstick of the property tests. Text, number and
 * boolean fields and wildcards; anything else is an error in the test.
 */
export function holds(predicate: Predicate, event: Event, folding: Semantics['folding'] = 'ascii'): boolean {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value;
    case 'and':
      return predicate.operands.every((operand) => holds(operand, event, folding));
    case 'or':
      return predicate.operands.some((operand) => holds(operand, event, folding));
    case 'not':
      return !holds(predicate.operand, event, folding);
    case 'present':
      return valuesOf(predicate.field, event).length > 0;
    case 'one-of': {
      const same = sameIn(predicate.letters, folding);
      return valuesOf(predicate.field, event).some((value) =>
        predicate.values.some((member) =>
          typeof member === 'string' ? wildcardMatches(Array.from(String(value)), Array.from(member), same) : member === value,
        ),
      );
    }
    case 'range':
      return valuesOf(predicate.field, event).some((value) => {
        const { lower: low, upper: high } = predicate;
        const above = low === null || compare(value, low.value) > 0 || (low.inclusive && compare(value, low.value) === 0);
        const below = high === null || compare(value, high.value) < 0 || (high.inclusive && compare(value, high.value) === 0);
        return above && below;
      });
    case 'matches': {
      const { pattern, letters } = predicate;
      if (pattern.kind === 'regex') throw new Error('not in this test');
      const parts = pattern.parts.flatMap((part): readonly (string | WildcardPart)[] =>
        part.kind === 'literal' ? Array.from(part.text) : [part],
      );
      return valuesOf(predicate.field, event).some((value) =>
        wildcardMatches(Array.from(String(value)), parts, sameIn(letters, folding)),
      );
    }
    case 'words':
    case 'anywhere':
    case 'date-range':
    case 'in-network':
    case 'computed':
      throw new Error('not in this test');
  }
}

type Same = (one: string | undefined, other: string) => boolean;

function wildcardMatches(text: readonly string[], parts: readonly (string | WildcardPart)[], same: Same): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return text.length === 0;
  if (typeof part === 'string') return same(text[0], part) && wildcardMatches(text.slice(1), rest, same);
  if (part.kind === 'one') return text.length > 0 && wildcardMatches(text.slice(1), rest, same);
  return wildcardMatches(text, rest, same) || (text.length > 0 && wildcardMatches(text.slice(1), parts, same));
}

function sameIn(letters: Letters, folding: Semantics['folding']): Same {
  if (letters === 'exact') return (one, other) => one === other;
  if (folding === 'ascii') return (one, other) => one !== undefined && lower(one) === lower(other);
  // ECMAScript defines `iu` by the same simple folding.
  return (one, other) =>
    one !== undefined && (one === other || new RegExp(`^\\u{${other.codePointAt(0)?.toString(16)}}$`, 'iu').test(one));
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

function compare(value: string | number | boolean, bound: string | number): number {
  if (typeof bound === 'number') return Number(value) - bound;
  const [left, right] = [Array.from(String(value)), Array.from(bound)].map((all) => all.map((one) => one.codePointAt(0) ?? 0));
  for (let at = 0; ; at++) {
    const [one, other] = [left?.[at], right?.[at]];
    if (one === undefined || other === undefined) return (one === undefined ? 0 : 1) - (other === undefined ? 0 : 1);
    if (one !== other) return one - other;
  }
}

/** All values of a field: every way to cut its name, lists flattened, coerced by type. */
export function valuesOf(field: Field, event: Event): readonly (string | number | boolean)[] {
  return found(event, field.name).flatMap((value): (string | number | boolean)[] => {
    const given = value === null ? field.nullValue : value;
    if (given === null || typeof given === 'object') return [];
    switch (field.type) {
      case 'keyword': {
        const text = String(given);
        return field.ignoreAbove !== null && text.length > field.ignoreAbove ? [] : [text];
      }
      case 'long': {
        const number = given === '' || typeof given === 'boolean' ? Number.NaN : Number(given);
        return Number.isNaN(number) || number >= 2 ** 63 || number < -(2 ** 63) ? [] : [Math.trunc(number)];
      }
      case 'boolean':
        return given === true || given === 'true' ? [true] : given === false || given === 'false' || given === '' ? [false] : [];
      default:
        throw new Error('not in this test');
    }
  });
}

function found(value: Json, name: string): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => found(each, name));
  if (name === '') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === name) return found(inner, '');
    return name.startsWith(`${key}.`) ? found(inner, name.slice(key.length + 1)) : [];
  });
}
