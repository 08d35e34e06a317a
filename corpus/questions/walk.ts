import type { Field, Question } from './question.ts';
import type { Category, EventQuestion, Item, Pipe, Questions, Sample, Sequence } from './rule.ts';

/** Every part that can stand in a tree. */
export type AnyPart = Questions | EventQuestion | Sequence | Sample | Item | Category | Pipe | Question;

/** The parts directly under a part, in the order in which the rule asks them. A new kind must be added here to compile. */
export function partsOf(part: AnyPart): readonly AnyPart[] {
  switch (part.kind) {
    case 'rule':
      return [part.body, ...part.pipes];
    case 'event':
      return [...listed(part.category), part.condition];
    case 'sequence':
      return [...part.by, ...part.items, ...listed(part.until)];
    case 'sample':
      return [...part.by, ...part.items];
    case 'item':
      return [...listed(part.category), part.condition, ...part.by];
    case 'category':
    case 'pipe':
      return [];
    default:
      return questionsIn(part);
  }
}

/** The questions directly under a question. */
export function questionsIn(question: Question): readonly Question[] {
  switch (question.kind) {
    case 'and':
    case 'or':
      return question.operands;
    case 'not':
    case 'sign':
      return [question.operand];
    case 'comparison':
    case 'arithmetic':
      return [question.left, question.right];
    case 'membership':
      return [question.subject, ...question.elements];
    case 'network':
      return [question.subject, ...question.blocks];
    case 'wildcard':
    case 'regex':
      return [question.subject];
    case 'presence':
      return [question.field];
    case 'call':
      return question.arguments;
    case 'untold':
      return question.parts;
    case 'anywhere':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
  }
}

/** Calls `visit` on a part and on everything below it, parents first. Returning false skips what is below. */
export function walk(part: AnyPart, visit: (part: AnyPart) => boolean | undefined): void {
  const pending = [part];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visit(next) !== false) for (const below of partsOf(next).toReversed()) pending.push(below);
  }
}

/** Every field in a question, repeated as asked. */
export function fieldsIn(part: AnyPart): readonly Field[] {
  const found: Field[] = [];
  walk(part, (below) => {
    if (below.kind === 'field') found.push(below);
    return undefined;
  });
  return found;
}

function listed<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
