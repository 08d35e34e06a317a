import type { Span } from '../../source/index.ts';
import type { Condition, SigmaRule } from './ast.ts';
import { detectionsOf, testsOf } from './walk.ts';

/** What a rule uses, by the names that people give it. */
export function constructsIn(rule: SigmaRule): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { field, modifiers, values } of testsOf(rule)) {
    if (field === null) found.add('keywords');
    for (const { name } of modifiers) found.add(name);
    for (const { kind } of values) if (kind === 'null') found.add('null');
  }
  for (const { conditions, filters } of detectionsOf(rule)) {
    for (const condition of conditions) addWords(condition, found);
    if (filters.length > 0) found.add('filter');
  }
  if (rule.body.kind === 'correlation') found.add(rule.body.type);
  return found;
}

function addWords(condition: Condition, found: Set<string>): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      found.add(condition.kind);
      for (const operand of condition.operands) addWords(operand, found);
      return;
    case 'not':
      found.add('not');
      addWords(condition.operand, found);
      return;
    case 'quantified':
      found.add(condition.atLeast === 'all' ? 'all of' : `${condition.atLeast} of`);
      return;
    case 'identifier':
      return;
  }
}

/** Fields written within a stretch of the rule, each once; none for a stretch that is all of it. */
export function fieldsWithin(rule: SigmaRule, { start, end }: Span): readonly string[] {
  if (start <= rule.body.span.start && end >= rule.body.span.end) return [];
  const inside = testsOf(rule).filter(({ span }) => span.start < end && start < span.end);
  return [...new Set(inside.flatMap(({ field }) => field ?? []))];
}
