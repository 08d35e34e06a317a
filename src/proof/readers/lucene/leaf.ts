import type { Scalar, Schema } from '../../../event/index.ts';
import type { Bound, Field, Predicate } from '../../../ir/index.ts';
import { parseLuceneRegex, shapeOf, type TextPattern, wildcard } from '../../../pattern/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { origin } from '../../origin.ts';
import { ANYWHERE } from '../../values/anywhere.ts';
import { between, equalTo, indexedField, matching, rawPrefix, rawWildcard } from '../leaves.ts';
import { unread } from '../unread.ts';
import { phrase, pieced, words } from '../words.ts';
import type { Asked, Operator } from './parse.ts';
import type { End } from './tokens.ts';

/** What an index asks for one clause of a query string: of a field, or, where none is named, of every field. */
export function leafOf(
  written: string | null,
  asked: Asked,
  { schema, operator }: { readonly schema: Schema; readonly operator: Operator },
  place: string,
): Predicate {
  if (written === null || written === '*') return everywhere(asked, place);
  const name = unescaped(written, place);
  if (name === '_exists_') return presence(asked, schema, place);
  if (name.includes('*')) return unread(place, `fields by a pattern: ${name}`);
  const field = indexedField(name, schema);
  const facts = schema.fields.get(name);
  if (facts?.dateFormat !== undefined && asked.kind !== 'star') return unread(place, 'dates in a format of the mapping');
  const isText = familyOf(field.type) === 'text';
  switch (asked.kind) {
    case 'star':
      return { kind: 'present', field, origin };
    case 'term':
    case 'loneSign': {
      const text = unescaped(asked.text, place);
      const open = openRange(text);
      if (open !== null) return between(field, bound(field, open.lower, place), bound(field, open.upper, place), place);
      return isText ? words(operator, text, field, facts, place) : equal(field, text, place);
    }
    case 'quoted': {
      const text = unescaped(asked.text, place);
      return isText ? phrase(text, field, facts, place) : equal(field, text, place);
    }
    case 'prefix':
    case 'wildcard': {
      const pattern = patternOf(asked, field, place);
      return isText ? wordPattern(pattern, field, schema, name, place) : matching(field, pattern, 'exact', place);
    }
    case 'regex':
      return matching(field, patternOf(asked, field, place), 'exact', place);
    case 'range': {
      const end = ({ text, inclusive }: End): Written | null =>
        text === null ? null : { text: unescaped(text, place), inclusive };
      return between(field, bound(field, end(asked.lower), place), bound(field, end(asked.upper), place), place);
    }
  }
}

/** `_exists_:field`. Patterns behind it would be asked of a field of that name. */
function presence(asked: Asked, schema: Schema, place: string): Predicate {
  if (asked.kind !== 'term' && asked.kind !== 'quoted') return unread(place, '_exists_ without the name of a field');
  const name = unescaped(asked.text, place);
  if (name.includes('*')) return unread(place, `fields by a pattern: ${name}`);
  return { kind: 'present', field: indexedField(name, schema), origin };
}

/** Without a field every value is asked. */
function everywhere(asked: Asked, place: string): Predicate {
  switch (asked.kind) {
    case 'star':
      return { kind: 'constant', value: true, origin };
    case 'term':
    case 'loneSign':
    case 'quoted': {
      const text = unescaped(asked.text, place);
      return { kind: 'anywhere', pattern: wildcard([{ kind: 'literal', text }]), letters: 'exact', origin };
    }
    case 'prefix':
    case 'wildcard':
    case 'regex':
      return { kind: 'anywhere', pattern: patternOf(asked, ANYWHERE, place), letters: 'exact', origin };
    case 'range':
      return unread(place, 'a range of every field');
  }
}

/** A wildcard reads escapes itself, an expression as well; a prefix has none left. */
function patternOf(asked: Asked, field: Field, place: string): TextPattern {
  if (asked.kind === 'prefix') return rawPrefix(unescaped(asked.text, place), field);
  if (asked.kind === 'wildcard') return rawWildcard(asked.text, field);
  const source = asked.kind === 'regex' ? asked.text : '';
  const parsed = parseLuceneRegex(source);
  return parsed.ok
    ? { kind: 'regex', source, tree: parsed.tree }
    : unread(place, `an expression that does not parse: ${parsed.message}`);
}

function wordPattern(pattern: TextPattern, field: Field, schema: Schema, name: string, place: string): Predicate {
  if (pattern.kind !== 'wildcard' || pattern.parts.some(({ kind }) => kind === 'one'))
    return unread(place, `a pattern over the words of a field of type ${field.type}`);
  if (shapeOf(pattern) === 'any') return unread(place, 'a pattern that every word meets');
  const { parts } = pattern;
  const pieces = parts.flatMap((part, at) => {
    if (part.kind === 'literal') return [part.text];
    return at === 0 || at === parts.length - 1 ? [''] : [];
  });
  const [first = '', second = '', ...rest] = pieces;
  return pieced([first, second, ...rest], field, schema.fields.get(name), place);
}

function equal(field: Field, text: string, place: string): Predicate {
  if (familyOf(field.type) !== 'date') return equalTo(field, [scalarOf(field, text, place)], 'exact', place);
  const both = { value: text, inclusive: true };
  return between(field, both, both, place);
}

interface Written {
  readonly text: string;
  readonly inclusive: boolean;
}

/** A word that begins with a sign of order is a range, if something is left behind it. */
function openRange(text: string): { readonly lower: Written | null; readonly upper: Written | null } | null {
  const sign = text.charAt(0);
  if (text.length < 2 || (sign !== '<' && sign !== '>')) return null;
  const inclusive = text.charAt(1) === '=' && text.length > 2;
  const rest = text.slice(inclusive ? 2 : 1);
  const end = rest === '*' ? null : { text: rest, inclusive };
  return sign === '<' ? { lower: null, upper: end } : { lower: end, upper: null };
}

function bound(field: Field, end: Written | null, place: string): Bound | null {
  if (end === null) return null;
  const value = scalarOf(field, end.text, place);
  return typeof value === 'boolean' ? unread(place, 'a range of booleans') : { value, inclusive: end.inclusive };
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A text as a constant of the type of a field; where an index answers with an error, nothing is read. */
function scalarOf(field: Field, text: string, place: string): Scalar {
  switch (familyOf(field.type)) {
    case 'number': {
      if (!NUMBER.test(text)) return unread(place, `a text that is no number: ${text}`);
      const number = Number(text);
      // Numbers that change when they are read stay as they are written.
      return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') return unread(place, `neither true nor false: ${text}`);
      return text === 'true';
    case 'string':
    case 'ip':
    case 'date':
    case 'text':
    case 'unsupported':
      return text;
  }
}

/** Escapes taken away: `\u0041` is a character by number, before anything else a backslash only goes. */
function unescaped(text: string, place: string): string {
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) !== '\\') {
      plain += text.charAt(at);
      continue;
    }
    const letter = text.charAt(++at);
    if (letter === '') return unread(place, 'a backslash that escapes nothing');
    if (letter !== 'u') {
      plain += letter;
      continue;
    }
    const digits = /^[\dA-Fa-f]{4}/.exec(text.slice(at + 1, at + 5))?.[0];
    if (digits === undefined) return unread(place, 'a character by number without its four digits');
    plain += String.fromCharCode(Number.parseInt(digits, 16));
    at += 4;
  }
  return plain;
}
