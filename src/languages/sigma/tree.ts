import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from '../../documents/yaml.generated.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { diagnostic } from './codes/index.ts';
import { DEEPEST_YAML, MOST_NODES } from './limits.ts';

/** YAML without its spellings: aliases written out, every part with its place. */
export type Tree = TreeMap | TreeList | TreeScalar;

interface TreeMap {
  readonly kind: 'map';
  readonly entries: readonly TreeEntry[];
  readonly span: Span;
}
export interface TreeEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}
interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly span: Span;
}
interface TreeScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As the document writes it, quotes and all. */
  readonly written: string;
  readonly span: Span;
}

/** The documents of a text, and what is wrong with it. Never throws. */
export function readTrees(text: string): { readonly trees: readonly Tree[]; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const trees: Tree[] = [];
  const start = { start: 0, end: 1 };
  try {
    for (const document of parseAllDocuments(text, { prettyErrors: false, logLevel: 'error' })) {
      const [error] = document.errors;
      if (error !== undefined) {
        const [at, end] = error.pos;
        const [reason = ''] = error.message.split('\n');
        problems.push(
          diagnostic('sigma-rule-syntax', `the YAML does not parse: ${reason}`, { start: at, end: Math.max(at + 1, end) }),
        );
        continue;
      }
      const budget = { left: MOST_NODES };
      const tree = treeOf(document.contents, document, text, budget, 0);
      if (tree === 'too-large')
        problems.push(
          diagnostic('sigma-rule-size', 'the YAML is nested too deep, or too large with its aliases written out', start),
        );
      else if (tree !== null) trees.push(tree);
    }
  } catch {
    problems.push(diagnostic('sigma-rule-size', 'the YAML is nested too deep', start));
  }
  return { trees, problems };
}

type Resolved = ReturnType<typeof parseAllDocuments>[number];

function treeOf(
  node: unknown,
  document: Resolved,
  text: string,
  budget: { left: number },
  depth: number,
): Tree | 'too-large' | null {
  if (depth > DEEPEST_YAML || --budget.left < 0) return 'too-large';
  if (isAlias(node)) {
    const target = node.resolve(document as Parameters<typeof node.resolve>[0]);
    return target === undefined ? null : treeOf(target, document, text, budget, depth + 1);
  }
  if (isScalar(node)) return scalarOf(node.value, node.range, node.source, text);
  if (isSeq(node)) {
    const items: Tree[] = [];
    for (const item of node.items) {
      const tree = treeOf(item, document, text, budget, depth + 1);
      if (tree === 'too-large') return tree;
      if (tree !== null) items.push(tree);
    }
    return { kind: 'list', items, span: spanOf(node.range) };
  }
  if (isMap(node)) {
    const entries: TreeEntry[] = [];
    for (const { key, value } of node.items) {
      const name = treeOf(key, document, text, budget, depth + 1);
      const tree = treeOf(value, document, text, budget, depth + 1);
      if (name === 'too-large' || tree === 'too-large') return 'too-large';
      const keySpan = name?.span ?? spanOf(node.range);
      const written = name?.kind === 'scalar' ? keyText(name) : '';
      entries.push({ key: written, keySpan, value: tree ?? { kind: 'scalar', value: null, written: '', span: keySpan } });
    }
    return { kind: 'map', entries, span: spanOf(node.range) };
  }
  return null;
}

function keyText({ value, written }: TreeScalar): string {
  return typeof value === 'string' ? value : written;
}

function scalarOf(
  value: unknown,
  range: readonly number[] | null | undefined,
  source: string | undefined,
  text: string,
): TreeScalar {
  const span = spanOf(range);
  const written = source ?? text.slice(span.start, span.end);
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return { kind: 'scalar', value: known ? value : written, written: text.slice(span.start, span.end) || written, span };
}

function spanOf(range: readonly number[] | null | undefined): Span {
  const [start = 0, end = start] = range ?? [];
  return { start, end: Math.max(end, start + 1) };
}

/** The value of a key; null: there is none. */
export function entryOf(tree: Tree, key: string): TreeEntry | null {
  return tree.kind === 'map' ? (tree.entries.find((entry) => entry.key === key) ?? null) : null;
}

/** The text of a key; null: there is none, or it is something else. */
export function textOf(tree: Tree, key: string): string | null {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** What a list holds, or the one thing that stands there without being a list. */
export function itemsOf(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' ? tree.items : [tree];
}

/** The second over the first: maps key by key, everything else whole. */
export function merged(base: Tree, over: Tree): Tree {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const later = new Map(over.entries.map((entry) => [entry.key, entry]));
  const kept = base.entries.map((entry): TreeEntry => {
    const other = later.get(entry.key);
    later.delete(entry.key);
    return other === undefined ? entry : { ...other, value: merged(entry.value, other.value) };
  });
  return { kind: 'map', entries: [...kept, ...later.values()], span: over.span };
}

/** The same as plain values, as JSON has them. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plainOf);
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
  }
}
