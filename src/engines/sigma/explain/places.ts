import { type EventType, loadAll, type State } from 'js-yaml';
import type { Span } from '../../../source/index.ts';
import type { Path } from '../search.ts';
import { SIGMA_SCHEMA } from '../yaml-schema.ts';

/** A node of the YAML while it is read, and where its text stands. */
interface Node {
  readonly start: number;
  end: number;
  kind: string;
  value: unknown;
  readonly inner: Node[];
}

/** Where in a text something stands: the entry at a path with its key, else the nearest thing around it. */
export type PlaceOf = (path: Path) => Span;

/** Places of what a YAML text says. What aliases and merges bring in has the place of what holds it. */
export function placesIn(text: string): PlaceOf {
  const whole = { start: 0, end: text.length };
  const documents: Node[] = [];
  const open: Node[] = [];
  const listener = (event: EventType, { position, kind, result }: State & { readonly result?: unknown }): void => {
    if (event === 'open') {
      const node = { start: position, end: position, kind: '', value: null, inner: [] };
      (open.at(-1)?.inner ?? documents).push(node);
      open.push(node);
      return;
    }
    const node = open.pop();
    if (node !== undefined) Object.assign(node, { end: position, kind: String(kind), value: result });
  };
  try {
    loadAll(text, undefined, { schema: SIGMA_SCHEMA, listener });
  } catch {
    return () => whole;
  }
  return (path) => {
    let span: Span = whole;
    let node = documents[Number(path[0])];
    for (const step of path.slice(1)) {
      const found = node === undefined ? null : entryOf(node, step, text);
      if (found === null) return span;
      node = found.node;
      span = trimmed(text, found.start, found.node.end);
    }
    return span;
  };
}

/** An entry of a map with its key, or an item of a list. */
function entryOf(
  { kind, inner }: Node,
  step: string | number,
  text: string,
): { readonly start: number; readonly node: Node } | null {
  if (typeof step === 'number') {
    const item = kind === 'sequence' ? inner[step] : undefined;
    return item === undefined ? null : { start: item.start, node: item };
  }
  for (const [at, key] of inner.entries()) {
    if (kind !== 'mapping' || String(key.value) !== step || !/^[ \t]*:/.test(text.slice(key.end, key.end + 80))) continue;
    return { start: key.start, node: inner[at + 1] ?? key };
  }
  return null;
}

/** Without the blanks and comments that a reader of YAML passes on its way. */
function trimmed(text: string, from: number, to: number): Span {
  const skipped = /^(?:\s|#[^\n]*(?:\n|$))*/.exec(text.slice(from, to))?.[0].length ?? 0;
  const end = from + text.slice(from, to).trimEnd().length;
  return { start: Math.min(from + skipped, end), end };
}
