import type { Schema } from '../../../event/index.ts';
import type { Predicate } from '../../../ir/index.ts';
import { origin } from '../../origin.ts';
import { placeIn, Unread, unread } from '../unread.ts';
import { leafOf } from './leaf.ts';
import { type Operator, predicateOf } from './parse.ts';
import { tokensOf } from './tokens.ts';

interface QueryStringOptions {
  /** The field that is asked where none is named; null, as by default: every field, of which the values are compared as a whole. */
  readonly defaultField?: string | null;
  /** What stands between clauses where nothing is written. */
  readonly operator?: Operator;
}

/** A query string as a condition, or the place in it that is not read. */
type ReadQueryString =
  | { readonly ok: true; readonly where: Predicate }
  | { readonly ok: false; readonly place: string; readonly reason: string };

/**
 * Reads a query string in the syntax of Lucene's classic parser as a `query_string` query of Elasticsearch does, under a mapping. It
 * shares nothing with what prints such strings, nor with the engine that runs them. Fields that the mapping lacks hold exact texts.
 */
export function readQueryString(text: string, schema: Schema, options: QueryStringOptions = {}): ReadQueryString {
  const { defaultField = null, operator = 'or' } = options;
  if (text.trim() === '') return { ok: true, where: { kind: 'constant', value: false, origin } };
  const placeOf = (at: number): string => placeIn(text, at);
  const tokens = tokensOf(text);
  if ('reason' in tokens) return { ok: false, place: placeOf(tokens.at), reason: tokens.reason };
  try {
    const where = predicateOf(tokens, text.length, {
      leaf: (field, asked) => leafOf(field ?? defaultField, asked, { schema, operator }, placeOf(asked.at)),
      refuse: (at, reason) => unread(placeOf(at), reason),
      operator,
    });
    return { ok: true, where };
  } catch (error) {
    if (error instanceof Unread) return { ok: false, place: error.place, reason: error.message };
    throw error;
  }
}
