import { type Diagnostic, diagnostic, type Span } from '../../source/index.ts';
import { describeExpectations, type Expectation } from './expectations.ts';
import type { Token } from './tokens.ts';

/** The place where the grammar gave up, as tokens. `index` is the first token that could not be read. */
export interface Failure {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly expected: string;
  readonly names: ReadonlySet<string>;
  /** The token at the place and its neighbours; null beyond either end. */
  readonly at: Token | null;
  readonly before: Token | null;
  readonly after: Token | null;
}

/** Turns the grammar's failure into a diagnostic that says what was found, what was expected, and what to write. */
export function explain(text: string, tokens: readonly Token[], offset: number, expected: readonly Expectation[]): Diagnostic {
  const found = tokens.findIndex((token) => token.span.end > offset);
  const index = found < 0 ? tokens.length : found;
  const failure: Failure = {
    tokens,
    index,
    expected: describeExpectations(expected),
    names: new Set(expected.map(({ description }) => description ?? '')),
    at: tokens[index] ?? null,
    before: tokens[index - 1] ?? null,
    after: tokens[index + 1] ?? null,
  };
  return unexpected(failure, text.length);
}

function unexpected(failure: Failure, length: number): Diagnostic {
  const { at, before, expected } = failure;
  if (at === null) {
    const end = before?.span.end ?? length;
    return diagnostic('unexpected-end', `the query ends here, but ${expected} was expected`, endSpan(end));
  }
  return diagnostic('unexpected-token', `found \`${at.text}\`, but ${expected} was expected`, at.span);
}

function endSpan(end: number): Span {
  return { start: end, end };
}
