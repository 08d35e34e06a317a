import { type Diagnostic, failure, isNonEmpty, type Result, type Source, type Span, success } from '../../source/index.ts';
import type { Condition, Query } from './ast.ts';
import { oddBlanks } from './blanks.ts';
import { diagnostic } from './codes/tell.ts';
import { type Expectation, explain } from './explain.ts';
import { SyntaxError as GrammarError, parse } from './grammar.generated.ts';
import { QUERY_LIMIT } from './limits.ts';
import { scan } from './scan.ts';

/**
 * Reads a KQL query as Kibana does. Spans are offsets into `source.text`. Never throws; time and memory are linear in the length of the
 * text. The warnings say what Elasticsearch's own `kql` query reads otherwise.
 */
export function parseKql({ text }: Source): Result<Query> {
  if (text.length > QUERY_LIMIT) {
    const message = `the query has ${text.length} characters; at most ${QUERY_LIMIT} are read`;
    return failure(diagnostic('kql-too-long', message, { start: QUERY_LIMIT, end: QUERY_LIMIT + 1 }));
  }
  const problems = scan(text);
  if (isNonEmpty(problems)) return { ok: false, problems };
  try {
    // The one assertion about the grammar: its actions build these.
    const { condition, mixed } = parse(text, {}) as Draft;
    const query: Query = { kind: 'query', span: condition?.span ?? { start: 0, end: text.length }, condition };
    return success(query, [...mixed.slice(0, 1).map(mixedUp), ...oddBlanks(query, text)]);
  } catch (error) {
    if (!isGrammarFailure(error)) throw error;
    return failure(explain(text, error.location.start.offset, error.expected));
  }
}

interface Draft {
  readonly condition: Condition | null;
  /** Operands of `or` that are an `and` without parentheses, and not the last. */
  readonly mixed: readonly Span[];
}

function mixedUp(span: Span): Diagnostic {
  const message =
    'this `and` stands beside an `or` without parentheses: Kibana binds it tighter, the `kql` query of Elasticsearch does not';
  return diagnostic('kql-and-or', message, span, { help: 'put parentheses around what belongs together' });
}

/** What peggy throws when a text does not fit the grammar. */
interface GrammarFailure {
  readonly location: { readonly start: { readonly offset: number } };
  readonly expected: readonly Expectation[];
}

function isGrammarFailure(error: unknown): error is GrammarFailure {
  return error instanceof GrammarError;
}
