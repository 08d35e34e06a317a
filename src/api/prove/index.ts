import type { TargetName } from '../../../translators/index.ts';
import type { Engine } from '../../contract/index.ts';
import type { Proof, Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { enginesFor } from '../engines.ts';
import { settingsOf } from '../run-settings.ts';
import { type Translator, translate } from '../translate.ts';
import { differenceByPins } from './by-pins.ts';
import { asWritten, type CompareOptions, comparePlans } from './compare-plans.ts';
import { READ_BACK, readBack } from './read-back.ts';
import { refusalOf, runnerOf } from './runners.ts';

/** A proof of a target by its name. */
export type TargetProof = Proof & { readonly target: TargetName };

export interface ProveOptions extends CompareOptions {
  /** Default: all that somebody reads back. */
  readonly targets?: readonly TargetName[];
  /** Default: `translate`, in the usual form of each target. */
  readonly translate?: Translator;
  /** Milliseconds, for the times of the report. */
  readonly clock?: () => number;
}

/**
 * Compares each artifact of a rule with the rule for every event that there could be: the artifact is read back from its text. Targets
 * that refuse the rule are left out.
 */
export async function prove(subject: CheckableRule, options: ProveOptions = {}): Promise<readonly TargetProof[]> {
  const { targets = READ_BACK, clock = () => 0, translate: translator = translate } = options;
  const proofs: TargetProof[] = [];
  for (const target of targets) {
    const translated = translator(subject.rule, target);
    if (translated.status === 'refused') continue;
    const start = clock();
    const verdict = await verdictOf(subject, target, translated.text, options);
    proofs.push({ target, translation: translated.status, verdict, milliseconds: clock() - start });
  }
  return proofs;
}

/**
 * Compares a text that is to be an artifact of the rule for a target. Where the proof is open, the engine of the target is asked about events
 * that pin the rule: a JavaScript module is run then, so hand over none that is not trusted.
 */
export async function verdictOf(
  subject: CheckableRule,
  target: TargetName,
  text: string,
  options: CompareOptions,
): Promise<Verdict> {
  const verdict = await proofOf(subject, target, text, options);
  const engine = engineOf(subject, target);
  if (verdict.kind !== 'unknown' || verdict.fault !== undefined || engine === undefined) return verdict;
  return (await differenceByPins(subject, { target, text, engine }, verdict.reason, options)) ?? verdict;
}

/** The same by proof alone, whoever printed the text: nothing runs that is not read. */
export async function proofOf(
  subject: CheckableRule,
  target: TargetName,
  text: string,
  options: CompareOptions,
): Promise<Verdict> {
  const { rule, schema } = subject;
  const read = readBack(target, text, rule, schema);
  if (!read.ok) return { kind: 'unknown', reason: read.reason };
  const settings = settingsOf(rule, schema);
  const engine = engineOf(subject, target);
  const artifact = {
    plan: read.plan,
    folding: read.rule.semantics.folding,
    runner: engine === undefined ? null : runnerOf(engine, text, settings),
    others: () => [],
    namesEvents: target !== 'sigma',
  };
  const verdict = await comparePlans({ ...asWritten(subject, target), plan: read.against }, artifact, settings, options);
  if (verdict.kind !== 'equal' || engine === undefined) return verdict;
  const refusal = await refusalOf(engine, text, settings);
  return refusal === null ? verdict : { kind: 'unknown', reason: `it is read as the same, and it cannot be run: ${refusal}` };
}

function engineOf({ rule }: CheckableRule, target: TargetName): Engine<TargetName> | undefined {
  return enginesFor(rule.plan.kind).find(({ runs }) => runs === target);
}
