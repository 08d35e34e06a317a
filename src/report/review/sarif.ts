import type { Log, ReportingDescriptor, Result } from 'sarif';
import { described, locationOf, sarifLog } from '../sarif.ts';
import { REVIEW_WORDS, REVIEWED, type Review } from './review.ts';

/** Who made the review, how and when. */
interface ReviewRun {
  readonly version: string;
  readonly command: string;
  readonly date: string;
}

/** Findings as SARIF 2.1.0, for what shows them beside the lines of a pull request. What stands in no file any more has no line there. */
export function reviewSarif({ findings, failing }: Review, run: ReviewRun): Log {
  const rules = REVIEWED.map((id): ReportingDescriptor => ({ id, ...described(REVIEW_WORDS[id].title, REVIEW_WORDS[id].help) }));
  const results = findings.flatMap(({ kind, rule, file, place, code, message }): readonly Result[] => {
    if (file === null) return [];
    const level = failing.includes(kind) ? 'error' : kind === 'meaning' ? 'note' : 'warning';
    const at = place ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
    return [
      {
        ruleId: kind,
        ruleIndex: REVIEWED.indexOf(kind),
        level,
        message: { text: `${rule}: ${message}` },
        locations: [locationOf(file, { place: at, text: '' })],
        properties: { rule, ...(code === null ? {} : { code }) },
      },
    ];
  });
  return sarifLog({ ...run, rules }, results);
}
