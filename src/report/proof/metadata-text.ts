import { countOf, jsonLine, oneLine } from '../line.ts';
import type { MetadataChange } from './difference.ts';

/** Longer values are told by their length. */
const LONGEST = 60;

/** A change of metadata on one line: what lists lost and won, the values of what is short, the lengths of what is long. */
export function metadataText({ name, before, after }: MetadataChange): string {
  return `${name}: ${Array.isArray(before) && Array.isArray(after) ? listText(before, after) : `${shown(before)} -> ${shown(after)}`}`;
}

function listText(before: readonly unknown[], after: readonly unknown[]): string {
  const [old, now] = [before.map(entry), after.map(entry)];
  const parts = [
    ...old.filter((one) => !now.includes(one)).map((one) => `- ${oneLine(one, 2 * LONGEST)}`),
    ...now.filter((one) => !old.includes(one)).map((one) => `+ ${oneLine(one, 2 * LONGEST)}`),
  ];
  if (parts.length === 0) return 'in another order, or said another number of times';
  return parts.length <= 8 ? parts.join(', ') : `${parts.slice(0, 8).join(', ')} and ${countOf(parts.length - 8, 'more change')}`;
}

/** An entry of a list by its own text, or by that of its ids. */
function entry(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isTactic(value)) return JSON.stringify(value);
  const ids = value.techniques.flatMap(({ id, subtechniques }) => [id, ...subtechniques.map((one) => one.id)]);
  return [value.tactic.id, ...ids].join(' ');
}

interface Tactic {
  readonly tactic: { readonly id: string };
  readonly techniques: readonly { readonly id: string; readonly subtechniques: readonly { readonly id: string }[] }[];
}

function isTactic(value: unknown): value is Tactic {
  return typeof value === 'object' && value !== null && 'tactic' in value && 'techniques' in value;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'none';
  if (typeof value === 'string')
    return value.length > 2 * LONGEST ? `a text of ${countOf(value.length, 'character')}` : jsonLine(value);
  if (typeof value === 'object' && !Array.isArray(value)) return oneLine(objectText(value), 2 * LONGEST);
  return jsonLine(value, 2 * LONGEST);
}

/** What an object says, without what it leaves open. */
function objectText(value: object): string {
  const said = Object.entries(value).filter(([, one]) => one !== null);
  return said.length === 0
    ? 'none'
    : said.map(([key, one]) => `${key} ${typeof one === 'string' ? one : JSON.stringify(one)}`).join(', ');
}
