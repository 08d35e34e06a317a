import type { Expression, Item, Query } from '../../src/languages/eql/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';

const span = { start: 0, end: 0 };
const TRUE: Expression = { kind: 'boolean', span, value: true };

/** Queries that say one thing less, the largest cuts first. */
export function smallerQueries(query: Query): readonly Query[] {
  const { body, pipes } = query;
  const withoutPipe = pipes.map((_, at) => ({ ...query, pipes: pipes.toSpliced(at, 1) }));
  switch (body.kind) {
    case 'event':
      return [...withoutPipe, ...smaller(body.condition).map((condition) => ({ ...query, body: { ...body, condition } }))];
    case 'sequence': {
      const bodies = [
        ...(body.until === null ? [] : [{ ...body, until: null }]),
        ...(body.maxspan === null ? [] : [{ ...body, maxspan: null }]),
        ...without(body.by).map((by) => ({ ...body, by })),
        ...fewerItems(body.items).map((items) => ({ ...body, items })),
        ...(body.until === null ? [] : smallerItems(body.until).map((until) => ({ ...body, until }))),
      ];
      return [...withoutPipe, ...bodies.map((one) => ({ ...query, body: one }))];
    }
    case 'sample': {
      const bodies = [
        ...without(body.by).map((by) => ({ ...body, by })),
        ...fewerItems(body.items).map((items) => ({ ...body, items })),
      ];
      return [...withoutPipe, ...bodies.map((one) => ({ ...query, body: one }))];
    }
  }
}

function fewerItems(items: readonly Item[]): readonly (readonly [Item, ...Item[]])[] {
  const changed = items.flatMap((item, at) => smallerItems(item).map((less) => items.with(at, less)));
  // The keys of all items belong together.
  const keyless = items.some(({ by }) => by.length > 0) ? [items.map((item) => ({ ...item, by: [] }))] : [];
  return [...without(items), ...keyless, ...changed].filter(isNonEmpty);
}

function smallerItems(item: Item): readonly Item[] {
  return [
    ...(item.missing ? [{ ...item, missing: false }] : []),
    ...(item.runs === null ? [] : [{ ...item, runs: null }]),
    ...(item.condition.kind === 'boolean' ? [] : [{ ...item, condition: TRUE }]),
    ...smaller(item.condition).map((condition) => ({ ...item, condition })),
  ];
}

function smaller(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [
        ...node.operands,
        ...without(node.operands).flatMap((left) => (isPair(left) ? [{ ...node, operands: left }] : [])),
        ...node.operands.flatMap((operand, at) =>
          smaller(operand).flatMap((less) => {
            const operands = node.operands.with(at, less);
            return isPair(operands) ? [{ ...node, operands }] : [];
          }),
        ),
      ];
    case 'not':
      return [node.operand, ...smaller(node.operand).map((operand) => ({ ...node, operand }))];
    case 'sign':
      return [node.operand];
    case 'comparison':
    case 'arithmetic':
      return [
        ...smaller(node.left).map((left) => ({ ...node, left })),
        ...smaller(node.right).map((right) => ({ ...node, right })),
        ...(node.kind === 'arithmetic' ? [node.left, node.right] : []),
      ];
    case 'membership':
      return [
        ...without(node.elements).flatMap((elements) => (isNonEmpty(elements) ? [{ ...node, elements }] : [])),
        ...(node.negated ? [{ ...node, negated: false }] : []),
        ...smaller(node.subject).map((subject) => ({ ...node, subject })),
      ];
    case 'match':
      return [
        ...without(node.patterns).flatMap((patterns) => (isNonEmpty(patterns) ? [{ ...node, patterns }] : [])),
        ...smaller(node.subject).map((subject) => ({ ...node, subject })),
      ];
    case 'call':
      return [
        ...without(node.arguments).map((rest) => ({ ...node, arguments: rest })),
        ...node.arguments.flatMap((one, at) =>
          smaller(one).map((less) => ({ ...node, arguments: node.arguments.with(at, less) })),
        ),
        ...node.arguments,
      ];
    case 'string':
      return node.value === '' ? [] : shorter(node.value).map((value) => ({ ...node, value }));
    case 'field':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
  }
}

function without<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.map((_, at) => list.toSpliced(at, 1));
}

function isPair<T>(list: readonly T[]): list is readonly [T, T, ...T[]] {
  return list.length > 1;
}

/** Without its first or its last character: half of one stands in no rule. */
function shorter(text: string): readonly string[] {
  const characters = Array.from(text);
  return [...new Set([characters.slice(1), characters.slice(0, -1)].map((rest) => rest.join('')))];
}
