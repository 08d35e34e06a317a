import { expect, it } from 'vitest';
import type { RuleChange } from '../../../src/report/changes/changes.ts';
import { REVIEWED, type Review, type ReviewFinding } from '../../../src/report/review/review.ts';
import { reviewSarif } from '../../../src/report/review/sarif.ts';
import { annotationsText, reviewMarkdown } from '../../../src/report/review/text.ts';
import { sarifProblems } from '../../support/sarif.ts';

/** What GitHub shows of the summary of a step, in bytes; of more it shows nothing. */
const MOST_SUMMARY = 1024 * 1024;
/** Characters that take three bytes for one unit, and what is escaped. */
const LONG = '\u6f22|`'.repeat(3_000);

it('fits into a summary of GitHub however much changed, and says how much is left out', () => {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const findings = Array.from({ length: 5_000 }, (_, at): ReviewFinding => {
    const kind = REVIEWED[at % REVIEWED.length] ?? 'meaning';
    return { kind, rule: LONG, file: `rules/${LONG}.eql`, place, code: 'x', message: LONG };
  });
  const problems = Array.from({ length: 5 }, () => ({ side: 'after', place: `${LONG}:1:1`, code: 'x', message: LONG }) as const);
  const changes = Array.from({ length: 5_000 }, (_, at): RuleChange => {
    const file = { file: `${LONG}${at}`, line: 1 };
    return { relation: 'meaning lost', name: LONG, id: null, before: file, after: file, meaning: null, metadata: [], problems };
  });
  const review: Review = {
    between: `since ${LONG}`,
    changes,
    findings,
    checked: { rules: 5_000, events: 200 },
    golden: { expectations: 1, failed: 0 },
    failing: [...REVIEWED],
  };
  const summary = reviewMarkdown(review);
  expect(Buffer.byteLength(summary)).toBeLessThan(MOST_SUMMARY);
  expect(Buffer.byteLength(summary)).toBeGreaterThan(100_000);
  expect(summary).toMatch(/^\d+ more rows are left out here/m);
  expect(summary).toMatch(/^\d+ more rules are left out here/m);
  expect(summary).toMatch(/^\d+ more are in the SARIF file\.$/m);
  expect(annotationsText(review).trimEnd().split('\n')).toHaveLength(5_000);
  expect(sarifProblems(reviewSarif(review, { version: '1.0.0', command: 'review', date: '2026-01-01T00:00:00Z' }))).toEqual([]);
});
