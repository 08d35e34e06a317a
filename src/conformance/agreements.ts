import type { Agreement } from '../contract/index.ts';
import type { Event, FieldFacts, Json, Schema } from '../event/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { isWrittenAsHeld } from './as-held.ts';

/** True when events, one or those of a timeline, are as a claim presumes; only then can they refute it. */
export function agree(presumes: readonly Agreement[], events: NonEmpty<Event>, schema: Schema): boolean {
  return presumes.every((agreement) => {
    switch (agreement.kind) {
      case 'one-value':
        return events.every((event) => new Set(textsOf(event, agreement.field, schema)).size < 2);
      case 'as-held': {
        const { field } = agreement;
        const anywhere = (event: Event): number => textsOf(event, field, ANY_LENGTH).length;
        return events.every((event) => isWrittenAsHeld(event, field, exactFacts(field, schema), anywhere(event)));
      }
      case 'distinct-times':
        return new Set(events.map((event) => textsOf(event, agreement.field, schema).join())).size === events.length;
      case 'span':
        return spanOf(events, agreement.field, schema) <= agreement.milliseconds;
      default:
        return events.every((event) => holds(agreement, (field) => textsOf(event, field, schema)));
    }
  });
}

/** Of an analysed text those of its exact sub-field, which rules ask. */
function exactFacts(field: string, { fields }: Schema): FieldFacts | undefined {
  const facts = fields.get(field);
  return fields.get(`${field}.${facts?.exactSubfield}`) ?? facts;
}

/** Without limits of length. */
const ANY_LENGTH: Schema = { fields: new Map() };

type OfOneEvent = Exclude<Agreement, { readonly kind: 'one-value' | 'as-held' | 'distinct-times' | 'span' }>;
type ReadTexts = (field: string) => readonly string[];

function holds(agreement: OfOneEvent, read: ReadTexts): boolean {
  switch (agreement.kind) {
    case 'last-part':
      return endsIn(read(agreement.whole), read(agreement.part), agreement.separators);
    case 'extension':
      return sameSet(read(agreement.whole).flatMap(extensionOf), read(agreement.part));
    case 'arguments': {
      const lines = read(agreement.whole);
      const stands = (text: string): boolean => lines.some((line) => standsIn(text, line, agreement.signs));
      return together(lines, read(agreement.part)) && read(agreement.part).every(stands);
    }
    case 'inside': {
      const [wholes, parts] = [read(agreement.whole), read(agreement.part)];
      const { before, after } = agreement;
      return together(wholes, parts) && parts.every((part) => wholes.some((whole) => whole.includes(before + part + after)));
    }
    case 'account': {
      const [names, domains] = [read(agreement.name), read(agreement.domain)];
      return together(names, domains) && ![...names, ...domains].some((text) => text.includes('\\'));
    }
    case 'goes-with': {
      // Tests fold the value as well as the texts.
      const [values, others] = [read(agreement.field).map(inAnyLetters), read(agreement.other).map(inAnyLetters)];
      const { value, texts } = agreement;
      return !values.includes(inAnyLetters(value)) || texts.some((text) => others.includes(inAnyLetters(text)));
    }
    case 'together':
      return together(read(agreement.field), read(agreement.other));
    case 'implies': {
      const [values, others] = [read(agreement.field), read(agreement.other)];
      return together(values, others) && (!values.includes('true') || sameSet(others, ['true']));
    }
    case 'absent':
      return read(agreement.field).length === 0;
    case 'plain-words':
      return read(agreement.field).every((text) => !/[^\0-\x7f]|[\w:.',;]{256}/.test(text));
    case 'spelling':
      return true;
  }
}

/** The same for texts that differ in the case of their letters alone, for those that share one capital as well. */
function inAnyLetters(text: string): string {
  return text.toUpperCase().toLowerCase();
}

function together(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 === right.length > 0;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.every((text) => right.includes(text)) && right.every((text) => left.includes(text));
}

function endsIn(wholes: readonly string[], parts: readonly string[], separators: readonly string[]): boolean {
  if (parts.some((part) => separators.some((separator) => part.includes(separator)))) return false;
  const ends = (whole: string, part: string): boolean => separators.some((separator) => whole.endsWith(separator + part));
  return (
    wholes.every((whole) => parts.some((part) => ends(whole, part))) &&
    parts.every((part) => wholes.some((whole) => ends(whole, part)))
  );
}

function extensionOf(path: string): readonly string[] {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? [] : [name.slice(dot + 1)];
}

function standsIn(text: string, line: string, signs: readonly string[]): boolean {
  if (signs.some((sign) => text.startsWith(sign))) return line.includes(` ${text}`);
  return /\s/.test(text) ? line.includes(text) : line.startsWith(text) || line.includes(` ${text}`);
}

function spanOf(events: NonEmpty<Event>, field: string, schema: Schema): number {
  const times = events.flatMap((event) => textsOf(event, field, schema)).map((text) => timeOf(text));
  return Math.max(...times) - Math.min(...times);
}

function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

/** The values of a field as texts, under nested objects, dotted keys and lists alike; without those that are too long to be indexed. */
export function textsOf(event: Event, field: string, { fields }: Schema): readonly string[] {
  const limit = fields.get(field)?.ignoreAbove ?? Number.POSITIVE_INFINITY;
  const found: string[] = [];
  const open: { readonly value: Json | undefined; readonly path: string }[] = [{ value: event, path: field }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (value === null || value === undefined) continue;
    if (isList(value)) for (const element of value) open.push({ value: element, path });
    else if (typeof value !== 'object') {
      if (path === '' && String(value).length <= limit) found.push(String(value));
    } else {
      for (const key of Object.keys(value)) {
        if (path === key) open.push({ value: value[key], path: '' });
        else if (path.startsWith(`${key}.`)) open.push({ value: value[key], path: path.slice(key.length + 1) });
      }
    }
  }
  return found;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
