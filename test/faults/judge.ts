import { shortfallsOf } from '../../src/report/index.ts';
import type { TargetName } from '../../translators/index.ts';
import type { Artifact, Bench } from './bench.ts';
import type { Fault } from './fault.ts';
import { artifactOf, rightOf, spoil, translateWhole } from './spoil.ts';

/** What became of a fault on the events of its rule. */
export interface Outcome {
  readonly fault: Fault;
  readonly verdict: 'caught' | 'slipped through' | 'changed nothing' | 'rule refused';
  readonly disagreements: number;
  readonly by: string;
}

/** Runs the spoilt artifact on a bench of its rule; null: the rule is not accepted. */
export async function judge(fault: Fault, bench: Bench | null): Promise<Outcome> {
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

/** A check of these targets that disagreed without any fault would catch everything and prove nothing. */
export async function agrees(bench: Bench, targets: readonly string[]): Promise<boolean> {
  const artifacts = new Map<string, Artifact>();
  for (const target of new Set(targets)) {
    const artifact = artifactOf(translateWhole(bench.rule, target as TargetName));
    if (artifact !== null) artifacts.set(target, artifact);
  }
  const { report } = await bench.judge(artifacts);
  return shortfallsOf(report).length === 0;
}
