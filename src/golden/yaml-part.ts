import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node, Scalar } from 'yaml';
import { type Diagnostic, failure, type Result, type Source, type Span, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { Member, Part, Style } from './part.ts';

interface YamlDocument {
  readonly contents: unknown;
}

/** The file has more values than anybody writes, or nests them deeper; aliases count as often as they stand for something. */
export class TooMuch extends Error {}

const MOST_VALUES = 300_000;
const DEEPEST = 200;

/** The contents of a YAML document as parts. What is asked of them may throw `TooMuch`. */
export function yamlPart(document: YamlDocument, source: Source): Part {
  const target = aliasesIn(document);
  let values = 0;
  return partOf(document.contents, { start: 0, end: 1 }, 0, false);

  function partOf(written: unknown, place: Span, depth: number, shared: boolean): Part {
    if (++values > MOST_VALUES || depth > DEEPEST) throw new TooMuch();
    const at = spanOf(written) ?? place;
    if (isAlias(written)) return { ...partOf(target.get(written), at, depth + 1, true), at };
    const part = { at, style: shared ? ({ kind: 'fixed' } as const) : styleOf(written, source.text, at) };
    if (isMap(written)) {
      const members = (problems: Diagnostic[]): readonly Member[] => membersOf(written.items, at, depth, shared, problems);
      return { ...part, kind: 'map', text: null, members, items: () => [], json: () => objectOf(members) };
    }
    if (isSeq(written)) {
      const items = (): readonly Part[] => written.items.map((item) => partOf(item, at, depth + 1, shared));
      return { ...part, kind: 'list', text: null, members: () => [], items, json: () => arrayOf(items()) };
    }
    const text = isScalar(written) ? textOf(written) : null;
    return { ...part, kind: 'scalar', text, members: () => [], items: () => [], json: () => scalarOf(written, at) };
  }

  /** The members of a map with those that `<<` merges into it, which give way to its own. */
  function membersOf(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    place: Span,
    depth: number,
    shared: boolean,
    problems: Diagnostic[],
  ): readonly Member[] {
    const own = new Map<string, Member>();
    const merged: Member[] = [];
    for (const { key, value } of pairs) {
      const at = spanOf(key) ?? place;
      const part = partOf(value, at, depth + 1, shared);
      if (isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN) {
        const maps = part.kind === 'list' ? part.items() : [part];
        if (maps.some(({ kind }) => kind !== 'map'))
          problems.push(diagnostic('golden-form', '`<<` merges maps, and this is none', at));
        merged.push(...maps.flatMap((map) => map.members(problems)));
        continue;
      }
      const name = isScalar(key) ? keyOf(key) : null;
      if (name === null) problems.push(diagnostic('golden-form', 'a key is a text', at));
      else if (own.has(name)) problems.push(diagnostic('golden-form', `the key \`${name}\` is twice there`, at));
      else own.set(name, { key: name, at, value: part });
    }
    for (const member of merged) if (!own.has(member.key)) own.set(member.key, member);
    return [...own.values()];
  }
}

function objectOf(members: (problems: Diagnostic[]) => readonly Member[]): Result<string> {
  const problems: Diagnostic[] = [];
  const texts: string[] = [];
  for (const { key, value } of members(problems)) {
    const read = value.json();
    if (read.ok) texts.push(`${JSON.stringify(key)}:${read.value}`);
    else problems.push(...read.problems);
  }
  const [first, ...others] = problems;
  return first === undefined ? success(`{${texts.join(',')}}`) : failure(first, ...others);
}

function arrayOf(items: readonly Part[]): Result<string> {
  const texts: string[] = [];
  for (const item of items) {
    const read = item.json();
    if (!read.ok) return read;
    texts.push(read.value);
  }
  return success(`[${texts.join(',')}]`);
}

/** Numbers of JSON keep their digits, which a field of texts has. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function scalarOf(written: unknown, at: Span): Result<string> {
  if (!isScalar(written)) return success('null');
  const { value, source } = written;
  switch (typeof value) {
    case 'number':
      if (source !== undefined && JSON_NUMBER.test(source)) return success(source);
      if (Number.isFinite(value)) return success(JSON.stringify(value));
      return failure(diagnostic('golden-event', 'JSON has no number without an end, so no event has one', at));
    case 'string':
    case 'boolean':
      return success(JSON.stringify(value));
    default:
      if (value === null || value === undefined) return success('null');
      return failure(diagnostic('golden-event', 'no event has a value of this kind: it is none of JSON', at));
  }
}

function textOf({ value, source }: Scalar): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : (source ?? String(value));
}

/** A key is what is written: `1` and `true` are names of fields too. */
function keyOf(key: Scalar): string | null {
  return textOf(key) ?? (key.source === undefined || key.source === '' ? null : key.source);
}

/** What each alias stands for: the last value before it that has the anchor. One walk finds all. */
function aliasesIn(document: YamlDocument): ReadonlyMap<unknown, Node | null> {
  const anchors = new Map<string, Node>();
  const found = new Map<unknown, Node | null>();
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isAlias(node)) found.set(node, anchors.get(node.source) ?? null);
    if (!isScalar(node) && !isCollection(node)) continue;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node)) for (const { key, value } of [...node.items].reverse()) open.push(value ?? '', key ?? '');
    else if (isSeq(node)) open.push(...[...node.items].reverse());
  }
  return found;
}

function spanOf(node: unknown): Span | null {
  const [start, end] = (isNode(node) ? node.range : null) ?? [];
  return start === undefined || end === undefined ? null : { start, end };
}

function styleOf(node: unknown, text: string, { start }: Span): Style {
  if (!isCollection(node) || node.anchor !== undefined) return { kind: 'fixed' };
  if (node.flow === true) return { kind: 'flow' };
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return { kind: 'block', column: start - line };
}
