import type { Json } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../src/source/index.ts';
import type { ComparisonOperator, Field, Item, Question, Questions } from '../questions/index.ts';
import { inZone, leastOf } from './clause-values.ts';

/** What stands around a query, as far as events are made for it: query DSL filters, and exceptions by their entries. */
export interface Surroundings {
  readonly filters: readonly { readonly query: Json; readonly negated: boolean }[];
  readonly exceptions: readonly { readonly systems: readonly string[]; readonly entries: readonly Entry[] }[];
}

type Entry = { readonly kind: string; readonly field: string } & { readonly [key: string]: unknown };

/**
 * What a rule asks with what stands around its query, asked of every item: an event that meets both is one that is found. A part
 * that has no kind among the questions is left out.
 */
export function surround(questions: Questions, around: Surroundings | undefined): Questions {
  if (around === undefined) return questions;
  const { body } = questions;
  const at = body.span;
  const filters = around.filters.flatMap(({ query: clause, negated }) => {
    const said = clauseOf(clause, at);
    return said === null ? [] : [negated ? not(said, at) : said];
  });
  const exceptions = around.exceptions.flatMap((item) => {
    const said = itemOf(item, at);
    return said === null ? [] : [not(said, at)];
  });
  // An alternative is never copied to the keys of another item, and these hold of each item as they stand. A plain `false` would be none.
  const never = not({ kind: 'boolean', value: true, span: at }, at);
  const conditions = [...filters, ...exceptions].map((said): Question => ({ kind: 'or', operands: [said, never], span: at }));
  if (conditions.length === 0) return questions;
  const within = (condition: Question): Question => all([condition, ...conditions], condition.span);
  const item = (one: Item): Item => ({ ...one, condition: within(one.condition) });
  const each = ([first, ...others]: NonEmpty<Item>): NonEmpty<Item> => [item(first), ...others.map(item)];
  switch (body.kind) {
    case 'event':
      return { ...questions, body: { ...body, condition: within(body.condition) } };
    case 'sequence':
      return { ...questions, body: { ...body, items: each(body.items), until: body.until === null ? null : item(body.until) } };
    case 'sample':
      return { ...questions, body: { ...body, items: each(body.items) } };
  }
}

function not(operand: Question, span: Span): Question {
  return { kind: 'not', operand, span };
}

function all(operands: readonly Question[], span: Span): Question {
  const [first, second, ...rest] = operands;
  if (first === undefined) return { kind: 'boolean', value: true, span };
  return second === undefined ? first : { kind: 'and', operands: [first, second, ...rest], span };
}

function any(operands: readonly Question[], span: Span): Question {
  const [first, second, ...rest] = operands;
  if (first === undefined) return { kind: 'boolean', value: false, span };
  return second === undefined ? first : { kind: 'or', operands: [first, second, ...rest], span };
}

function whole(parts: readonly (Question | null)[]): readonly Question[] | null {
  const said = parts.flatMap((part) => (part === null ? [] : [part]));
  return said.length < parts.length ? null : said;
}

function table(json: unknown): { readonly [key: string]: Json } | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { readonly [key: string]: Json }) : null;
}

function list(json: Json | undefined): readonly Json[] {
  return json === undefined || json === null ? [] : Array.isArray(json) ? (json as readonly Json[]) : [json];
}

function clauseOf(json: Json, at: Span): Question | null {
  const [[kind = '', body = null] = []] = Object.entries(table(json) ?? {});
  const inner = table(body) ?? {};
  switch (kind) {
    case 'match_all':
    case 'match_none':
      return { kind: 'boolean', value: kind === 'match_all', span: at };
    case 'bool':
      return boolOf(inner, at);
    case 'exists':
      return typeof inner['field'] === 'string' ? exists(inner['field'], at) : null;
    case 'constant_score':
      return clauseOf(inner['filter'] ?? null, at);
    case 'dis_max': {
      const said = whole(list(inner['queries']).map((one) => clauseOf(one, at)));
      return said === null ? null : any(said, at);
    }
    default:
      return leafOf(kind, inner, at);
  }
}

function boolOf(bool: { readonly [key: string]: Json }, at: Span): Question | null {
  const each = (key: string) => whole(list(bool[key]).map((one) => clauseOf(one, at)));
  const [must, filter, should, mustNot] = [each('must'), each('filter'), each('should'), each('must_not')];
  if (must === null || filter === null || should === null || mustNot === null) return null;
  const usual = must.length + filter.length === 0 && should.length > 0 ? 1 : 0;
  const least = leastOf(bool['minimum_should_match'], should.length);
  const some = least === null ? null : atLeast(Math.max(least ?? 0, usual), should, at);
  return some === null ? null : all([...must, ...filter, ...mustNot.map((one) => not(one, at)), ...some], at);
}

/** More alternatives than this are not written out in groups. */
const MOST_ALTERNATIVES = 12;

/** That so many of the alternatives hold, in the groups of which one suffices. */
function atLeast(least: number, alternatives: readonly Question[], at: Span): readonly Question[] | null {
  if (least <= 0) return [];
  if (least === 1) return [any(alternatives, at)];
  if (alternatives.length > MOST_ALTERNATIVES) return null;
  const groups: (readonly Question[])[] = [[]];
  for (const one of alternatives) for (const group of [...groups]) groups.push([...group, one]);
  return [
    any(
      groups.filter(({ length }) => length === least).map((group) => all(group, at)),
      at,
    ),
  ];
}

function leafOf(kind: string, body: { readonly [key: string]: Json }, at: Span): Question | null {
  const [[name = '', written = null] = []] = Object.entries(body).filter(([key]) => key !== 'boost' && key !== '_name');
  const options = table(written) ?? {};
  const value = table(written) === null ? written : (options['value'] ?? options['query'] ?? options['wildcard'] ?? null);
  const folds = String(options['case_insensitive']) === 'true';
  switch (kind) {
    case 'term':
    case 'match_phrase':
    case 'match':
      return folds ? inList(name, [value], true, at) : equal(name, value, at);
    case 'terms':
      return any(whole(list(written).map((one) => equal(name, one, at))) ?? [], at);
    case 'prefix':
      return typeof value === 'string' ? prefix(name, value, folds, at) : null;
    case 'wildcard':
      return typeof value === 'string' ? wildcard(name, value, folds, at) : null;
    case 'regexp':
      return typeof value === 'string' ? regex(name, folds, value, at) : null;
    case 'range': {
      const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
      const zone = options['time_zone'];
      const format = options['format'] ?? 'date_optional_time';
      if (!/^(?:strict_)?date_optional_time(?:\|\|epoch_millis)?$/.test(String(format))) return null;
      const bounds = Object.entries(signs).flatMap(([key, operator]) => {
        const bound = options[key];
        if (bound === undefined || bound === null) return [];
        const action = zone === undefined ? bound : inZone(bound, String(zone), operator);
        return [action === null ? null : compare(name, operator, action, at)];
      });
      if (bounds.length === 0) return null;
      const said = whole(bounds);
      return said === null ? null : all(said, at);
    }
    default:
      return null;
  }
}

function itemOf({ systems, entries }: Surroundings['exceptions'][number], at: Span): Question | null {
  const fields = ['host.os.type', 'host.os.name.caseless'];
  const onSystem = systems.flatMap((system) => fields.map((field) => equal(field, system, at)));
  const said = whole([
    ...(onSystem.length === 0 ? [] : [any(whole(onSystem) ?? [], at)]),
    ...entries.map((one) => entryOf(one, at)),
  ]);
  return said === null ? null : all(said, at);
}

function entryOf(entry: Entry, at: Span): Question | null {
  const positive = (): Question | null => {
    switch (entry.kind) {
      case 'match':
        return equal(entry.field, entry['value'] as Json, at);
      case 'match_any':
        return any(whole(list(entry['values'] as Json).map((one) => equal(entry.field, one, at))) ?? [], at);
      case 'exists':
        return exists(entry.field, at);
      case 'wildcard':
        return clauseOf({ wildcard: { [entry.field]: entry['pattern'] as Json } }, at);
      default:
        return null;
    }
  };
  const said = positive();
  return said !== null && entry['excluded'] === true ? not(said, at) : said;
}

function fieldNamed(name: string, span: Span): Field {
  return { kind: 'field', name, optional: true, span };
}

function literal(value: Json, span: Span): Question | null {
  if (typeof value === 'string') return { kind: 'string', value, span };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span };
  if (typeof value !== 'number') return null;
  const text = String(value);
  // A sign is no part of a number, and an exponent is none of a whole one.
  if (!/^\d+(?:\.\d+)?$/.test(text)) return { kind: 'string', value: text, span };
  return { kind: 'number', value, decimal: text.includes('.'), span };
}

function compare(name: string, operator: ComparisonOperator, value: Json, span: Span): Question | null {
  const right = literal(value, span);
  return right === null ? null : { kind: 'comparison', operator, left: fieldNamed(name, span), right, span };
}

function equal(name: string, value: Json, span: Span): Question | null {
  return compare(name, '==', value, span);
}

function exists(name: string, span: Span): Question {
  return { kind: 'presence', field: fieldNamed(name, span), span };
}

function inList(name: string, values: readonly Json[], folds: boolean, span: Span): Question | null {
  const elements = whole(values.map((value) => literal(value, span))) ?? [];
  if (!isNonEmpty(elements)) return null;
  const [said, letters] = folds ? (['in~', 'folded'] as const) : (['in', 'exact'] as const);
  return { kind: 'membership', said, letters, subject: fieldNamed(name, span), elements, span };
}

function regex(name: string, folds: boolean, pattern: string, span: Span): Question {
  const [said, letters] = folds ? (['regex~', 'folded'] as const) : (['regex', 'exact'] as const);
  return { kind: 'regex', said, letters, dialect: 'lucene', subject: fieldNamed(name, span), patterns: [pattern], span };
}

/** A pattern in which a backslash takes the next letter as it is, and so, never folded: only an expression can say that. */
function wildcard(name: string, pattern: string, folds: boolean, span: Span): Question {
  if (!pattern.includes('\\')) {
    const [said, letters] = folds ? (['like~', 'folded'] as const) : (['like', 'exact'] as const);
    return { kind: 'wildcard', said, letters, escapes: false, subject: fieldNamed(name, span), patterns: [pattern], span };
  }
  const source = Array.from(pattern.matchAll(/\\?[\s\S]/gu), ([token]) => {
    if (token === '*') return '.*';
    if (token === '?') return '.';
    const letter = token.length > 1 ? token.slice(1) : token;
    const asIs = /[\p{L}\p{N}]/u.test(letter);
    return token.length > 1 && asIs ? `[${letter}-${letter}]` : asIs ? letter : `\\${letter}`;
  }).join('');
  return regex(name, folds, source, span);
}

function prefix(field: string, text: string, folds: boolean, span: Span): Question {
  const name = 'startsWith';
  const given: readonly Question[] = [fieldNamed(field, span), { kind: 'string', value: text, span }];
  return { kind: 'call', name, said: name, letters: folds ? 'folded' : 'exact', arguments: given, span };
}

/** Fields of which a range asks both its ends of one value, which no question does. */
export function rangedFields(around: Surroundings | undefined): readonly string[] {
  const found = new Set<string>();
  const search = (json: Json | undefined): void => {
    for (const [key, inner] of Object.entries(Array.isArray(json) ? { ...json } : (table(json) ?? {}))) {
      if (key === 'range')
        for (const [field, bounds] of Object.entries(table(inner) ?? {}))
          if (['gt', 'gte', 'lt', 'lte'].filter((bound) => table(bounds)?.[bound] !== undefined).length > 1) found.add(field);
      search(inner as Json);
    }
  };
  for (const { query } of around?.filters ?? []) search(query);
  return [...found];
}
