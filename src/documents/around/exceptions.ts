import type { ExceptionEntry, ExceptionItem, MissingList } from '../../ir/index.ts';
import type { Span } from '../../source/index.ts';
import { isTable, named, own, type Table } from '../record.ts';

/** The exception lists that a document holds, by what rules call them. */
export interface ExceptionLists {
  readonly known: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, readonly ExceptionItem[]>;
}

/** A record of a document and where it stands. */
export interface Located {
  readonly record: Table;
  readonly span: Span;
}

/** The lists and the items of lists among the records of an export. (eql-semantics 13.2) */
export function readLists(records: readonly Located[]): ExceptionLists {
  const known = new Set<string>();
  const items = new Map<string, ExceptionItem[]>();
  for (const { record, span } of records) {
    const list = nameOf(record);
    if (list === null || own(record, 'query') !== undefined) continue;
    known.add(list);
    if (own(record, 'item_id') === undefined && own(record, 'entries') === undefined) continue;
    const found = items.get(list) ?? [];
    items.set(list, found);
    found.push(readItem(record, span));
  }
  return { known, items };
}

/** The exceptions of the lists that a rule names, and the lists that are not at hand. */
export function exceptionsOf(
  value: unknown,
  lists: ExceptionLists,
  span: Span,
): { readonly exceptions: readonly ExceptionItem[]; readonly missingLists: readonly MissingList[] } {
  const references: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  const exceptions: ExceptionItem[] = [];
  const missingLists: MissingList[] = [];
  const seen = new Set<string>();
  for (const reference of references) {
    const list = isTable(reference) ? nameOf(reference) : null;
    if (list !== null && seen.has(list)) continue;
    if (list !== null) seen.add(list);
    if (list !== null && lists.known.has(list)) {
      for (const item of lists.items.get(list) ?? []) exceptions.push(item);
    } else {
      const id = isTable(reference) ? (own(reference, 'list_id') ?? own(reference, 'id')) : reference;
      missingLists.push({ id: typeof id === 'string' ? id : 'without a name', span });
    }
  }
  return { exceptions, missingLists };
}

/** Lists of one name may stand in one space (`single`) or in all (`agnostic`). */
function nameOf(record: Table): string | null {
  const id = own(record, 'list_id');
  if (typeof id !== 'string' || id === '') return null;
  return JSON.stringify([own(record, 'namespace_type') ?? 'single', id]);
}

function readItem(record: Table, span: Span): ExceptionItem {
  const [name, systems, entries, expiry] = ['name', 'os_types', 'entries', 'expire_time'].map((key) => own(record, key));
  const read =
    Array.isArray(entries) && entries.length > 0
      ? entries.map((entry) => readEntry(entry, 0))
      : [unread('', 'it has no entries')];
  // Whether it still holds is known only to whoever runs the rule.
  const until = typeof expiry === 'string' ? [unread('', `it holds only until ${expiry}`)] : [];
  return {
    name: typeof name === 'string' && name !== '' ? name : null,
    systems: Array.isArray(systems) ? systems.filter((system): system is string => typeof system === 'string') : [],
    entries: [...read, ...until],
    span,
  };
}

/** Kibana nests entries once. */
const DEEPEST = 4;

function readEntry(entry: unknown, depth: number): ExceptionEntry {
  if (!isTable(entry) || depth > DEEPEST) return unread('', 'an entry is no table of field, type and value');
  const [field, type, operator, value] = ['field', 'type', 'operator', 'value'].map((key) => own(entry, key));
  if (typeof field !== 'string' || field === '') return unread('', 'an entry names no field');
  if (type === 'nested') {
    const inner = own(entry, 'entries');
    if (!Array.isArray(inner) || inner.length === 0) return unread(field, 'it has no entries');
    return { kind: 'nested', field, entries: inner.map((one) => readEntry(one, depth + 1)) };
  }
  if (operator !== 'included' && operator !== 'excluded') return unread(field, `the operator ${named(operator)} is not known`);
  const excluded = operator === 'excluded';
  switch (type) {
    case 'match':
      return typeof value === 'string' ? { kind: 'match', field, excluded, value } : unread(field, 'its value is no text');
    case 'wildcard':
      return typeof value === 'string'
        ? { kind: 'wildcard', field, excluded, pattern: value }
        : unread(field, 'its pattern is no text');
    case 'match_any': {
      const values = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
      const whole = Array.isArray(value) && values.length === value.length && values.length > 0;
      return whole ? { kind: 'match_any', field, excluded, values } : unread(field, 'its values are no list of texts');
    }
    case 'exists':
      return { kind: 'exists', field, excluded };
    case 'list':
      return unread(field, 'its values stand in a value list, which is a document elsewhere');
    default:
      return unread(field, `the type ${named(type)} is not known`);
  }
}

function unread(field: string, reason: string): ExceptionEntry {
  return { kind: 'unknown', field, reason };
}
