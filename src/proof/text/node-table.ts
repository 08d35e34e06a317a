import { type Effort, OutOfEffort, spend } from '../effort.ts';
import type { Language, LanguageNode } from './node.ts';

/** So many languages have keys of their own in pairs. */
const MOST_NODES = 2 ** 26;

/** A key for two languages in their order. */
export function pairKey(first: Language, second: Language): number {
  return first * MOST_NODES + second;
}

/** Languages by their numbers, each kept once; keeping one spends `effort`. */
interface NodeTable {
  /** The language that a table has under a key, else a new one. */
  readonly keepIn: <Key>(table: Map<Key, Language>, key: Key, node: LanguageNode, takesEmpty: boolean) => Language;
  readonly nodeOf: (language: Language) => LanguageNode;
  /** Whether the empty text belongs to it. */
  readonly takesEmpty: (language: Language) => boolean;
}

export function nodeTable(effort: Effort): NodeTable {
  const nodes: LanguageNode[] = [];
  const empties: boolean[] = [];
  return {
    keepIn: (table, key, node, takesEmpty) => {
      const found = table.get(key);
      if (found !== undefined) return found;
      spend(effort, 1);
      if (nodes.length === MOST_NODES) throw new OutOfEffort();
      table.set(key, nodes.length);
      empties.push(takesEmpty);
      return nodes.push(node) - 1;
    },
    nodeOf: (language) => nodes[language] ?? { kind: 'nothing' },
    takesEmpty: (language) => empties[language] ?? false,
  };
}
