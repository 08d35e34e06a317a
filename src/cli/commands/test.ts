import { runGolden, type TestOptions } from '../../api/golden/run.ts';
import { testJunit } from '../../report/golden/junit.ts';
import { isFailing, type TestReport } from '../../report/golden/report.ts';
import { testText } from '../../report/golden/text.ts';
import { countOf, printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { loadTestable } from '../golden/load-testable.ts';
import { readGoldenFiles } from '../golden/read-files.ts';
import { updateFiles } from '../golden/update-files.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { type RuleOptions, startTelling } from '../rules/index.ts';

interface TestCommandOptions extends RuleOptions, TestOptions {
  readonly events: readonly string[];
  readonly strict?: boolean;
  readonly update?: boolean;
  readonly json?: boolean;
  readonly junit?: string;
}

/** `test`: rules over golden events, which say what to expect. Exit code 1 when a rule says otherwise. */
export async function testCommand(patterns: readonly string[], options: TestCommandOptions, host: Host): Promise<ExitCode> {
  const { junit, update = false, strict = false } = options;
  if (patterns.includes('-') && options.events.includes('-'))
    throw new UsageError('standard input cannot hold both the rules and the golden events');
  if (junit !== undefined) await host.requireFolderOf(junit);
  const loaded = await loadTestable(patterns, options, host);
  const codes: ExitCode[] = [...loaded.codes];
  const { testable } = loaded;
  if (testable.length === 0) return worst([...codes, EXIT.input]);
  const { files, failed } = await readGoldenFiles(options.events, options.ruleTimeout, host);
  if (failed) codes.push(EXIT.input);
  const { report, problems, outcomes } = await runGolden(testable, files, options);
  const told = startTelling(host, true);
  for (const file of files)
    told.tell('error', [...file.problems, ...problems.filter(({ source }) => source.name === file.name)], null);
  if (report.summary.problems > 0) codes.push(EXIT.input);
  if (report.summary.expectations + report.summary.passedOver === 0 && report.summary.problems === 0 && !failed) {
    host.note('error: no golden event says anything of these rules, so nothing was tested');
    codes.push(EXIT.input);
  }
  if (update) {
    if (worst(codes) !== EXIT.ok) throw new UsageError('nothing is updated while rules or golden files have problems');
    codes.push(await updateFiles(files, outcomes, host));
    return worst(codes);
  }
  if (report.files.some(({ expectations }) => expectations.some(isFailing))) codes.push(EXIT.disagreement);
  if (strict && report.untested.length > 0) {
    host.note(`error: ${countOf(report.untested.length, 'rule')} without golden events`);
    codes.push(EXIT.disagreement);
  }
  if (junit !== undefined) await host.writeFile(junit, testJunit(report));
  await host.out(options.json === true ? `${printableJson(jsonOf(report), 2)}\n` : printable(testText(report)));
  return worst(codes);
}

/** What fails, what is untested or not read, and the counts: what passes is many lines of nothing new. */
function jsonOf({ files, untested, unread, summary }: TestReport): object {
  const verdict = (matches: boolean | null): string => (matches === null ? 'no answer' : matches ? 'match' : 'no match');
  const all = files.flatMap(({ name, expectations }) => expectations.map((one) => ({ file: name, ...one })));
  return {
    failures: all
      .filter(isFailing)
      .map(({ expected, got, matcherDiffers: _, ...one }) => ({ ...one, expected: verdict(expected), got: verdict(got) })),
    matcherDiffers: all.filter(({ matcherDiffers }) => matcherDiffers).map(({ file, line, rule }) => ({ file, line, rule })),
    untested,
    unread,
    files: files.map(({ name, expectations, problems }) => ({
      name,
      expectations: expectations.length,
      failed: expectations.filter(isFailing).length,
      problems,
    })),
    summary,
  };
}
