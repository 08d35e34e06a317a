import type { Json } from '../event/index.ts';
import type { Members } from './windows-record.ts';

export function isMembers(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function own(value: Json | undefined, key: string): Json | undefined {
  return isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What a list of one holds: some converters of XML make a list of every element. */
export function sole(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** The member that stands below a path of names, nested or with dots in a name. */
export function at(value: Json | undefined, path: string): Json | undefined {
  if (!isMembers(value)) return undefined;
  const flat = own(value, path);
  if (flat !== undefined) return flat;
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const found = at(own(value, path.slice(0, dot)), path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text, or a number as text; null: there is none. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** A whole number, written as one, in digits or in hexadecimal; null: it is none. */
export function wholeOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*(?:\d{1,15}|0x[0-9a-fA-F]{1,13})\s*$/.test(value)) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

/** Members that have a value. */
export function present(members: { readonly [name: string]: Json | null | undefined }): Members {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): readonly (readonly [string, Json])[] =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );
}
