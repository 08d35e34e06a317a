import type { Event } from '../event/index.ts';
import { type Field, fold, type Predicate, type Rule, termFields } from '../ir/index.ts';
import { familyOf } from '../schema/families.ts';
import { scalarsAt } from './values.ts';

/**
 * The fields of a rule that are asked for the digits of their numbers, which parsed JSON has not. An index keeps a number in a text field
 * as it is written, `1.0` and `1e400` among them; and what is computed of a 64-bit integer, or joined by it, sees all of its digits.
 * (eql-semantics 9.1, 10.3)
 */
export function textFieldsOf({ plan }: Rule): readonly string[] {
  const steps = plan.kind === 'single' ? [{ where: plan.where, keys: [] }] : plan.steps;
  const until = plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
  const fields = [...steps, ...until].flatMap(({ where, keys }) => [...fieldsIn(where), ...keys.filter(hasDigits)]);
  return [...new Set(fields.map(({ name }) => name))];
}

function fieldsIn(where: Predicate): readonly Field[] {
  const leaf = ({ field }: { readonly field: Field }): readonly Field[] => [field].filter(isText);
  const all = ({ operands }: { readonly operands: readonly (readonly Field[])[] }): readonly Field[] => operands.flat();
  return fold<readonly Field[]>(where, {
    constant: () => [],
    and: all,
    or: all,
    not: ({ operand }) => operand,
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: ({ field }) => [field],
    anywhere: () => [],
    computed: ({ term }) => termFields(term).filter(hasDigits),
  });
}

function isText({ type }: Field): boolean {
  return familyOf(type) === 'string';
}

/** Integers that a double does not hold count by their digits as well, but where a query compares them with a constant, which is a double. */
function hasDigits(field: Field): boolean {
  return isText(field) || field.type === 'long' || field.type === 'unsigned_long';
}

/**
 * The event of a JSON text, which is `event` when parsed, with the numbers under these fields as the texts they are written as. The
 * same event where that changes nothing, as it mostly does.
 */
export function withNumberTexts(text: string, event: Event, fields: readonly string[]): Event {
  if (!fields.some((field) => scalarsAt(event, field).some((value) => typeof value === 'number'))) return event;
  const mark = freshMark(text);
  const marked = markNumbers(text, mark);
  return marked === null ? event : unmarked(JSON.parse(marked), mark, new Set(fields));
}

/** A beginning of strings that no string of the text has. */
function freshMark(text: string): string {
  let mark = 'number:';
  while (text.includes(`"${mark}`)) mark += ':';
  return mark;
}

/** The text with each number that JavaScript would print otherwise in a string after the mark; null: there is none. */
function markNumbers(text: string, mark: string): string | null {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (isNumeric(code)) {
      const end = numberEnd(text, at);
      const digits = text.slice(at, end);
      if (String(Number(digits)) !== digits) {
        parts.push(text.slice(copied, at), `"${mark}${digits}"`);
        copied = end;
      }
      at = end;
    } else at++;
  }
  return parts.length === 0 ? null : [...parts, text.slice(copied)].join('');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Outside of strings, numbers alone begin so. */
function isNumeric(code: number): boolean {
  return code === MINUS || (code >= 0x30 && code <= 0x39);
}

function numberEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && '0123456789.eE+-'.includes(text.charAt(at))) at++;
  return at;
}

/** Puts what was marked back: as a text where the dotted name is one of the fields, else as the number it was. No recursion. */
function unmarked(event: Event, mark: string, fields: ReadonlySet<string>): Event {
  const waiting: { readonly container: object; readonly path: string | null }[] = [{ container: event, path: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { container, path } = next;
    const isList = Array.isArray(container);
    for (const [key, value] of Object.entries(container)) {
      const inner = isList ? path : path === null ? key : `${path}.${key}`;
      if (typeof value === 'object' && value !== null) waiting.push({ container: value, path: inner });
      else if (typeof value === 'string' && value.startsWith(mark)) {
        const digits = value.slice(mark.length);
        const kept = inner !== null && fields.has(inner) ? digits : Number(digits);
        Object.defineProperty(container, key, { value: kept, enumerable: true, writable: true, configurable: true });
      }
    }
  }
  return event;
}
