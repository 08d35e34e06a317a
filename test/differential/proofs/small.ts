import { parseEql, printEql } from '../../../src/languages/eql/index.ts';
import { source } from '../../../src/source/index.ts';
import { smallerQueries } from '../smaller-queries.ts';
import type { Complaint } from './complaint.ts';

/** Queries tried at most. */
const MOST_TRIED = 150;

/** The smallest queries found of which the same kind of complaint is made. */
export async function shrinkQueries(
  queries: readonly string[],
  complaint: Complaint,
  look: (queries: readonly string[]) => Promise<readonly Complaint[]>,
): Promise<{ readonly queries: readonly string[]; readonly complaint: Complaint }> {
  let smallest = { queries, complaint };
  let tried = 0;
  for (let at = 0; at < queries.length; ) {
    const text = smallest.queries[at] ?? '';
    const parsed = parseEql(source(text));
    let next: typeof smallest | null = null;
    for (const candidate of parsed.ok ? smallerQueries(parsed.value) : []) {
      const less = printEql(candidate).trim();
      if (less.length >= text.length) continue;
      if (++tried > MOST_TRIED) return smallest;
      const tryout = smallest.queries.with(at, less);
      const found = (await look(tryout)).find(({ kind }) => kind === complaint.kind);
      if (found === undefined) continue;
      next = { queries: tryout, complaint: found };
      break;
    }
    if (next === null) at++;
    else smallest = next;
  }
  return smallest;
}
