import { bareType, DEEPEST, type DescribedColumn, recordMember, typeParts } from './described.ts';
import type { SqlDialect } from './dialect.ts';

/** The value of a column as an event has it, SQL: texts in place of moments, however deep they stand; null: as the database writes it, also what is deeper than `DEEPEST`. */
export function writtenValue({ name, type }: DescribedColumn, dialect: SqlDialect): string | null {
  return written(dialect.name(name), type, dialect, 0);
}

/** `value` is SQL of a value of the type. */
function written(value: string, type: string, dialect: SqlDialect, depth: number): string | null {
  const { stored, transparent, rebuild } = dialect.described;
  const single = bareType(type, transparent);
  if (Object.hasOwn(stored, single)) return stored[single]?.written?.(value) ?? null;
  const parts = rebuild === null || depth > DEEPEST ? null : typeParts(type);
  if (rebuild === null || parts === null) return null;
  const variable = `m${depth}`;
  const below = (held: string, of: string): string | null => written(held, of, dialect, depth + 1);
  if (parts.isList) {
    const each = below(variable, parts.single);
    return each === null ? null : rebuild.list(value, variable, each);
  }
  if (parts.name === rebuild.map.type) {
    const each = below(rebuild.map.valueOf(variable), parts.inside[1] ?? '');
    return each === null ? null : rebuild.map.made(value, variable, each);
  }
  return parts.name === dialect.described.record ? writtenRecord(value, parts.inside, rebuild, below) : null;
}

function writtenRecord(
  record: string,
  inside: readonly string[],
  rebuild: NonNullable<SqlDialect['described']['rebuild']>,
  below: (held: string, type: string) => string | null,
): string | null {
  const made: (readonly [name: string, value: string])[] = [];
  let differs = false;
  for (const part of inside) {
    const member = recordMember(part);
    if (member === null) return null;
    const held = rebuild.member(record, member.name);
    const text = below(held, member.type);
    if (text !== null) differs = true;
    made.push([member.name, text ?? held]);
  }
  return differs ? rebuild.record(record, made) : null;
}
