import type { Semantics } from '../../src/ir/index.ts';
import { MAX_REGEX_LENGTH } from './leaf-matches.ts';
import { any, type Query } from './query.ts';

/** Lists shorter than this stay as they are. */
const FEW = 32;

/**
 * The same query with fewer clauses: long lists of insensitive terms on one field become unions of literals in `regexp` queries,
 * each below the length limit. With ASCII folding every letter is spelt as a class of two, because `case_insensitive` folds
 * more than ASCII in regular expressions of Elasticsearch 9.1 and later but not in terms (eql-semantics 5.1).
 */
export function pack(query: Query, folding: Semantics['folding']): Query {
  if (!('bool' in query)) return query;
  const { filter, must_not: mustNot, should } = query.bool;
  if (should !== undefined) return any(packList(should, folding));
  return {
    bool: {
      ...(filter === undefined ? {} : { filter: filter.map((child) => pack(child, folding)) }),
      ...(mustNot === undefined ? {} : { must_not: packList(mustNot, folding) }),
    },
  };
}

/** Alternatives and exclusions alike mean "one of these", so either list may be packed. */
function packList(queries: readonly Query[], folding: Semantics['folding']): readonly Query[] {
  const lists = new Map<string, string[]>();
  for (const query of queries) {
    const term = insensitiveTerm(query);
    if (term === null) continue;
    const list = lists.get(term.field) ?? [];
    list.push(term.value);
    lists.set(term.field, list);
  }
  const packed: Query[] = [];
  for (const query of queries) {
    const term = insensitiveTerm(query);
    const list = term === null ? undefined : lists.get(term.field);
    if (term === null || list === undefined || list.length < FEW) packed.push(pack(query, folding));
    else if (list[0] === term.value) packed.push(...unions(term.field, list, folding));
  }
  return packed;
}

function insensitiveTerm(query: Query): { readonly field: string; readonly value: string } | null {
  if (!('term' in query)) return null;
  for (const [field, test] of Object.entries(query.term)) if (typeof test === 'object') return { field, value: test.value };
  return null;
}

function unions(field: string, values: readonly string[], folding: Semantics['folding']): Query[] {
  const queries: Query[] = [];
  let union = '';
  const flush = (): void => {
    if (union !== '') queries.push(regexp(field, union, folding));
    union = '';
  };
  for (const value of values) {
    const literal = regexLiteral(value, folding);
    if (literal.length > MAX_REGEX_LENGTH) {
      queries.push({ term: { [field]: { value, case_insensitive: true } } });
      continue;
    }
    if (union.length + 1 + literal.length > MAX_REGEX_LENGTH) flush();
    union = union === '' ? literal : `${union}|${literal}`;
  }
  flush();
  return queries;
}

function regexp(field: string, value: string, folding: Semantics['folding']): Query {
  const text = { value, flags: 'ALL' } as const;
  return { regexp: { [field]: folding === 'unicode' ? { ...text, case_insensitive: true } : text } };
}

/** In Lucene's syntax a backslash makes any character but a letter literal (eql-semantics 7.1). */
function regexLiteral(text: string, folding: Semantics['folding']): string {
  const escaped = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  if (folding === 'unicode') return escaped;
  return escaped.replace(/[A-Za-z]/g, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
