import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { describeExpectations, type Expectation } from './expectations.ts';
import { EXPLANATIONS } from './explanations.ts';
import { bracketProblem, type Failure, nameToken } from './failure.ts';
import type { Token } from './tokens.ts';

/**
 * Turns the grammar's failure into a diagnostic that says what was found, what was expected and what to write instead.
 * `offset` is the furthest place the grammar reached; it always stands at the beginning of a token or at the end.
 */
export function explain(text: string, tokens: readonly Token[], offset: number, expected: readonly Expectation[]): Diagnostic {
  const found = tokens.findIndex((token) => token.span.end > offset);
  const index = found < 0 ? tokens.length : found;
  const failure: Failure = {
    tokens,
    index,
    expected: new Set(expected.map(({ description }) => description ?? '')),
    at: tokens[index] ?? null,
    before: tokens[index - 1] ?? null,
    after: tokens[index + 1] ?? null,
  };
  if (tokens.length === 0) {
    return diagnostic(
      'empty-query',
      'there is no query here',
      { start: 0, end: text.length },
      { help: 'for example: process where process.name == "cmd.exe"' },
    );
  }
  for (const explanation of EXPLANATIONS) {
    const problem = explanation(failure);
    if (problem !== null) return problem;
  }
  return bracketProblem(failure) ?? unexpected(failure, describeExpectations(expected));
}

function unexpected({ at, before }: Failure, expected: string): Diagnostic {
  if (at !== null) return diagnostic('unexpected-token', `found ${nameToken(at)}, but expected ${expected}`, at.span);
  const end = before?.span.end ?? 0;
  return diagnostic('unexpected-end', `the query ends too early: expected ${expected}`, { start: end, end });
}
