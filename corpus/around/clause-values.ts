import type { Json } from '../../src/event/index.ts';

/** A count, how many may fail, or a percentage; undefined: nothing is said, null: it is none of these. */
export function leastOf(json: Json | undefined, count: number): number | null | undefined {
  if (json === undefined || json === null) return undefined;
  const text = String(json).trim();
  if (!/^-?\d{1,9}%?$/.test(text)) return null;
  const amount = text.endsWith('%') ? Math.trunc((Number.parseInt(text, 10) * count) / 100) : Number(text);
  return amount < 0 ? count + amount : amount;
}

/** A date of another zone as the moment that it bounds: the end of its day or second where those are counted in. */
export function inZone(bound: Json, zone: string, operator: string): string | null {
  const [, day, time, fraction] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d{3})?)?$/.exec(String(bound)) ?? [];
  const offset = zone === 'UTC' ? 'Z' : zone;
  if (day === undefined || !/^(?:Z|[+-]\d\d:\d\d)$/.test(offset)) return null;
  const start = Date.parse(`${day}T${time ?? '00:00:00'}${fraction ?? ''}${offset}`);
  const length = time === undefined ? 86_400_000 : fraction === undefined ? 1_000 : 1;
  return new Date(operator === '>' || operator === '<=' ? start + length - 1 : start).toISOString();
}
