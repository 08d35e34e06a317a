import type { Schema } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';

/** Whole values and expressions are passed over, so that what looks like a range within one is left alone. */
const PIECES =
  /"(?:[^"\\]|\\.)*"|:\/(?:[^/\\]|\\.)*\/|((?:[^\s\\():"[\]{}]|\\.)+):([[{])("[^"]*"|\S+) TO ("[^"]*"|[^\s\]}]+)(?=[\]}])/gsu;

/** As `pinClock` does with bodies: bounds relative to `now` in a query string are anchored at the clock of the run. */
export function pinQueryString(text: string, now: number, timestampField: string, schema: Schema): string {
  if (!text.includes('"now')) return text;
  const anchor = new Date(now).toISOString();
  const pinned = (bound: string): string => bound.replace(/^"now(?=["+/-])/, `"${anchor}||`);
  const isDate = (field: string): boolean => {
    const facts = schema.fields.get(field);
    return field === timestampField || (facts !== undefined && familyOf(facts.type) === 'date');
  };
  return text.replace(PIECES, (piece: string, written?: string, open?: string, lower?: string, upper?: string) => {
    if (written === undefined || lower === undefined || upper === undefined) return piece;
    return isDate(written.replace(/\\(.)/gsu, '$1')) ? `${written}:${open}${pinned(lower)} TO ${pinned(upper)}` : piece;
  });
}
