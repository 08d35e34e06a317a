import type { CodeTable, Diagnostic, NonEmpty } from '../source/index.ts';

/** A problem that says what can be done: in its own words, else in those of the table that holds its code. */
export function withHelp<Told extends Pick<Diagnostic, 'code'> & { readonly help?: string | null }>(
  problem: Told,
  codes: CodeTable,
): Told & { readonly help: string | null } {
  const general = Object.hasOwn(codes, problem.code) ? codes[problem.code]?.help : undefined;
  return { ...problem, help: problem.help ?? general ?? null };
}

/** As `withHelp`, for each of several problems. */
export function withHelps<Told extends Pick<Diagnostic, 'code'> & { readonly help?: string | null }>(
  [first, ...others]: NonEmpty<Told>,
  codes: CodeTable,
): NonEmpty<Told & { readonly help: string | null }> {
  return [withHelp(first, codes), ...others.map((other) => withHelp(other, codes))];
}
