import type { TargetName } from '../../../translators/index.ts';
import { changesBetween } from '../../api/prove/changes.ts';
import type { RuleChange } from '../../report/changes/changes.ts';
import { failuresOf, type Review, type Reviewed } from '../../report/review/review.ts';
import { reviewSarif } from '../../report/review/sarif.ts';
import { annotationsText, findingText, outputsText, reviewMarkdown, verdictText } from '../../report/review/text.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { VERSION } from '../../version.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { openBaseline } from '../options/baseline.ts';
import { agreementFindings, changedRules } from '../review/agreement.ts';
import { meaningFindings } from '../review/changes.ts';
import { goldenFindings } from '../review/golden.ts';
import type { RuleOptions } from '../rules/index.ts';
import { betweenText, changedVersions } from './diff-git.ts';

interface ReviewCommandOptions extends RuleOptions {
  readonly git: string;
  readonly staged?: boolean;
  readonly target?: readonly TargetName[];
  readonly golden?: readonly string[];
  readonly baseline?: string;
  readonly events: number;
  readonly seed: number;
  readonly failOn: readonly (Reviewed | 'none')[];
  readonly json?: boolean;
  readonly summary?: string;
  readonly sarif?: string;
  readonly annotations?: string;
  readonly outputs?: string;
  /** How the command was typed, for reports. */
  readonly command: string;
}

const EXITS: { readonly [Kind in Reviewed]: ExitCode } = {
  unreadable: EXIT.input,
  meaning: EXIT.disagreement,
  disagreement: EXIT.disagreement,
  golden: EXIT.disagreement,
  refused: EXIT.refused,
  lossy: EXIT.refused,
};

/** `review`: what a change of rules brings. The exit code is that of what fails it. */
export async function reviewCommand(path: string, options: ReviewCommandOptions, host: Host): Promise<ExitCode> {
  const files = [options.summary, options.sarif, options.annotations, options.outputs];
  for (const file of files) if (file !== undefined) await host.requireFolderOf(file);
  const baseline = await openBaseline(options, host);
  const { range, pairs } = await changedVersions(options.git, path, options, host);
  const changes: RuleChange[] = [];
  for await (const change of changesBetween(pairs, {})) changes.push(change);
  const rules = changedRules(pairs, changes);
  const progress = startProgress(host, 'events', rules.length * options.events);
  const agreement = await agreementFindings(rules, baseline, options, (done) => progress.update(done), host);
  progress.stop();
  const golden = options.golden === undefined ? null : await goldenFindings(path, options.golden, options, host);
  const review: Review = {
    between: betweenText(range),
    changes,
    findings: [...meaningFindings(changes), ...agreement, ...(golden?.findings ?? [])],
    checked: { rules: rules.length, events: options.events },
    golden: golden === null ? null : golden.counts,
    failing: options.failOn.filter((kind) => kind !== 'none'),
  };
  await write(review, options, host);
  const text = [...review.findings.map(findingText), verdictText(review)].join('\n');
  await host.out(options.json === true ? `${printableJson(review, 2)}\n` : printable(`${text}\n`));
  return worst([golden?.exitCode ?? EXIT.ok, ...failuresOf(review).map(({ kind }) => EXITS[kind])]);
}

async function write(review: Review, options: ReviewCommandOptions, host: Host): Promise<void> {
  const { summary, sarif, annotations, outputs, command } = options;
  if (summary !== undefined) await host.writeFile(summary, reviewMarkdown(review));
  if (annotations !== undefined) await host.writeFile(annotations, annotationsText(review));
  if (outputs !== undefined) await host.writeFile(outputs, outputsText(review));
  if (sarif === undefined) return;
  const run = { version: VERSION, command, date: new Date(host.now()).toISOString() };
  await host.writeFile(sarif, `${printableJson(reviewSarif(review, run), 2)}\n`);
}
