import { TARGET_NAMES } from '../../../translators/index.ts';
import { checkOne } from '../../api/check.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { proofOf } from '../../api/prove/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import { isRenaming } from '../options.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Judges a port that somebody made, on events of the rule and its own, and compares it with the rule for every event where it can be read back: under the names of the rule alone. */
export async function judgePort({ port, events, ...subject }: Work['against']['asked']): Promise<Work['against']['answer']> {
  const rule = await checkableRule(subject);
  const { ports = [] } = await checkOne(rule, { events, against: [port], examples: true });
  const [report] = ports;
  if (report === undefined) throw new Error('the port was not judged');
  return {
    report,
    proof: report.status === 'failed' || isRenaming(subject.options) ? null : await proofOfPort(rule, report.kind, port.text),
  };
}

/** By proof alone: nothing of the port is run for it. Null: it is no output of a target, so nobody reads it back. */
async function proofOfPort(rule: CheckableRule, kind: string, text: string): Promise<Verdict | null> {
  const target = TARGET_NAMES.find((name) => name === kind);
  return target === undefined ? null : await proofOf(rule, target, text, {});
}
