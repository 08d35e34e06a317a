import { type Loss, lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { fold, type Predicate, type Rule } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty } from '../../src/source/index.ts';
import { diagnostic, known } from './codes.ts';
import { type Columns, columnsOf, type Table } from './columns.ts';
import { all, any, EVERYTHING, NOTHING, not, type SqlCondition } from './condition.ts';
import type { SqlDialect } from './dialect.ts';
import {
  dateRangeCondition,
  inNetworkCondition,
  type Means,
  matchesCondition,
  oneOfCondition,
  presentCondition,
  rangeCondition,
} from './leaf.ts';
import { refuse, type Sink, untestable } from './sink.ts';
import { tableNames } from './table-name.ts';

/** A query over a table with a row for each event, as data. */
export interface SqlArtifact {
  /** The name of the rule, for a comment. */
  readonly title: string | null;
  readonly where: SqlCondition;
  /** What the table has to have: names and types, as the dialect spells them. */
  readonly columns: readonly string[];
  readonly table: string;
  /** What the table is called in the query; null: by its name, which is none of those that fields stand inside of. */
  readonly alias: string | null;
  /** What the view is called; null: a plain `SELECT`. */
  readonly view: string | null;
}

/** What of the output is chosen besides the table's columns. */
interface Wanted extends Table {
  readonly table: string;
  readonly view: boolean;
}

/** A rule over single events as SQL, or the reasons why it is none. */
export function translateSql(rule: Rule, wanted: Wanted, dialect: SqlDialect): Translation<SqlArtifact> {
  const { plan, meta, semantics } = rule;
  if (plan.kind !== 'single') {
    const reason = diagnostic('sql-several-events', 'a condition on a row asks each event by itself', plan.origin);
    return { status: 'refused', reasons: [reason] };
  }
  const sink: Sink = { reasons: [] };
  const columns = columnsOf(wanted, dialect, sink);
  const where = conditionOf(plan.where, { dialect, folding: semantics.folding, columns, sink });
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const { table, view } = wanted;
  const artifact: SqlArtifact = {
    title: meta.name,
    where,
    columns: columns.declared(),
    table,
    alias: aliasOf(table, columns.outer()),
    view: view ? viewName(meta.name ?? meta.id ?? 'rule') : null,
  };
  const notes = [...scheduleNotes(rule), ...notesOfAddresses(rule, columns)];
  const losses = [...lossesAround(rule, NOTHING_PASSED_ON), ...lossesOfJson(rule, columns)];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

function conditionOf(where: Predicate, means: Means): SqlCondition {
  const { sink } = means;
  return fold<SqlCondition>(where, {
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => not(operand),
    present: (leaf) => presentCondition(leaf, means),
    'one-of': (leaf) => oneOfCondition(leaf, means),
    range: (leaf) => rangeCondition(leaf, means),
    'date-range': (leaf) => dateRangeCondition(leaf, means),
    matches: (leaf) => matchesCondition(leaf, means),
    'in-network': (leaf) => inNetworkCondition(leaf, means),
    words: (leaf) => untestable(leaf, sink),
    anywhere: ({ origin }) => refuse(sink, 'sql-no-field', 'a keyword is looked for in every field', origin),
    computed: ({ origin }) => refuse(sink, 'sql-computed-value', 'scripts and SQL compute by different rules', origin),
  });
}

/** What stands in JSON is read as it is written, in one place of the several that an index looks in. */
function lossesOfJson({ plan: { origin } }: Rule, columns: Columns): readonly Loss[] {
  const presumes = columns.presumed();
  if (presumes.length === 0) return [];
  const message = 'fields are looked for in objects inside of objects, and read as they are written there';
  return [{ code: known('sql-json-as-held'), span: origin, message, effect: 'where-agreed', presumes }];
}

/** Of a table that nobody looked at its columns are what they are told to be. */
function notesOfAddresses({ plan: { origin } }: Rule, columns: Columns): readonly Diagnostic[] {
  const fields = columns.addresses();
  const message = `columns of texts hold ${fields.join(', ')}, presumably in the shortest form of addresses`;
  return fields.length === 0 ? [] : [diagnostic('sql-address-as-held', message, origin)];
}

/** To SQL, `host.name` is first a column of the table `host`, and only then what stands inside of its column `host`. */
function aliasOf(table: string, outer: ReadonlySet<string>): string | null {
  const small = new Set([...outer].map((name) => name.toLowerCase()));
  if (!tableNames(table).some((name) => small.has(name.toLowerCase()))) return null;
  let alias = 'asked';
  while (small.has(alias)) alias += '_';
  return alias;
}

/** Small letters, digits and underscores, so that nobody has to quote it. */
function viewName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return name === '' || /^\d/.test(name) ? `rule_${name}` : name;
}
