import { runGolden } from '../../api/golden/run.ts';
import { isFailing } from '../../report/golden/report.ts';
import type { Review, ReviewFinding } from '../../report/review/review.ts';
import { loadTestable } from '../golden/load-testable.ts';
import { readGoldenFiles } from '../golden/read-files.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { type RuleOptions, startTelling } from '../rules/index.ts';

interface GoldenReview {
  readonly findings: readonly ReviewFinding[];
  readonly counts: NonNullable<Review['golden']>;
  /** Bad where golden events could not be read. */
  readonly exitCode: ExitCode;
}

/** Replays golden events over the rules as they are now. Those of rules that stand elsewhere are passed over. */
export async function goldenFindings(
  path: string,
  patterns: readonly string[],
  options: RuleOptions,
  host: Host,
): Promise<GoldenReview> {
  const { testable } = await loadTestable([path], options, host);
  const { files, failed } = await readGoldenFiles(patterns, options.ruleTimeout, host);
  const { report, problems } = await runGolden(testable, files, { partial: true });
  const told = startTelling(host, true);
  for (const file of files)
    told.tell('error', [...file.problems, ...problems.filter(({ source }) => source.name === file.name)], null);
  const findings = report.files.flatMap(({ name, expectations }) =>
    expectations.filter(isFailing).map(
      ({ line, column, rule, expected, got, why }): ReviewFinding => ({
        kind: 'golden',
        rule: rule.name,
        file: name,
        place: { line, column, endLine: line, endColumn: column },
        code: null,
        message: `${expected ? 'a match' : 'no match'} is expected, and there is ${got === null ? 'no answer' : got ? 'one' : 'none'}${why === null ? '' : ` (${why})`}`,
      }),
    ),
  );
  const { expectations } = report.summary;
  const counts = { expectations, failed: findings.length };
  if (!failed && report.summary.problems === 0) return { findings, counts, exitCode: EXIT.ok };
  const message = 'not all of these golden events could be read; standard error says why';
  const unread: ReviewFinding = { kind: 'golden', rule: patterns.join(', '), file: null, place: null, code: null, message };
  return { findings: [unread, ...findings], counts, exitCode: EXIT.input };
}
