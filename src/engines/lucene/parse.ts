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
  const reader: Reader = { peek: (ahead = 0) => tokens[at + ahead], next: () => tokens[at++] };
  const query = listOf(reader, null, 0);
  if (reader.peek() !== undefined) throw new QueryStringFailure('failed', 'something stands behind the query');
  return query;
}

interface Reader {
  peek(ahead?: number): Token | undefined;
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
    const words = wordsTogether(reader);
    if (words !== null) {
      clauses.push({ occurs: 'should', query: clauseQuery(words, field) });
      continue;
    }
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

/** What makes the word before it stand alone. (`disallowedPostMultiTerm` of the grammar) */
const APART: ReadonlySet<Token['kind']> = new Set(['colon', 'star', 'and', 'or']);

/** Two words and more with nothing but blanks between them are one text, which the field takes as it takes texts (`MultiTerm`). */
function wordsTogether(reader: Reader): Token | null {
  const texts: string[] = [];
  for (;;) {
    const word = reader.peek(texts.length);
    const behind = reader.peek(texts.length + 1);
    if (word?.kind !== 'term' || (texts.length > 0 && behind !== undefined && APART.has(behind.kind))) break;
    texts.push(word.text);
  }
  if (texts.length < 2) return null;
  for (const _ of texts) reader.next();
  return { kind: 'term', text: texts.join(' ') };
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

/** A field, if one stands here, and what is asked of it, or of the field around it. */
function clauseOf(reader: Reader, around: string | null, depth: number): Json {
  const name = reader.peek();
  if (reader.peek(1)?.kind !== 'colon' || (name?.kind !== 'term' && name?.kind !== 'star')) return askedOf(reader, around, depth);
  reader.next();
  reader.next();
  if (name.kind === 'term') return askedOf(reader, name.text, depth);
  if (reader.next()?.kind === 'star') return everything();
  throw new QueryStringFailure('unsupported', 'a question to every field');
}

/** A list in parentheses or one thing. */
function askedOf(reader: Reader, field: string | null, depth: number): Json {
  const token = reader.next();
  if (token === undefined) throw new QueryStringFailure('failed', 'the query ends where something is to be asked');
  if (token.kind !== 'open') return clauseQuery(token, field);
  const query = listOf(reader, field, depth + 1);
  if (reader.next()?.kind !== 'close') throw new QueryStringFailure('failed', 'a parenthesis is never closed');
  return query;
}
