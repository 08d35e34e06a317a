import { allOf, anyOf, type Predicate } from '../../../ir/index.ts';
import type { Condition, Detection, Filter, Search } from '../ast.ts';
import { namedBy } from '../condition.ts';
import type { LowerContext } from './context.ts';
import { testPredicate } from './test.ts';

/** What a rule asks of one event, its filters included. */
export function detectionPredicate(context: LowerContext, detection: Detection): Predicate {
  return allOf(
    [bodyPredicate(context, detection), ...detection.filters.map((filter) => bodyPredicate(context, filter))],
    detection.span,
  );
}

function bodyPredicate(context: LowerContext, { searches, conditions, span }: Detection | Filter): Predicate {
  // Each identifier is lowered once, and its problems told once, however often the condition names it.
  const lowered = new Map([...searches].map(([name, search]) => [name, searchPredicate(context, search)]));
  const conditionPredicate = (condition: Condition): Predicate => {
    switch (condition.kind) {
      case 'and':
        return allOf(condition.operands.map(conditionPredicate), condition.span);
      case 'or':
        return anyOf(condition.operands.map(conditionPredicate), condition.span);
      case 'not':
        return { kind: 'not', operand: conditionPredicate(condition.operand), origin: condition.span };
      case 'identifier':
        return lowered.get(condition.name) ?? { kind: 'constant', value: false, origin: condition.span };
      case 'quantified': {
        const all = namedBy(condition.pattern, searches.keys()).flatMap((name) => lowered.get(name) ?? []);
        if (condition.atLeast === 'all') return allOf(all, condition.span);
        return atLeast(all, condition.atLeast, condition.span);
      }
    }
  };
  return anyOf(conditions.map(conditionPredicate), span);
}

/**
 * At least so many of the operands hold: for each operand from the left, either it holds and one fewer is needed of the rest, or it is
 * left out. The reader refuses what would be too many parts.
 */
function atLeast(operands: readonly Predicate[], count: number, origin: Predicate['origin']): Predicate {
  if (count <= 0) return { kind: 'constant', value: true, origin };
  if (count === 1) return anyOf(operands, origin);
  if (count >= operands.length)
    return count > operands.length ? { kind: 'constant', value: false, origin } : allOf(operands, origin);
  const [first, ...rest] = operands;
  if (first === undefined) return { kind: 'constant', value: false, origin };
  return anyOf([allOf([first, atLeast(rest, count - 1, origin)], origin), atLeast(rest, count, origin)], origin);
}

function searchPredicate(context: LowerContext, search: Search): Predicate {
  switch (search.kind) {
    case 'test':
      return testPredicate(context, search);
    case 'map':
      return allOf(
        search.tests.map((test) => searchPredicate(context, test)),
        search.span,
      );
    case 'list':
      return anyOf(
        search.alternatives.map((alternative) => searchPredicate(context, alternative)),
        search.span,
      );
  }
}
