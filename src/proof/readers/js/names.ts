import type { Declared } from './canonical.ts';
import type { KnownFunction } from './known.ts';
import type { AnyNode } from './syntax.ts';

/** What the names of a module stand for. */
export interface Names {
  readonly declared: ReadonlyMap<string, Declared>;
  /** The known function that a name stands for; null: it is another. */
  readonly known: (name: string) => KnownFunction | null;
}

/** The constant of a name, as its node; null: the name stands for something else. */
export function constantNode({ declared }: Names, name: string | null): AnyNode | null {
  const found = name === null ? undefined : declared.get(name);
  return found?.kind === 'constant' && found.member === undefined ? found.node : null;
}

/** Whether a node is a name of the language that the module does not give another meaning. */
export function isGlobal({ declared }: Names, node: AnyNode, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && !declared.has(name);
}
