import type { AnyNode, Expression } from './ast.ts';

type Kind = AnyNode['kind'];
type NodeOf<K extends Kind> = Extract<AnyNode, { readonly kind: K }>;

/** The properties of a node in which nodes stand. */
type ChildKey<N> = { [P in keyof N]: NonNullable<N[P]> extends AnyNode | readonly AnyNode[] ? P : never }[keyof N];

/**
 * Where nodes stand in those of each kind, in the order in which they were written. A kind that is left out does not compile,
 * nor does a property in which nodes stand.
 */
const CHILD_KEYS: { readonly [K in Kind]: { readonly [P in ChildKey<NodeOf<K>>]: true } } = {
  query: { body: true, pipes: true },
  event: { category: true, condition: true },
  sequence: { by: true, maxspan: true, items: true, until: true },
  sample: { by: true, items: true },
  item: { category: true, condition: true, by: true },
  category: {},
  duration: {},
  pipe: {},
  and: { operands: true },
  or: { operands: true },
  not: { operand: true },
  comparison: { left: true, right: true },
  membership: { subject: true, elements: true },
  match: { subject: true, patterns: true },
  call: { arguments: true },
  arithmetic: { left: true, right: true },
  sign: { operand: true },
  field: {},
  string: {},
  number: {},
  boolean: {},
  null: {},
};

const KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(CHILD_KEYS).map(([kind, keys]) => [kind, Object.keys(keys)]),
);

/** The nodes directly under a node, in the order in which they were written. */
export function children(node: AnyNode): readonly AnyNode[] {
  return keysOf(node).flatMap((key) => below(node, key) ?? []);
}

/** What stands in one property of a node: one node, several, or null where nothing is written. */
function below(node: AnyNode, key: string): AnyNode | readonly AnyNode[] | null {
  return Reflect.get(node, key);
}

/** Calls `visit` on a node and on everything below it, parents first. Returning false skips what is below. */
export function walk(node: AnyNode, visit: (node: AnyNode) => boolean | undefined): void {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visit(next) !== false) addBelow(next, pending);
  }
}

/** Puts what stands below a node on a stack, the first on top. Every check walks every query, so that no list is made on the way. */
function addBelow(node: AnyNode, stack: AnyNode[]): void {
  const keys = keysOf(node);
  for (let at = keys.length - 1; at >= 0; at--) {
    const found = below(node, keys[at] ?? '');
    if (found === null) continue;
    if ('kind' in found) stack.push(found);
    else addAll(found, stack);
  }
}

function addAll(nodes: readonly AnyNode[], stack: AnyNode[]): void {
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (node !== undefined) stack.push(node);
  }
}

/** Whether a node or one below it is such. */
export function someNode(node: AnyNode, isSuch: (node: AnyNode) => boolean): boolean {
  let found = false;
  walk(node, (next) => {
    found ||= isSuch(next);
    return !found;
  });
  return found;
}

type Results<V, R> = V extends readonly unknown[] ? { readonly [I in keyof V]: R } : R;

/** An expression in which results stand for the expressions below it. */
type Folded<N extends Expression, R> = { readonly [P in keyof N]: P extends ChildKey<N> ? Results<N[P], R> : N[P] };

/** What is made of an expression of each kind, from what was made of those below it. */
export type ExpressionFold<R> = { readonly [N in Expression as N['kind']]: (node: Folded<N, R>, written: N) => R };

/** Makes something of an expression, from the leaves up. Depth is bounded by the parser's limit on nesting. */
export function foldExpression<R>(expression: Expression, fold: ExpressionFold<R>): R {
  const folded: Record<string, unknown> = { ...expression };
  for (const key of keysOf(expression)) {
    const below: Expression | readonly Expression[] = Reflect.get(expression, key);
    folded[key] = 'kind' in below ? foldExpression(below, fold) : below.map((each: Expression) => foldExpression(each, fold));
  }
  // The types of both tables say that what is found under a kind takes a node of that kind.
  const kind: string = expression.kind;
  const make: (node: unknown, written: Expression) => R = Reflect.get(fold, kind);
  return make(folded, expression);
}

/** The fold that leaves an expression as it is, for those that change some kinds only. */
export const AS_WRITTEN: ExpressionFold<Expression> = {
  and: (node) => node,
  or: (node) => node,
  not: (node) => node,
  comparison: (node) => node,
  membership: (node) => node,
  match: (node, { patterns }) => ({ ...node, patterns }),
  call: (node) => node,
  arithmetic: (node) => node,
  sign: (node) => node,
  field: (node) => node,
  string: (node) => node,
  number: (node) => node,
  boolean: (node) => node,
  null: (node) => node,
};

function keysOf(node: AnyNode): readonly string[] {
  return KEYS.get(node.kind) ?? [];
}
