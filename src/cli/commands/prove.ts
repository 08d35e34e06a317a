import type { TargetName } from '../../../translators/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { holdsOf } from '../../api/prove/holds.ts';
import { prove } from '../../api/prove/index.ts';
import { type ProvedRule, summaryOf } from '../../report/proof/proof.ts';
import { proofText } from '../../report/proof/text.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import { labelOf, loadRules, meaningOf, type RuleOptions } from '../rules/index.ts';

interface ProveCommandOptions extends RuleOptions {
  readonly target?: readonly TargetName[];
  readonly json?: boolean;
  readonly scalar?: boolean;
  readonly effort?: number;
}

/** `prove`: each artifact of a rule, read back from its text, compared with the rule for every event. */
export async function proveCommand(patterns: readonly string[], options: ProveCommandOptions, host: Host): Promise<ExitCode> {
  const { rules, exitCode, telling } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const proved: ProvedRule[] = [];
  for (const parsed of rules) {
    const meaning = meaningOf(parsed, telling);
    if (meaning === null) {
      codes.push(EXIT.input);
      continue;
    }
    const subject: CheckableRule = { syntax: parsed.syntax, ...meaning };
    const work = workOf(options);
    const holds = await holdsOf(subject, work);
    const proofs = await prove(subject, {
      clock: host.clock,
      ...(options.target === undefined ? {} : { targets: options.target }),
      ...work,
    });
    // A loss is told and has its claim: only what is called exact must be equal.
    if (proofs.some(({ translation, verdict }) => translation === 'exact' && verdict.kind === 'differs'))
      codes.push(EXIT.disagreement);
    proved.push({ name: labelOf(parsed), file: parsed.document.query.name, holds, proofs });
  }
  telling.end();
  const document = { rules: proved, summary: summaryOf(proved) };
  await host.out(options.json === true ? `${printableJson(document, 2)}\n` : printable(proofText(proved)));
  return worst(codes);
}
