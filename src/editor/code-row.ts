import { CODES } from '../api/catalogue.ts';
import type { CodeRow } from '../source/index.ts';

const ROWS: ReadonlyMap<string, CodeRow> = new Map(Object.entries(CODES));

/** What the catalogue says of a code; null: it has no such code. */
export function codeRow(code: string): CodeRow | null {
  return ROWS.get(code) ?? null;
}
