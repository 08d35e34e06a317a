import { BUILT_IN_RULES } from '../../corpus/index.ts';
import { check } from '../../src/api/check.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { type Translated, translate } from '../../src/api/translate.ts';
import { table } from '../../src/cli/text.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { TargetName } from '../../translators/index.ts';
import { rewriteAll } from './changes.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';

/**
 * Puts each deliberate fault into its translator, runs the check and shows that it disagrees. Ends with exit code 1 when a
 * fault slips through, when it changed nothing, or when the rule without the fault does not agree.
 */
const EVENTS = 4000;

interface Outcome {
  readonly fault: Fault;
  readonly verdict: 'caught' | 'slipped through' | 'changed nothing' | 'rule refused';
  readonly disagreements: number;
  readonly by: string;
}

function ruleOf(fault: Fault): ParsedRule {
  const [builtIn] = BUILT_IN_RULES;
  const outcome = parse(fault.rule === 'built-in' ? (builtIn?.text ?? '') : fault.rule);
  const [rule] = outcome.rules;
  if (rule === undefined) throw new Error(`${fault.code}: the rule does not parse`);
  return rule;
}

/** The faulty translator: right for every other target, spoilt for one. */
function spoil(fault: Fault): (rule: Rule, to: TargetName) => Translated {
  return (rule, to) => {
    if (to !== fault.target) return translate(rule, to);
    const { change } = fault;
    if (change.stage === 'meaning') {
      if (rule.plan.kind !== 'single') return translate(rule, to);
      return translate({ ...rule, plan: { ...rule.plan, where: rewriteAll(rule.plan.where, change.rewrite) } }, to);
    }
    const right = translate(rule, to);
    return right.status === 'refused' ? right : { ...right, text: right.text.replace(change.find, change.put) };
  };
}

async function judge(fault: Fault): Promise<Outcome> {
  const parsed = ruleOf(fault);
  if (!parsed.meaning.ok) return { fault, verdict: 'rule refused', disagreements: 0, by: '' };
  const subject = { syntax: parsed.syntax, ...parsed.meaning.value };
  const translator = spoil(fault);
  const right = translate(subject.rule, fault.target);
  const wrong = translator(subject.rule, fault.target);
  if (right.status === 'refused' || wrong.status === 'refused')
    return { fault, verdict: 'rule refused', disagreements: 0, by: '' };
  if (right.text === wrong.text) return { fault, verdict: 'changed nothing', disagreements: 0, by: '' };
  const report = await check([subject], { events: EVENTS, seed: 1, translate: translator });
  const [rule] = report.rules;
  const judged = rule?.engines.find((engine) => engine.runs === fault.target);
  const disagreements = judged?.disagreements ?? 0;
  const first = rule?.disagreements.find((one) => one.engine === judged?.name);
  return { fault, verdict: disagreements > 0 ? 'caught' : 'slipped through', disagreements, by: first?.recipe ?? '' };
}

/** A check that disagreed without any fault would catch everything and prove nothing. */
async function soundWithoutFaults(): Promise<readonly string[]> {
  const rules = new Map(FAULTS.map((fault) => [fault.rule, fault]));
  const unsound: string[] = [];
  for (const fault of rules.values()) {
    const parsed = ruleOf(fault);
    if (!parsed.meaning.ok) continue;
    const report = await check([{ syntax: parsed.syntax, ...parsed.meaning.value }], { events: EVENTS, seed: 1 });
    if (report.summary.disagreements > 0) unsound.push(fault.rule);
  }
  return unsound;
}

const unsound = await soundWithoutFaults();
const outcomes: Outcome[] = [];
for (const fault of FAULTS) outcomes.push(await judge(fault));
const rows = outcomes.map(({ fault, verdict, disagreements, by }) => [fault.code, fault.target, verdict, disagreements, by]);
process.stdout.write(`${table(['fault', 'target', 'verdict', 'events', 'first caught on'], rows)}\n\n`);
for (const rule of unsound) process.stdout.write(`without any fault the check disagrees on: ${rule}\n`);
const caught = outcomes.filter((outcome) => outcome.verdict === 'caught').length;
process.stdout.write(`${caught} of ${FAULTS.length} faults caught\n`);
process.stdout.write(`${caught} passed, ${FAULTS.length - caught + unsound.length} failed\n`);
process.exitCode = caught === FAULTS.length && unsound.length === 0 ? 0 : 1;
