import type { Json } from '../../event/index.ts';
import { QueryStringFailure } from './failure.ts';
import { clauseQuery, everything } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Reads a query string as Lucene's classic parser does, with `OR` between what nothing stands between, into the query that a
 * cluster makes of it. There is no precedence: each operator makes what stands at its two sides required, optional or forbidden, in
 * one list for each pair of parentheses. A list that only forbids matches nothing.
 */
export function queryOf(text: string): Json {
  const tokens = tokensOf(text);
  let at = 0;
  const reader: Reader = { peek: () => tokens[at], next: () => tokens[at++] };
  const query = listOf(reader, null, 0);
  if (reader.peek() !== undefined) throw new QueryStringFailure('failed', 'something stands behind the query');
  return query;
}

interface Reader {
  peek(): Token | undefined;
  next(): Token | undefined;
}

interface Clause {
  readonly occurs: 'must' | 'should' | 'must_not';
  readonly query: Json;
}

/** Parentheses within parentheses beyond this are refused, before the stack is at its end. */
const DEEPEST = 200;

function listOf(reader: Reader, field: string | null, depth: number): Json {
  if (depth > DEEPEST) throw new QueryStringFailure('failed', 'nested too deep');
  const clauses: Clause[] = [];
  do {
    const joint = clauses.length === 0 ? null : jointOf(reader);
    const sign = signOf(reader);
    const last = clauses.at(-1);
    if (joint === 'and' && last !== undefined && last.occurs !== 'must_not') clauses.splice(-1, 1, { ...last, occurs: 'must' });
    const occurs = sign === 'not' ? 'must_not' : sign === 'plus' || joint === 'and' ? 'must' : 'should';
    clauses.push({ occurs, query: clauseOf(reader, field, depth) });
  } while (reader.peek() !== undefined && reader.peek()?.kind !== 'close');
  const [only] = clauses;
  if (only !== undefined && clauses.length === 1 && only.occurs !== 'must_not') return only.query;
  // Of negations alone Lucene makes nothing, `query_string` everything else (`fixNegativeQueryIfNeeded` of its parser), as `bool` does.
  return { bool: Object.fromEntries(['must', 'should', 'must_not'].map((kind) => [kind, queriesOf(clauses, kind)])) };
}

function queriesOf(clauses: readonly Clause[], kind: string): Json {
  return clauses.filter(({ occurs }) => occurs === kind).map(({ query }) => query);
}

function jointOf(reader: Reader): 'and' | 'or' | null {
  const kind = reader.peek()?.kind;
  if (kind !== 'and' && kind !== 'or') return null;
  reader.next();
  return kind;
}

function signOf(reader: Reader): 'plus' | 'not' | null {
  const kind = reader.peek()?.kind;
  if (kind !== 'plus' && kind !== 'minus' && kind !== 'not') return null;
  reader.next();
  return kind === 'plus' ? 'plus' : 'not';
}

/** A list in parentheses, a field with either, or one thing asked of the field around it. */
function clauseOf(reader: Reader, around: string | null, depth: number): Json {
  const token = reader.next();
  if (token === undefined) throw new QueryStringFailure('failed', 'the query ends where something is to be asked');
  if (token.kind === 'open') {
    const query = listOf(reader, around, depth + 1);
    if (reader.next()?.kind !== 'close') throw new QueryStringFailure('failed', 'a parenthesis is never closed');
    return query;
  }
  if ((token.kind === 'term' || token.kind === 'star') && reader.peek()?.kind === 'colon') {
    reader.next();
    if (token.kind === 'term') return clauseOf(reader, token.text, depth + 1);
    if (reader.next()?.kind === 'star') return everything();
    throw new QueryStringFailure('unsupported', 'a question to every field');
  }
  return clauseQuery(token, around);
}
