import type { Json } from '../../../event/index.ts';
import type { Window } from '../place.ts';

/** How dates are read, as `moment` takes them: a field may be mapped so that `2026` is milliseconds. Date math on `now` stays what it is. */
const FORMAT = 'strict_date_optional_time';

/** The query that a window is; null: it is open on both sides. */
export function windowQuery({ since, until }: Window, timestampField: string): Json | null {
  if (since === undefined && until === undefined) return null;
  const bounds = { ...(since === undefined ? {} : { gte: since }), ...(until === undefined ? {} : { lt: until }) };
  return { range: { [timestampField]: { ...bounds, format: FORMAT } } };
}
