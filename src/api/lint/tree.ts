import type { Joint, Written } from '../../contract/index.ts';
import type { Predicate } from '../../ir/index.ts';
import type { Span } from '../../source/index.ts';

/** A condition of a rule that is looked at, with its number among all of them. */
export interface Node {
  readonly number: number;
  readonly predicate: Predicate;
  readonly parent: Node | null;
  readonly children: readonly Node[];
  /** What joins it with its neighbours in the text; null: it cannot be left out by itself. */
  readonly joint: Joint['kind'] | null;
}

export function placeKey({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** The joints of a text, by the places of their parts. */
export function jointsByPart({ joints }: Written): ReadonlyMap<string, Joint> {
  return new Map(joints.flatMap((joint) => joint.parts.map(({ origin }) => [placeKey(origin), joint] as const)));
}

/**
 * The conditions of a predicate down to those that can be left out, each before what it holds. `atomic` says of which nothing below is
 * looked at. A search that is named twice in a rule has one place and two effects: it is no part.
 */
export function nodesOf(
  root: Predicate,
  joints: ReadonlyMap<string, Joint>,
  atomic: (predicate: Predicate) => boolean,
): readonly Node[] {
  const times = new Map<string, number>();
  const holdsParts = new Map<Predicate, boolean>();
  count(root);
  const nodes: Node[] = [];
  add(root, null);
  return nodes;

  function count(predicate: Predicate): boolean {
    const key = placeKey(predicate.origin);
    times.set(key, (times.get(key) ?? 0) + 1);
    let holds = joints.has(key);
    for (const child of childrenOf(predicate)) holds = count(child) || holds;
    holdsParts.set(predicate, holds);
    return holds;
  }

  function add(predicate: Predicate, parent: Node | null): Node {
    const key = placeKey(predicate.origin);
    const joint = times.get(key) === 1 ? (joints.get(key)?.kind ?? null) : null;
    const children: Node[] = [];
    const node: Node = { number: nodes.length, predicate, parent, children, joint };
    nodes.push(node);
    const below = childrenOf(predicate);
    if (!atomic(predicate) && below.some((child) => holdsParts.get(child) === true))
      for (const child of below) children.push(add(child, node));
    return node;
  }
}

/** The conditions that one is made of; a leaf has none. */
export function childrenOf(predicate: Predicate): readonly Predicate[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands;
    case 'not':
      return [predicate.operand];
    case 'constant':
    case 'present':
    case 'one-of':
    case 'range':
    case 'date-range':
    case 'matches':
    case 'in-network':
    case 'words':
    case 'anywhere':
    case 'computed':
      return [];
  }
}

/** How the neighbours of a condition, and those of what it stands in, have to be for its truth to be that of the whole. */
export function contextOf(
  node: Node,
  leftOut: ReadonlySet<Node>,
  from: 'own' | 'parents',
): readonly (readonly [Node, boolean])[] {
  const wanted: (readonly [Node, boolean])[] = [];
  let at = node;
  for (let above = node.parent; above !== null; above = above.parent) {
    if ((from === 'own' || at !== node) && (above.predicate.kind === 'and' || above.predicate.kind === 'or')) {
      const truth = above.predicate.kind === 'and';
      for (const sibling of above.children) if (sibling !== at && !leftOut.has(sibling)) wanted.push([sibling, truth]);
    }
    at = above;
  }
  return wanted;
}
