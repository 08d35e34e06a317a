import type { Difference } from './compare.ts';

/** A difference in a few lines: what was asked, of what, and who says what. */
export function describeDifference({ engine, query, semantics, event, expected, reason }: Difference): string {
  const said = expected === null ? reason : `the oracle says ${expected}, ${engine} says ${!expected}`;
  const { folding, functionWildcards } = semantics;
  return [
    `${engine}: ${said}`,
    `  ${query} (${folding}, ${functionWildcards})`,
    ...(event === null ? [] : [`  ${JSON.stringify(event)}`]),
  ].join('\n');
}
