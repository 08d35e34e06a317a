import type { Json } from '../../event/index.ts';

/** An event on one line. Minus zero, which an index keeps, JavaScript writes as zero. */
export function jsonLine(event: Json): string {
  const json = JSON.stringify(event);
  return /[:[,]0[,\]}]/.test(json) ? written(event) : json;
}

function written(value: Json): string {
  if (typeof value === 'number' && Object.is(value, -0)) return '-0.0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`)
    .join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
