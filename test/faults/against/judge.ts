import { portsOf } from '../../../src/api/against/index.ts';
import type { Port, PortKind } from '../../../src/api/against/kind.ts';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { questionsOf } from '../../../src/api/corpus-of.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { PortReport } from '../../../src/report/index.ts';
import type { ForEachTarget, TargetName } from '../../../translators/index.ts';
import { type Artifact, accepted } from '../bench.ts';
import type { Fault } from '../fault.ts';
import { artifactOf, rightOf, spoil } from '../spoil.ts';

/** Whether `check --against` finds a fault, and what it says of it. */
export interface Outcome {
  readonly verdict: 'found' | 'not found' | 'no way' | 'right one differs' | 'no artifact';
  readonly told: string;
}

/** What the artifacts of each target are as ports; null: nobody judges ports of it. */
export const KINDS: ForEachTarget<PortKind | null> = {
  sigma: 'sigma',
  'es-dsl': 'es-dsl',
  js: 'js',
  eql: 'eql',
  lucene: 'lucene',
  kql: 'kql',
  kibana: 'rule',
  python: null,
  kusto: null,
  flink: null,
  duckdb: null,
  clickhouse: null,
};

/** Few events find most faults; what they leave is tried on as many as the command takes unless told otherwise. */
const EFFORTS = [
  { events: 300, timelines: 60, seed: 1 },
  { events: 10_000, timelines: 120, seed: 1 },
] as const;

/** Judges one fault after another; what several share is done once. */
export function startJudging(): (fault: Fault) => Promise<Outcome> {
  const rules = new Map<string, CheckableRule | null>();
  const known = new Map<string, Promise<PortReport | null>>();

  return async (fault) => {
    const rule = ruleOf(fault);
    if (rule === null) return { verdict: 'no artifact', told: 'the rule is refused' };
    const translated = rightOf(fault, rule.rule);
    const [right, wrong] = [artifactOf(translated), artifactOf(spoil(fault, rule.rule))];
    if (right === null || wrong === null) return { verdict: 'no artifact', told: 'it is refused' };
    let outcome: Outcome = { verdict: 'not found', told: '' };
    for (const effort of EFFORTS) {
      outcome =
        translated.status === 'exact'
          ? await judgeExact(fault, rule, [right, wrong], effort)
          : await judgeLossy(fault.target, rule, [right, wrong], effort);
      if (outcome.verdict !== 'not found') break;
    }
    return outcome;
  };

  function ruleOf({ rule: text, mapping }: Fault): CheckableRule | null {
    const key = JSON.stringify([text, mapping]);
    const before = rules.get(key);
    if (before !== undefined) return before;
    const read = accepted({ text, mapping });
    const rule = read === null ? null : { syntax: read.syntax, ...read.meaning.value };
    rules.set(key, rule);
    return rule;
  }

  /** The right artifact says what the rule says, which is shown once; whatever differs is the fault. */
  async function judgeExact(fault: Fault, rule: CheckableRule, [right, wrong]: Pair, effort: Effort): Promise<Outcome> {
    const key = JSON.stringify([fault.target, right.text, effort]);
    const judged = known.get(key) ?? portsNamed(rule, fault.target, { right }, effort).then(([only]) => only ?? null);
    known.set(key, judged);
    const sound = await judged;
    if (sound?.status !== 'same') return { verdict: 'right one differs', told: toldOf(sound) };
    const [report] = await portsNamed(rule, fault.target, { wrong }, effort);
    return report === undefined || report.status === 'same' ? { verdict: 'not found', told: '' } : found(report);
  }

  /** The right artifact may differ as it announces: the faulty one has to do so otherwise, on the same events. */
  async function judgeLossy(target: TargetName, rule: CheckableRule, [right, wrong]: Pair, effort: Effort): Promise<Outcome> {
    const [sound, report] = await portsNamed(rule, target, { right, wrong }, effort);
    if (sound === undefined || sound.status === 'failed') return { verdict: 'right one differs', told: toldOf(sound ?? null) };
    const counts = ({ status, misses, excess, otherEvents }: PortReport) => JSON.stringify([status, misses, excess, otherEvents]);
    return report === undefined || counts(report) === counts(sound) ? { verdict: 'not found', told: '' } : found(report);
  }
}

type Pair = readonly [right: Artifact, wrong: Artifact];
type Effort = (typeof EFFORTS)[number];

async function portsNamed(
  rule: CheckableRule,
  target: TargetName,
  artifacts: { readonly [name: string]: Artifact },
  effort: Effort,
): Promise<readonly PortReport[]> {
  const kind = KINDS[target];
  if (kind === null) throw new Error(`nobody judges ports in ${target}`);
  const ports = Object.entries(artifacts).map(([name, { text }]): Port => ({ name, text, kind }));
  return await portsOf(rule, questionsOf(rule), oracle, ports, effort);
}

/** A port that differs has to be told how, with an event or a timeline; one that cannot be run, why. */
function found(report: PortReport): Outcome {
  const isTold = report.status === 'failed' || report.ways.length > 0 || (report.unanswered ?? 0) > 0;
  return { verdict: isTold ? 'found' : 'no way', told: toldOf(report) };
}

function toldOf(report: PortReport | null): string {
  return report?.reason ?? report?.ways[0]?.message ?? report?.silences?.[0]?.reason ?? '';
}
