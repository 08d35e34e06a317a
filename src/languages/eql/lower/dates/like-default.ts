/**
 * Formats whose dates are ISO 8601 or milliseconds since 1970: what they take is read like the default, and what they do
 * not take no index holds.
 */
const READABLE = new Set([
  'epoch_millis',
  ...['date_optional_time', 'date_optional_time_nanos', 'date_time', 'date_time_no_millis', 'date_hour_minute_second'].flatMap(
    (name) => [name, `strict_${name}`],
  ),
  ...['date', 'year_month_day', 'year_month', 'year'].map((name) => `strict_${name}`),
  'yyyy-MM-dd',
  'uuuu-MM-dd',
  "yyyy-MM-dd'T'HH:mm:ss",
  "yyyy-MM-dd'T'HH:mm:ss.SSS",
  "yyyy-MM-dd'T'HH:mm:ssX",
  "yyyy-MM-dd'T'HH:mm:ss.SSSX",
  "yyyy-MM-dd'T'HH:mm:ss'Z'",
  "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
]);

/** True when dates of events may be read as if their mapping gave no format: the moments of a sequence are. */
export function readsLikeDefault(format: string): boolean {
  return format.split('||').every((part) => READABLE.has(part.trim()));
}
