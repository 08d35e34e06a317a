import type { AtLeastTwo, Condition, Constant, Field, Question } from '../../../corpus/questions/index.ts';
import type { Json } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';

/*
 * What a query of Elasticsearch asks, in the kinds of the corpus, to make events from. Nothing is judged by it: what is not known here is left
 * untold, and its texts are tried as values.
 */

const span = { start: 0, end: 0 } as const;
const said = 'query';

/** Deeper than this nothing is asked. */
const DEEPEST = 60;

/** Queries that hold queries, and under which keys. */
const AROUND: ReadonlyMap<string, readonly string[]> = new Map([
  ['constant_score', ['filter']],
  ['dis_max', ['queries']],
  ['function_score', ['query']],
  ['boosting', ['positive']],
  ['nested', ['query']],
]);

export function dslQuestion(query: Json | undefined, depth = 0): Question {
  const [name, body] = onlyEntry(query);
  if (name === null || depth > DEEPEST) return untold([]);
  const inner = (json: Json | undefined): Question => dslQuestion(json, depth + 1);
  const around = AROUND.get(name);
  if (around !== undefined) return either(around.flatMap((key) => listed(member(body, key)).map(inner)));
  switch (name) {
    case 'match_all':
      return { kind: 'boolean', span, value: true };
    case 'match_none':
      return { kind: 'boolean', span, value: false };
    case 'bool':
      return boolQuestion(body, inner);
    case 'exists': {
      const field = member(body, 'field');
      return typeof field === 'string' ? { kind: 'presence', span, field: fieldNamed(field) } : untold([]);
    }
    case 'term':
    case 'match':
    case 'match_phrase':
      return ofField(body, (field, json) => membership(field, [valueIn(json, ['value', 'query'])], isFolded(json)));
    case 'terms':
      return ofField(body, (field, json) => membership(field, listed(json), false));
    case 'wildcard':
      return ofField(body, (field, json) => wildcard(field, valueIn(json, ['value', 'wildcard']), isFolded(json)));
    case 'prefix':
      return ofField(body, (field, json) => {
        const value = valueIn(json, ['value']);
        return wildcard(field, typeof value === 'string' ? `${escaped(value)}*` : value, isFolded(json));
      });
    case 'regexp':
      return ofField(body, (field, json) => {
        const pattern = valueIn(json, ['value']);
        if (typeof pattern !== 'string') return untold([field]);
        const letters = isFolded(json) ? 'folded' : 'exact';
        return { kind: 'regex', span, said, subject: field, patterns: [pattern], letters, dialect: 'lucene' };
      });
    case 'range':
      return ofField(body, rangeQuestion);
    default:
      return untold([]);
  }
}

function boolQuestion(body: Json, inner: (json: Json | undefined) => Question): Question {
  const queries = (key: string): readonly Question[] => listed(member(body, key)).map(inner);
  const needed = [...queries('must'), ...queries('filter')];
  const optional = queries('should');
  const least = member(body, 'minimum_should_match');
  const counts = least === undefined ? needed.length === 0 : least !== 0 && least !== '0';
  const refused = queries('must_not').map((operand): Question => ({ kind: 'not', span, operand }));
  return every([...needed, ...(counts && optional.length > 0 ? [either(optional)] : []), ...refused]);
}

function rangeQuestion(field: Field, json: Json): Question {
  const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
  return every(
    Object.entries(signs).flatMap(([key, operator]) => {
      const bound = constantOf(member(json, key) ?? null);
      return bound.kind === 'null' ? [] : [{ kind: 'comparison', span, operator, left: field, right: bound } as const];
    }),
  );
}

function membership(field: Field, values: readonly (Json | undefined)[], folded: boolean): Question {
  const elements = values.flatMap((value) => (value === undefined || value === null ? [] : [constantOf(value)]));
  if (!isNonEmpty(elements)) return untold([field]);
  return { kind: 'membership', span, said, subject: field, elements, letters: folded ? 'folded' : 'exact' };
}

function wildcard(field: Field, pattern: Json | undefined, folded: boolean): Question {
  if (typeof pattern !== 'string') return untold([field]);
  const letters = folded ? 'folded' : 'exact';
  return { kind: 'wildcard', span, said, subject: field, patterns: [pattern], letters, escapes: true };
}

function escaped(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}

function isFolded(json: Json): boolean {
  return member(json, 'case_insensitive') === true;
}

/** A query of one field: `{ "field": ... }`. */
function ofField(body: Json, ask: (field: Field, json: Json) => Question): Question {
  const known = Object.entries(isRecord(body) ? body : {}).filter(([key]) => key !== 'boost' && key !== '_name');
  return every(known.map(([field, json]) => ask(fieldNamed(field), json)));
}

function fieldNamed(name: string): Field {
  return { kind: 'field', span, name, optional: true };
}

function constantOf(value: Json): Constant {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', span, value };
    case 'number':
      return { kind: 'number', span, value, decimal: !Number.isInteger(value) };
    case 'boolean':
      return { kind: 'boolean', span, value };
    default:
      return { kind: 'null', span };
  }
}

function untold(parts: readonly Question[]): Condition {
  return { kind: 'untold', span, said, parts };
}

function every(operands: readonly Question[]): Question {
  return joined('and', operands, true);
}

function either(operands: readonly Question[]): Question {
  return joined('or', operands, false);
}

function joined(kind: 'and' | 'or', operands: readonly Question[], empty: boolean): Question {
  const [first] = operands;
  if (first === undefined) return { kind: 'boolean', span, value: empty };
  return atLeastTwo(operands) ? { kind, span, operands } : first;
}

function atLeastTwo<T>(list: readonly T[]): list is AtLeastTwo<T> {
  return list.length > 1;
}

function onlyEntry(json: Json | undefined): readonly [string | null, Json] {
  const [entry, another] = json !== undefined && isRecord(json) ? Object.entries(json) : [];
  return entry === undefined || another !== undefined ? [null, null] : entry;
}

/** The value itself, or what stands under one of some keys. */
function valueIn(json: Json, keys: NonEmpty<string>): Json | undefined {
  if (!isRecord(json)) return json;
  return keys.map((key) => member(json, key)).find((value) => value !== undefined);
}

function member(json: Json, key: string): Json | undefined {
  return isRecord(json) && Object.hasOwn(json, key) ? json[key] : undefined;
}

function listed(json: Json | undefined): readonly Json[] {
  if (json === undefined) return [];
  return Array.isArray(json) ? json : [json];
}

function isRecord(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
