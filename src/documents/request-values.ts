import { own, type Table } from './record.ts';

/** Why Elasticsearch refuses a parameter of the body of `_eql/search`, by its value; null: it takes it. (eql-semantics 13.1) */
export function refusedValue(body: Table, key: string): string | null {
  const value = own(body, key);
  if (value === null && (LEAST.has(key) || IN_BODY.has(key))) return `\`${key}\` has no value`;
  const least = LEAST.get(key);
  if (least !== undefined && !(wholeNumber(value) >= least)) return `\`${key}\` is no whole number from ${least} on`;
  if (key === 'result_position' && value !== 'head' && value !== 'tail') return `\`${key}\` is neither head nor tail`;
  return null;
}

/** Whether the value is the one that holds without it. */
export function isDefaultValue(body: Table, key: string): boolean {
  const value = own(body, key);
  return (key === 'result_position' && value === 'tail') || (key === 'max_samples_per_key' && wholeNumber(value) === 1);
}

const LEAST: ReadonlyMap<string, number> = new Map([
  ['size', 0],
  ['fetch_size', 2],
  ['max_samples_per_key', 1],
]);

const IN_BODY: ReadonlySet<string> = new Set([
  'query',
  'filter',
  'timestamp_field',
  'tiebreaker_field',
  'event_category_field',
  'runtime_mappings',
  'result_position',
  'fields',
]);

/** A number may be written as text. NaN: it is none, or none of 32 bits. */
function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' && /^-?\d+(?:\.0*)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number < 2 ** 31 ? number : Number.NaN;
}
