import { inJsonList } from '../../src/pattern/index.ts';
import { any as anyOf, not as notOf, type Tree } from '../shared/index.ts';
import { text } from './escape.ts';

export { all, EVERYTHING, NOTHING, test } from '../shared/index.ts';

/**
 * What is asked of a row, as a tree. A test is unknown, as SQL has it, where the event has no such field; `AND` and `OR` of what is
 * unknown come to what they would of what is false, and `IS NOT TRUE` is the plain complement.
 */
export type Condition = Tree<Test | Pattern>;

interface Test {
  readonly kind: 'test';
  readonly text: string;
}

/** One of several expressions takes a text of a list. */
interface Pattern {
  readonly kind: 'pattern';
  readonly list: string;
  readonly bodies: readonly string[];
  readonly folded: boolean;
}

/** A condition that more expressions may join. */
type Growing = Exclude<Condition, Pattern> | (Omit<Pattern, 'bodies'> & { readonly bodies: string[] });

/** One of them holds; none: nothing. Expressions over one list are one expression, where the first of them stood. */
export function any(operands: readonly Condition[]): Condition {
  const merged = new Map<string | Condition, Growing>();
  for (const one of operands) {
    const key = one.kind === 'pattern' ? `${one.folded} ${one.list}` : one;
    const before = merged.get(key);
    if (one.kind === 'pattern' && before?.kind === 'pattern') before.bodies.push(...one.bodies);
    else merged.set(key, one.kind === 'pattern' ? { ...one, bodies: [...one.bodies] } : one);
  }
  return anyOf([...merged.values()]);
}

/** What is unknown counts as false on either side of it. */
export function not(operand: Condition): Condition {
  return notOf(operand, () => true);
}

/** As text, over as many lines as it has tests; lines behind the first begin with the indent. */
export function printCondition(condition: Condition, indent: string): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'TRUE' : 'FALSE';
    case 'test':
      return condition.text;
    case 'pattern':
      return `REGEXP(JSON_STRING(${condition.list}), ${text(inJsonList(condition.bodies, condition.folded))})`;
    case 'not':
      return `${grouped(condition.operand, indent)} IS NOT TRUE`;
    case 'and':
    case 'or': {
      const word = condition.kind === 'and' ? 'AND' : 'OR';
      return condition.operands.map((one) => operandOf(one, condition.kind, indent)).join(`\n${indent}${word} `);
    }
  }
}

function operandOf(condition: Condition, outer: Condition['kind'], indent: string): string {
  const apart = (condition.kind === 'and' || condition.kind === 'or') && condition.kind !== outer;
  return apart ? grouped(condition, indent) : printCondition(condition, indent);
}

function grouped(condition: Condition, indent: string): string {
  return `(${printCondition(condition, `${indent}  `)})`;
}
