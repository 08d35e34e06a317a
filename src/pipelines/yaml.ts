import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseAllDocuments } from 'yaml';
import { type Diagnostic, failure, isNonEmpty, type Result, type Source, type Span, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';

/** A value of a YAML text with its place. */
export type Located =
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly at: Span }
  | { readonly kind: 'list'; readonly items: readonly Located[]; readonly at: Span }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly at: Span };

export interface Entry {
  readonly key: Span;
  /** The key is `null`, and no text. */
  readonly nothing: boolean;
  readonly value: Located;
}

/** Nobody writes pipelines of more values, or nests them deeper; aliases count as often as they stand for something. */
const MOST_VALUES = 100_000;
const DEEPEST = 64;

class TooMuch extends Error {}

/** Reads the one document of a YAML text. Never throws. */
export function readYaml(text: Source): Result<Located> {
  const whole = { start: 0, end: Math.min(1, text.text.length) };
  try {
    const documents = parseAllDocuments(text.text, { prettyErrors: false, logLevel: 'error' });
    const [first, second] = Array.isArray(documents) ? documents : [];
    const errors = (Array.isArray(documents) ? documents : []).flatMap((one) => one.errors);
    const problems = errors.slice(0, 5).map((error): Diagnostic => {
      const [at] = error.pos;
      return diagnostic('pipeline-syntax', `the YAML does not parse: ${error.message.split('\n')[0]}`, {
        start: at,
        end: at + 1,
      });
    });
    if (isNonEmpty(problems)) return { ok: false, problems };
    if (first === undefined || first.contents === null)
      return failure(diagnostic('pipeline-syntax', 'the pipeline is empty', whole));
    if (second !== undefined) {
      const [start] = second.range;
      return failure(
        diagnostic('pipeline-syntax', 'a file holds one pipeline, and here a second begins', { start, end: start + 1 }),
      );
    }
    return success(locatedIn(first));
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError)
      return failure(diagnostic('pipeline-syntax', 'the YAML is nested too deep or repeats itself too often', whole));
    throw error;
  }
}

type Document = Extract<ReturnType<typeof parseAllDocuments>, readonly unknown[]>[number];

function locatedIn(document: Document): Located {
  let values = 0;
  const read = (node: ParsedNode | Node | null | undefined, depth: number, place: Span): Located => {
    if (++values > MOST_VALUES || depth > DEEPEST) throw new TooMuch();
    const at = spanOf(node) ?? place;
    if (isAlias(node)) return read(node.resolve(document), depth + 1, at);
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? (key.value === null ? 'null' : String(key.value)) : '';
        const written = spanOf(isNode(key) ? key : null) ?? at;
        const nothing = isScalar(key) && key.value === null;
        entries.set(name, { key: written, nothing, value: read(isNode(value) ? value : null, depth + 1, written) });
      }
      return { kind: 'map', entries, at };
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => read(isNode(item) ? item : null, depth + 1, at)), at };
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return { kind: 'scalar', value, at };
    return { kind: 'scalar', value: value === null || value === undefined ? null : String(value), at };
  };
  return read(document.contents, 0, { start: 0, end: 1 });
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}

function spanOf(node: { readonly range?: readonly number[] | null | undefined } | null | undefined): Span | null {
  const [start, end] = node?.range ?? [];
  return start === undefined || end === undefined ? null : { start, end };
}
