import {
  type Diagnostic,
  failure,
  isNonEmpty,
  type Placeholders,
  type Result,
  type Source,
  success,
} from '../../source/index.ts';
import type { Detection, Filter, SigmaRule } from './ast.ts';
import { diagnostic } from './codes/index.ts';
import { readCorrelation } from './correlation.ts';
import { quoted, readDetection, readFilter, type Sink } from './detection.ts';
import { filterIndex } from './filters.ts';
import { related } from './related.ts';
import { entryOf, merged, plainOf, readTrees, type Tree, textOf } from './tree.ts';
import { isRecord, type Unit, unitsOf } from './units.ts';

/**
 * Reads the documents of one rule: itself, what is global, the rules that it relates and the filters for them. Spans are offsets into
 * `source.text`. Never throws.
 */
export function parseSigma(source: Source, placeholders?: Placeholders): Result<SigmaRule> {
  const { text } = source;
  const { trees, problems: broken } = readTrees(text);
  if (isNonEmpty(broken)) return { ok: false, problems: broken };
  const maps = trees.filter(({ kind }) => kind === 'map');
  const records = maps.map(plainOf).filter(isRecord);
  const { roots } = related(unitsOf(records), false);
  const [root, another] = roots;
  const whole = { start: 0, end: Math.max(1, text.length) };
  if (root === undefined) return failure(diagnostic('sigma-rule-keys', 'there is no rule in the text', { start: 0, end: 1 }));
  if (another !== undefined) {
    const place = maps[another.unit.parts.at(-1) ?? 0]?.span ?? whole;
    return failure(diagnostic('sigma-several-rules', 'this is a rule of its own', { start: place.start, end: place.start + 1 }));
  }
  const sink: Sink = { text, placeholders, problems: maps.flatMap(forConsumer), warnings: [] };
  const body = bodyOf(root.unit, root.members, (unit) => treeOf(unit, maps), sink);
  if (isNonEmpty(sink.problems)) return { ok: false, problems: sink.problems };
  if (body === null) return failure(diagnostic('sigma-rule-keys', 'the rule asks for nothing', { start: 0, end: 1 }));
  return success({ kind: 'rule', span: whole, body }, sink.warnings);
}

/** Whom a document is printed for takes it in a way of their own, and it is read by the specification here. */
function forConsumer(tree: Tree): readonly Diagnostic[] {
  const entry = entryOf(tree, 'consumer');
  if (entry === null) return [];
  const name = textOf(tree, 'consumer');
  const whom = name === null ? 'somebody' : quoted(name);
  return [diagnostic('sigma-for-consumer', `the document is printed for ${whom}`, entry.keySpan)];
}

function treeOf({ parts }: Unit, trees: readonly Tree[]): Tree {
  const [first, ...more] = parts.flatMap((part) => trees[part] ?? []);
  return more.reduce(merged, first ?? { kind: 'map', entries: [], span: { start: 0, end: 1 } });
}

function bodyOf(root: Unit, members: readonly Unit[], treeFor: (unit: Unit) => Tree, sink: Sink): SigmaRule['body'] | null {
  const filters = new Map<Unit, Filter | null>();
  const filterOf = (unit: Unit): Filter | null => {
    const known = filters.get(unit);
    if (known !== undefined) return known;
    const filter = readFilter(treeFor(unit), sink);
    filters.set(unit, filter);
    return filter;
  };
  const filtersFor = filterIndex(members.filter(({ kind }) => kind === 'filter'));
  const detectionOf = (unit: Unit): Detection | null => {
    const own = filtersFor(unit).flatMap((filter) => filterOf(filter) ?? []);
    return readDetection(treeFor(unit), unit.names, own, sink);
  };
  if (root.kind !== 'correlation') return detectionOf(root);
  const byName = new Map<string, Unit>();
  for (const member of members) for (const name of member.names) if (member.kind !== 'filter') byName.set(name, member);
  return readCorrelation(
    treeFor(root),
    (name) => {
      const unit = byName.get(name);
      if (unit === undefined) return 'missing';
      if (unit.kind !== 'correlation') return detectionOf(unit) ?? 'broken';
      return leadsTo(root, unit, byName) ? 'circular' : 'nested';
    },
    sink,
  );
}

/** Whether a correlation relates another, or one that it relates does, however far away. */
function leadsTo(goal: Unit, from: Unit, byName: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set([from]);
  for (const unit of seen) {
    if (unit === goal) return true;
    for (const name of unit.kind === 'correlation' ? unit.refersTo : []) {
      const other = byName.get(name);
      if (other !== undefined) seen.add(other);
    }
  }
  return false;
}
