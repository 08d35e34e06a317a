import { type Field, type Predicate, termFields } from '../../src/ir/index.ts';

/** The names that pipelines or --field gave to fields of a test, each with the rule's own for it. */
export function givenNames(where: Predicate): ReadonlyMap<string, string> {
  return new Map(fieldsIn(where).flatMap(({ name, writtenAs }) => (writtenAs === undefined ? [] : [[name, writtenAs] as const])));
}

function fieldsIn(node: Predicate): readonly Field[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap(fieldsIn);
    case 'not':
      return fieldsIn(node.operand);
    case 'constant':
    case 'anywhere':
      return [];
    case 'computed':
      return termFields(node.term);
    default:
      return [node.field];
  }
}
