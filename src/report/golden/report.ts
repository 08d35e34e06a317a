/** A rule of a report. */
export interface TestedRule {
  readonly id: string | null;
  readonly name: string;
}

/** A rule that nothing can be asked, and why. */
export interface UnreadRule extends TestedRule {
  readonly reason: string;
}

/** What one rule was expected to say of golden events, and what it says. */
export interface Expectation {
  readonly line: number;
  readonly column: number;
  readonly rule: TestedRule;
  readonly expected: boolean;
  /** Null: nothing answers. */
  readonly got: boolean | null;
  readonly why: string | null;
  /** Of one that fails: why the rule says so, a line each. */
  readonly explanation: readonly string[];
  /** The compiled matcher says otherwise than the oracle, which is a fault of one of them. */
  readonly matcherDiffers: boolean;
}

/** A golden file. */
export interface TestedFile {
  readonly name: string;
  readonly expectations: readonly Expectation[];
  /** How many things in it could not be read or asked. */
  readonly problems: number;
}

interface TestSummary {
  readonly files: number;
  readonly rules: number;
  readonly expectations: number;
  readonly passed: number;
  readonly failed: number;
  readonly problems: number;
  readonly untested: number;
  readonly unread: number;
  /** Golden events that were passed over, since their rules were not given. */
  readonly passedOver: number;
}

/** What became of golden events. */
export interface TestReport {
  readonly files: readonly TestedFile[];
  /** Rules that no golden event names. */
  readonly untested: readonly TestedRule[];
  /** Rules that are not read, whatever golden events they have. */
  readonly unread: readonly UnreadRule[];
  readonly summary: TestSummary;
}

export function isFailing({ expected, got }: Expectation): boolean {
  return expected !== got;
}

export function reportOf(
  files: readonly TestedFile[],
  rules: number,
  untested: readonly TestedRule[],
  unread: readonly UnreadRule[],
  passedOver: number,
): TestReport {
  const all = files.reduce((sum, { expectations }) => sum + expectations.length, 0);
  const failed = files.reduce((sum, { expectations }) => sum + expectations.filter(isFailing).length, 0);
  const problems = files.reduce((sum, file) => sum + file.problems, 0);
  const counts = { expectations: all, passed: all - failed, failed, problems };
  const rest = { untested: untested.length, unread: unread.length, passedOver };
  return { files, untested, unread, summary: { files: files.length, rules, ...counts, ...rest } };
}
