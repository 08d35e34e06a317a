import type { KnownColumn } from './columns.ts';
import type { SqlDialect } from './dialect.ts';

/** A column as a database describes it: its name, and its type in the words of the database. */
export interface DescribedColumn {
  readonly name: string;
  readonly type: string;
}

/** Types deeper than this are not looked into. */
export const DEEPEST = 32;

/** The columns of a table by the field that each holds; those of types that conditions cannot be asked of, and what two columns hold, are told as such. */
export function knownColumns(
  described: readonly DescribedColumn[],
  dialect: SqlDialect,
): { readonly [field: string]: KnownColumn } {
  const found = new Map<string, KnownColumn>();
  for (const { name, type } of described) {
    for (const column of columnsBelow([name], type, dialect)) {
      const field = column.path.join('.');
      found.set(field, found.has(field) ? { holds: 'unread', path: column.path, why: 'twice' } : column);
    }
  }
  return Object.fromEntries(found);
}

function columnsBelow(path: readonly string[], type: string, dialect: SqlDialect): readonly KnownColumn[] {
  const { list, record, json, transparent, stored } = dialect.described;
  const unread: readonly KnownColumn[] = [{ holds: 'unread', path, why: 'type' }];
  const one = path.length > DEEPEST ? null : typeParts(type);
  if (one === null) return unread;
  if (one.name === record && !one.isList)
    return one.inside.flatMap((part) => {
      const member = recordMember(part);
      return member === null ? [] : columnsBelow([...path, member.name], member.type, dialect);
    });
  if (one.name === json && !one.isList) return [{ holds: 'json', path }];
  const several = one.isList || one.name === list;
  const single = bareType(one.isList ? one.single : several ? (one.inside[0] ?? '') : type, transparent);
  const found = Object.hasOwn(stored, single) ? stored[single] : undefined;
  return found === undefined ? unread : [{ holds: 'values', path, kind: found.kind, several, stored: single }];
}

/** The name of a type without what only says that a value may be absent, and without its arguments. */
export function bareType(type: string, transparent: readonly string[]): string {
  const parts = typeParts(type);
  if (parts === null || parts.isList) return '';
  return transparent.includes(parts.name) ? bareType(parts.inside[0] ?? '', transparent) : parts.name;
}

interface TypeParts {
  readonly name: string;
  /** What stands in its parentheses. */
  readonly inside: readonly string[];
  /** It ends in brackets. */
  readonly isList: boolean;
  /** The type before the brackets. */
  readonly single: string;
}

/** `NAME`, `NAME(a, b)`, either with `[]` behind it, and words behind the parentheses; null: it is none of these. */
export function typeParts(type: string): TypeParts | null {
  const text = type.trim();
  const single = text.replace(/\[\d*\]$/, '').trim();
  const isList = single !== text;
  const [head = '', rest = ''] = /^([A-Za-z]\w*(?: [A-Z]+)*)\s*(.*)$/s.exec(single)?.slice(1) ?? [];
  if (head === '') return null;
  if (rest === '' || isList) return { name: head, inside: [], isList, single };
  return rest.startsWith('(') && rest.endsWith(')')
    ? { name: head, inside: splitAtCommas(rest.slice(1, -1)), isList, single }
    : null;
}

const PIECE = /"(?:[^"]|"")*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.|'')*'|./gsy;

/** Splits at the commas that stand in no parentheses and no quotes. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === '(') depth++;
    else if (piece === ')') depth--;
    if (piece === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${piece}`);
  }
  return parts.map((part) => part.trim());
}

/** The name and the type of a part of a record; null: it has no name. */
export function recordMember(part: string): DescribedColumn | null {
  const [written = '', type = ''] = /^("(?:[^"]|"")*"|`(?:[^`\\]|\\.)*`|\w+)\s+(.+)$/s.exec(part)?.slice(1) ?? [];
  if (written === '') return null;
  if (written.startsWith('"')) return { name: written.slice(1, -1).replaceAll('""', '"'), type };
  return { name: written.startsWith('`') ? written.slice(1, -1).replace(/\\(.)/g, '$1') : written, type };
}
