import type { Field, Predicate } from '../ir/index.ts';
import { leafMutants } from './leaves.ts';
import type { PredicateMutant } from './mutant.ts';

/** Every change of one place of a predicate; `fields` are those that stand in for others. */
export function* predicateMutants(where: Predicate, fields: readonly Field[]): Iterable<PredicateMutant> {
  yield* at(where, (other) => other, fields);
}

function* at(node: Predicate, put: (other: Predicate) => Predicate, fields: readonly Field[]): Iterable<PredicateMutant> {
  const { origin: span } = node;
  const negated = (): PredicateMutant => ({
    kind: 'negation',
    told: 'the opposite',
    span,
    where: put(node.kind === 'not' ? node.operand : { kind: 'not', operand: node, origin: span }),
  });
  switch (node.kind) {
    case 'constant':
      return;
    case 'not':
      yield negated();
      yield* at(node.operand, (operand) => put({ ...node, operand }), fields);
      return;
    case 'and':
    case 'or': {
      const { operands } = node;
      const other = node.kind === 'and' ? 'or' : 'and';
      yield { kind: 'operator', told: `${other} for ${node.kind}`, span, where: put({ ...node, kind: other }) };
      for (const [place, operand] of operands.entries()) {
        const origin = operand.origin;
        yield {
          kind: 'dropped',
          told: 'left out',
          span: origin,
          where: put({ ...node, operands: operands.toSpliced(place, 1) }),
        };
        yield {
          kind: 'doubled',
          told: 'said twice',
          span: origin,
          where: put({ ...node, operands: operands.toSpliced(place, 0, operand) }),
        };
        yield* at(operand, (changed) => put({ ...node, operands: operands.with(place, changed) }), fields);
      }
      return;
    }
    default:
      yield negated();
      for (const { kind, told, where } of leafMutants(node, fields)) yield { kind, told, span, where: put(where) };
  }
}
