import { type Diagnostic, failure, isNonEmpty, type Result, type Source, success } from '../../source/index.ts';
import type { Query } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import { withoutComments } from './comments.ts';
import type { DraftQuery } from './draft.ts';
import type { Expectation } from './expectations.ts';
import { explain } from './explain.ts';
import { SyntaxError as GrammarError, parse } from './grammar.generated.ts';
import { QUERY_LIMIT } from './limits.ts';
import { hyphens, miscasedCalls } from './lookalikes.ts';
import { tooDeep } from './nesting.ts';
import { oversizedFields } from './paths.ts';
import { structure } from './structure.ts';
import { scan, type Token } from './tokens.ts';

/**
 * Reads an EQL query. Spans are offsets into `source.text`. Never throws: the problems of the first stage that finds
 * any come back together, at most 50 of them (characters, then nesting, then grammar, then sequences and pipes, then the size of fields).
 * Time and memory are linear in the length of the text.
 */
export function parseEql(source: Source): Result<Query> {
  const { text } = source;
  if (text.length > QUERY_LIMIT) return failure(tooLong(text));
  const { tokens, comments, problems, warnings } = scan(text);
  if (isNonEmpty(problems)) return { ok: false, problems };
  const deep = tooDeep(tokens);
  if (deep !== null) return failure(deep);
  const draft = readDraft(withoutComments(text, comments), tokens);
  if (!draft.ok) return draft;
  const miscased = miscasedCalls(tokens);
  if (isNonEmpty(miscased)) return { ok: false, problems: miscased };
  const query = structure(draft.value);
  if (!query.ok) return query;
  const oversized = oversizedFields(query.value);
  if (isNonEmpty(oversized)) return { ok: false, problems: oversized };
  return success(query.value, [...warnings, ...query.warnings, ...hyphens(tokens)]);
}

function readDraft(text: string, tokens: readonly Token[]): Result<DraftQuery> {
  try {
    // The one assertion about the grammar: its actions build drafts.
    return success(parse(text, {}) as DraftQuery);
  } catch (error) {
    if (!isGrammarFailure(error)) throw error;
    return failure(explain(text, tokens, error.location.start.offset, error.expected));
  }
}

/** What peggy throws when a text does not fit the grammar. */
interface GrammarFailure {
  readonly location: { readonly start: { readonly offset: number } };
  readonly expected: readonly Expectation[];
}

function isGrammarFailure(error: unknown): error is GrammarFailure {
  return error instanceof GrammarError;
}

function tooLong(text: string): Diagnostic {
  const message = `the query has ${text.length} characters; at most ${QUERY_LIMIT} are read`;
  return diagnostic('query-too-long', message, { start: QUERY_LIMIT, end: QUERY_LIMIT + 1 });
}
