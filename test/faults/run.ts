import { translate } from '../../src/api/translate.ts';
import { shortfallsOf } from '../../src/report/index.ts';
import { table } from '../../src/report/text.ts';
import type { TargetName } from '../../translators/index.ts';
import { type Artifact, type Bench, benchOf } from './bench.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import { artifactOf, rightOf, spoil } from './spoil.ts';

/**
 * Puts each deliberate fault into its translator, runs the check and shows that it disagrees. Ends with exit code 1 when a
 * fault slips through, when it changed nothing, or when the rule without the fault does not agree. Only the engines of the
 * spoilt artifact run for each fault. A word after the command runs only the faults whose codes hold it, a second
 * one those of a target.
 */
interface Outcome {
  readonly fault: Fault;
  readonly verdict: 'caught' | 'slipped through' | 'changed nothing' | 'rule refused';
  readonly disagreements: number;
  readonly by: string;
}

async function judge(fault: Fault, bench: Bench | null): Promise<Outcome> {
  const right = bench === null ? null : artifactOf(rightOf(fault, bench.rule));
  const wrong = bench === null ? null : artifactOf(spoil(fault, bench.rule));
  const none = { fault, disagreements: 0, by: '' };
  if (bench === null || right === null || wrong === null) return { ...none, verdict: 'rule refused' };
  if (right.text === wrong.text) return { ...none, verdict: 'changed nothing' };
  // What the right translation announces is excused, and nothing else.
  const { report, by } = await bench.judge(new Map([[fault.target, { ...right, text: wrong.text }]]));
  const judged = report.engines.filter((engine) => engine.against === 'oracle');
  // A spoilt artifact that an engine cannot run does not slip through either.
  const counts = judged.map((engine) => (engine.status === 'failed' ? bench.size : engine.disagreements));
  const disagreements = Math.max(0, ...counts);
  return { fault, verdict: disagreements > 0 ? 'caught' : 'slipped through', disagreements, by };
}

/** A check that disagreed without any fault would catch everything and prove nothing. */
async function agrees(bench: Bench): Promise<boolean> {
  const artifacts = new Map<string, Artifact>();
  for (const target of new Set(bench.engines.map((engine) => engine.runs))) {
    const artifact = artifactOf(translate(bench.rule, target as TargetName));
    if (artifact !== null) artifacts.set(target, artifact);
  }
  const { report } = await bench.judge(artifacts);
  return shortfallsOf(report).length === 0;
}

const [, , part = '', only] = process.argv;
const faults = FAULTS.filter(({ code, target }) => code.includes(part) && (only === undefined || only === target));
const nameOf = ({ rule, mapping }: Fault): string => JSON.stringify([rule, mapping]);
const outcomes = new Map<Fault, Outcome>();
const unsound: string[] = [];
for (const name of new Set(faults.map(nameOf))) {
  const [one, ...others] = faults.filter((fault) => nameOf(fault) === name);
  if (one === undefined) continue;
  const bench = benchOf({ text: one.rule, mapping: one.mapping });
  if (bench !== null && !(await agrees(bench))) unsound.push(one.rule);
  for (const fault of [one, ...others]) outcomes.set(fault, await judge(fault, bench));
}
const told = faults.flatMap((fault) => outcomes.get(fault) ?? []);
const rows = told.map(({ fault, verdict, disagreements, by }) => [fault.code, fault.target, verdict, disagreements, by]);
process.stdout.write(`${table(['fault', 'target', 'verdict', 'events', 'first caught on'], rows)}\n\n`);
for (const rule of unsound) process.stdout.write(`without any fault the check disagrees on: ${rule}\n`);
const caught = told.filter((outcome) => outcome.verdict === 'caught').length;
process.stdout.write(`${caught} of ${faults.length} faults caught\n`);
process.stdout.write(`${caught} passed, ${faults.length - caught + unsound.length} failed\n`);
process.exitCode = faults.length > 0 && caught === faults.length && unsound.length === 0 ? 0 : 1;
