import type { Predicate } from '../../src/ir/index.ts';
import type { TextPattern, WildcardPart } from '../../src/pattern/index.ts';

/** Values of fields by name; a field that is not there has none. */
export type Values = ReadonlyMap<string, readonly (string | number | boolean)[]>;

/** What a predicate without script leaves says of an event, read off its documentation, slowly. */
export function holds(predicate: Predicate, values: Values): boolean {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value;
    case 'and':
      return predicate.operands.every((operand) => holds(operand, values));
    case 'or':
      return predicate.operands.some((operand) => holds(operand, values));
    case 'not':
      return !holds(predicate.operand, values);
    case 'present':
      return some(predicate.field.name, () => true);
    case 'one-of':
      return some(predicate.field.name, (value) =>
        predicate.values.some((wanted) => folded(value, predicate.letters) === folded(wanted, predicate.letters)),
      );
    case 'range':
      return some(predicate.field.name, (value) => {
        const { lower, upper } = predicate;
        const above = lower === null || value > lower.value || (lower.inclusive && value === lower.value);
        return above && (upper === null || value < upper.value || (upper.inclusive && value === upper.value));
      });
    case 'matches':
      return some(
        predicate.field.name,
        (value) =>
          typeof value === 'string' &&
          new RegExp(`^(?:${sourceOf(predicate.pattern)})$`, predicate.letters === 'fold' ? 'sui' : 'su').test(value),
      );
    case 'anywhere':
      return [...values.values()]
        .flat()
        .some((value) =>
          new RegExp(`^(?:${sourceOf(predicate.pattern)})$`, predicate.letters === 'fold' ? 'sui' : 'su').test(String(value)),
        );
    case 'words':
    case 'date-range':
    case 'in-network':
    case 'computed':
      throw new Error(`${predicate.kind} is not part of these tests`);
  }
  function some(name: string, test: (value: string | number | boolean) => boolean): boolean {
    return (values.get(name) ?? []).some(test);
  }
}

function folded(value: unknown, letters: 'exact' | 'fold'): unknown {
  return typeof value === 'string' && letters === 'fold' ? value.toLowerCase() : value;
}

/** Wildcards, and those regular expressions that JavaScript reads like Lucene. */
function sourceOf(pattern: TextPattern): string {
  if (pattern.kind === 'regex') return pattern.source.replaceAll('@', '.*');
  return pattern.parts.map(partSource).join('');
}

function partSource(part: WildcardPart): string {
  if (part.kind === 'literal') return part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return part.kind === 'one' ? '.' : '.*';
}
