import type { Event, Json } from '../../event/index.ts';
import { scalarsAt } from '../../stream/index.ts';

/** A way to write JSON. All of them mean the same, but that a text field keeps a number as it is written (eql-semantics 9.1). */
interface Spelling {
  readonly text: (value: string) => string;
  readonly number: (value: number) => string;
  readonly reversed: boolean;
  /** Between the tokens. */
  readonly space: string;
  readonly lineEnd: string;
}

const PLAIN: Spelling = {
  text: (value) => JSON.stringify(value),
  number: numeral,
  reversed: false,
  space: '',
  lineEnd: '\n',
};

export const SPELLINGS: readonly Spelling[] = [
  PLAIN,
  { ...PLAIN, reversed: true, space: ' ', lineEnd: '\r\n' },
  { ...PLAIN, text: (value) => `"${escapedWhole(value)}"` },
  PLAIN,
  { ...PLAIN, text: (value) => (value === '' ? '""' : `"${escaped(value, 0)}${JSON.stringify(value.slice(1)).slice(1)}`) },
  { ...PLAIN, text: (value) => JSON.stringify(value).replaceAll('/', '\\/'), space: '\t' },
  {
    ...PLAIN,
    number: (value) => (Number.isInteger(value) ? `${numeral(value)}${String(value).includes('e') ? '' : 'e0'}` : numeral(value)),
  },
];

/** The line of an event, in the spelling that the number of the event decides; numbers in some of `textFields` stay as they are. */
export function spell(event: Event, number: number, textFields: readonly string[]): string {
  const chosen = SPELLINGS[number % SPELLINGS.length] ?? PLAIN;
  const asText = textFields.some((field) => scalarsAt(event, field).some((value) => typeof value === 'number'));
  const spelling = asText ? { ...chosen, number: (value: number) => JSON.stringify(value) } : chosen;
  return (spelling === PLAIN ? plainJson(event) : written(event, spelling)) + spelling.lineEnd;
}

/** What `written` writes, by what is quicker: unless some number is zero, which may be minus zero. */
function plainJson(event: Event): string {
  const json = JSON.stringify(event);
  return /[:[,]0[,\]}]/.test(json) ? written(event, PLAIN) : json;
}

/** As JSON has it; but minus zero, which an index keeps, JavaScript writes as zero. */
function numeral(value: number): string {
  return Object.is(value, -0) ? '-0.0' : JSON.stringify(value);
}

function written(value: Json, spelling: Spelling): string {
  const { space, reversed, text, number } = spelling;
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  let inside = '';
  if (isList(value)) {
    for (const each of value) inside += `${inside === '' ? '' : ','}${space}${written(each, spelling)}${space}`;
    return `[${inside}]`;
  }
  const keys = Object.keys(value);
  for (const key of reversed ? keys.reverse() : keys) {
    const member = written(value[key] ?? null, spelling);
    inside += `${inside === '' ? '' : ','}${space}${keyText(key, text)}${space}:${space}${member}${space}`;
  }
  return `{${inside}}`;
}

/** Keys are the same in event after event. */
const keyTexts = new WeakMap<Spelling['text'], Map<string, string>>();
/** Beyond, they are names that somebody made up for each event. */
const MOST_KEYS = 10_000;

function keyText(key: string, text: Spelling['text']): string {
  const known = keyTexts.get(text) ?? new Map<string, string>();
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size === 0) keyTexts.set(text, known);
  const made = text(key);
  if (known.size < MOST_KEYS) known.set(key, made);
  return made;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Every unit of the text as an escape. */
function escapedWhole(text: string): string {
  let units = '';
  for (let at = 0; at < text.length; at++) units += escaped(text, at);
  return units;
}

/** Escapes of units, each made when it is first asked for. */
const escapes: string[] = [];

function escaped(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const known = escapes[code];
  if (known !== undefined) return known;
  const made = `\\u${code.toString(16).padStart(4, '0')}`;
  escapes[code] = made;
  return made;
}
