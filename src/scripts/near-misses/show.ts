import { at, valuesAt } from '../../../corpus/edit.ts';
import type { Event, Json } from '../../event/index.ts';
import type { Made } from './examples.ts';

/** The longest value that is shown whole. */
const LONGEST = 60;

/** What an event has in a field, wherever it stands. */
export function valueText(event: Event, field: string): string {
  const nested = at(event, field);
  const dotted = Object.hasOwn(event, field) && field.includes('.') ? event[field] : undefined;
  if (nested === undefined && dotted === undefined) return 'absent';
  const shown = [
    ...(nested === undefined ? [] : [code(nested)]),
    ...(dotted === undefined ? [] : [`${code(dotted)} under the dotted key`]),
  ];
  return shown.join(', ');
}

/** A value as JSON in which every letter can be seen, the middle of long texts left out. */
function code(json: Json): string {
  const text = JSON.stringify(json, (_, value) => (typeof value === 'string' ? shortened(value) : value)).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, 20)}... (${text.length} letters) ...${text.slice(-10)}`;
}

/** A timeline in a line: category, key and time of each event in the order in which they arrive, and how many matches there are. */
export function timelineText({ events, matches }: Made & { readonly kind: 'timeline' }, field: string | null): string {
  const times = events.map((event) => timeOf(event));
  const start = Math.min(...times.filter((time) => !Number.isNaN(time)));
  const keys = new Map<unknown, string>();
  const keyOf = (value: unknown): string => {
    const known = keys.get(value) ?? `k${keys.size + 1}`;
    keys.set(value, known);
    return known;
  };
  const told = events.map((event, place) => {
    const category = String(valuesAt(event, 'event.category')[0] ?? 'none');
    const list = field === null || field === 'event.category' ? [] : valuesAt(event, field).map(keyOf);
    const key = field === null || field === 'event.category' ? '' : list.length === 0 ? ' no key' : ` ${list.join('+')}`;
    const time = times[place] ?? Number.NaN;
    return `${category}${key} ${Number.isNaN(time) ? 'no time' : `${(time - start) / 1000} s`}`;
  });
  const shown = told.length <= 9 ? told : [...told.slice(0, 4), `... ${told.length - 8} more ...`, ...told.slice(-4)];
  return `${shown.join(', ')}${matches > 1 ? `: ${matches} matches` : ''}`;
}

function timeOf(event: Event): number {
  const [time] = valuesAt(event, '@timestamp');
  return typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : Number.NaN;
}
