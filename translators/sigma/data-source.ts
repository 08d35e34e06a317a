import type { RuleMeta } from '../../src/ir/index.ts';
import { DATA_ROWS, type DataRow, WINDOWS_SERVICES } from './data-source-table.ts';
import type { Fact, Facts } from './facts.ts';

/** Where the events of a condition are kept, as far as the rule says so. */
export interface DataSource {
  /** Null: the rule names what the table does not have, or several that have nothing in common. */
  readonly row: DataRow | null;
  /** The names the rule gives, for people. */
  readonly names: readonly string[];
  /** The conjuncts that named it; none when indices or tags did. */
  readonly facts: readonly Fact[];
}

const SET_FIELDS = ['data_stream.dataset', 'event.dataset', 'event.module'] as const;

/**
 * The data set that the condition asks for, else its module, else the provider or channel, else the rule's indices, else its tags: the first
 * that answers (sigma-target 2.1). Null: nothing does.
 */
export function dataSourceOf(facts: Facts, { indices, tags }: RuleMeta): DataSource | null {
  for (const field of SET_FIELDS) {
    const named = (facts.get(field) ?? []).filter(({ negated }) => !negated);
    const names = named.flatMap(({ values }) => values).map((name) => name.toLowerCase().replace(/[.*]+$/, ''));
    if (names.length > 0 && names.every((name) => name !== '')) return { ...common(names), facts: named };
  }
  const windows = windowsOf(facts);
  if (windows !== null) return windows;
  const sets = [...new Set(indices.flatMap(setOfIndex))];
  if (sets.length > 0) {
    const found = common(sets);
    // Of hosts and of others: the category is what they have in common.
    const mixed = found.row === null && sets.some((set) => rowOf(set)?.host === true);
    return mixed ? { row: { sets: [], host: true }, names: [], facts: [] } : { ...found, facts: [] };
  }
  return taggedIn(tags);
}

function windowsOf(facts: Facts): DataSource | null {
  for (const field of ['winlog.channel', 'event.provider', 'winlog.provider_name']) {
    for (const fact of facts.get(field) ?? []) {
      if (fact.negated || !fact.whole) continue;
      const services = new Set(fact.values.map((value) => WINDOWS_SERVICES.get(value.toLowerCase())));
      const [service] = services;
      if (services.size === 1 && service !== undefined)
        return { row: { sets: [], product: 'windows', service }, names: [...fact.values], facts: [] };
    }
  }
  return null;
}

/** Indices of everything: they say nothing. */
const ANYTHING: ReadonlySet<string> = new Set(['', 'filebeat', 'logs', 'all', 'apm', 'traces', 'metrics']);

/** The data set in the name of an index or data stream (`logs-aws.cloudtrail-default`); none where the name says nothing, or is the user's own. */
function setOfIndex(pattern: string): readonly string[] {
  const name = pattern
    .toLowerCase()
    .replace(/^[^:]*:/, '')
    .replace(/^\.ds-/, '');
  if (name.startsWith('-')) return [];
  if (name.startsWith('.alerts-security')) return ['.alerts-security'];
  const stream = /^(?:logs|metrics|traces)-([^-*]*)/.exec(name)?.[1];
  const set = (stream ?? /^[^-*]*/.exec(name)?.[0] ?? '').replace(/\.+$/, '');
  if (ANYTHING.has(set)) return [];
  return stream !== undefined || rowOf(set) !== undefined ? [set] : [];
}

/** The row of a data set, of what stands before one of its dots, or of its integration. */
function rowOf(name: string): DataRow | undefined {
  for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const row = ROWS.get(part);
    if (row !== undefined) return row;
  }
  return undefined;
}

const ROWS: ReadonlyMap<string, DataRow> = new Map(DATA_ROWS.flatMap((row) => row.sets.map((set) => [set, row] as const)));

/** What the rows of all names have in common; null: nothing. */
function common(names: readonly string[]): Pick<DataSource, 'row' | 'names'> {
  const rows = [...new Set(names.map(rowOf))];
  const known = rows.filter((row) => row !== undefined);
  const [first] = known;
  if (first === undefined || known.length < rows.length) return { row: null, names };
  const shared = (key: 'category' | 'product' | 'service'): string | undefined =>
    known.every((row) => row[key] === first[key]) ? first[key] : undefined;
  const [category, product] = [shared('category'), shared('product')];
  // A service means something beside its product or category only.
  const service = (product ?? category) === undefined ? undefined : shared('service');
  const host = known.every((row) => row.host === true);
  if (!host && (known.some((row) => row.host === true) || (category ?? product ?? service) === undefined))
    return { row: null, names };
  return {
    row: {
      sets: first.sets,
      ...(host ? { host } : {}),
      ...(category === undefined ? {} : { category }),
      ...(product === undefined ? {} : { product }),
      ...(service === undefined ? {} : { service }),
    },
    names,
  };
}

function taggedIn(tags: readonly string[]): DataSource | null {
  const names = tags.flatMap((tag) => /^data source: *(.*)$/i.exec(tag)?.[1]?.trim() ?? []);
  const rows = names.flatMap((name) => DATA_ROWS.find((row) => row.tags?.includes(name.toLowerCase()) === true) ?? []);
  const sets = [...new Set(rows.flatMap(({ sets: [set] }) => set ?? []))];
  const found = sets.length === 0 ? null : common(sets);
  return found === null || found.row === null ? null : { ...found, names, facts: [] };
}
