import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';
import type { Engine, RunSettings } from '../../contract/index.ts';
import { ORACLES } from '../../engines/index.ts';
import type { Event } from '../../event/index.ts';
import { type Confirm, compare } from '../../proof/index.ts';
import type { Proof, Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { enginesFor } from '../engines.ts';
import { settingsOf } from '../run-settings.ts';
import { translate } from '../translate.ts';
import { pairsOf } from './pairs.ts';
import { readBack } from './read-back.ts';
import { relationOf } from './relation.ts';

/** A proof of a target by its name. */
type TargetProof = Proof & { readonly target: TargetName };

export interface ProveOptions {
  readonly targets?: readonly TargetName[];
  /** Steps of work for each question; the answer does not depend on the machine. */
  readonly effort?: number;
  /** Fields hold one value at most: no witness has a list. */
  readonly scalar?: boolean;
  /** Milliseconds, for the times of the report. */
  readonly clock?: () => number;
}

export const EFFORT = 20_000_000;

/**
 * Compares each artifact of a rule with the rule for every event that there could be: the artifact is read back from its text. Targets
 * that refuse the rule are left out.
 */
export async function prove(subject: CheckableRule, options: ProveOptions = {}): Promise<readonly TargetProof[]> {
  const { targets = TARGET_NAMES, clock = () => 0 } = options;
  const proofs: TargetProof[] = [];
  for (const target of targets) {
    const translated = translate(subject.rule, target);
    if (translated.status === 'refused') continue;
    const start = clock();
    const verdict = await verdictOf(subject, target, translated.text, options);
    proofs.push({ target, translation: translated.status, verdict, milliseconds: clock() - start });
  }
  return proofs;
}

export async function verdictOf(
  subject: CheckableRule,
  target: TargetName,
  text: string,
  options: ProveOptions,
): Promise<Verdict> {
  const { rule, schema } = subject;
  const read = readBack(target, text, rule, schema);
  if (!read.ok) return { kind: 'unknown', reason: read.reason };
  const pairs = pairsOf(read.against, read.plan);
  if (typeof pairs === 'string') return { kind: 'unknown', reason: `they differ in ${pairs}` };
  const confirm = confirmer(subject, target, text);
  for (const { name, left, right } of pairs) {
    const comparison = await compare(
      { where: left, folding: rule.semantics.folding },
      { where: right, folding: read.rule.semantics.folding },
      {
        effort: options.effort ?? EFFORT,
        scalar: options.scalar ?? false,
        base: baseEvent(rule.plan.kind === 'single' ? settingsOf(rule, schema) : null),
        // An event alone is no match of a sequence, so nobody bears its items out.
        confirm: rule.plan.kind === 'single' ? confirm : () => Promise.resolve(null),
      },
    );
    const verdict = relationOf(comparison);
    if (verdict.kind === 'equal') continue;
    return name === '' ? verdict : { kind: 'unknown', reason: `${name} is not proved the same` };
  }
  return { kind: 'equal' };
}

/** What every event has: a time within the reach of a run. */
export function baseEvent(settings: RunSettings | null): Event {
  return settings === null ? {} : { '@timestamp': new Date(settings.now - 1000).toISOString() };
}

/** Asks the oracle of the rule and the engine of the target, neither of which the proof has asked anything. */
function confirmer({ rule, schema }: CheckableRule, target: TargetName, text: string): Confirm {
  const oracle: Engine | null = Object.values(ORACLES).find(({ engine }) => engine?.runs === rule.language)?.engine ?? null;
  const engine = enginesFor(rule.plan.kind).find(({ runs }) => runs === target);
  const settings = settingsOf(rule, schema);
  return async (event) => {
    if (oracle === null || engine === undefined) return null;
    const left = await ask(oracle, rule.query, event, settings);
    const right = await ask(engine, text, event, settings);
    return left === null || right === null ? null : { left, right };
  };
}

export async function ask(engine: Engine, text: string, event: Event, settings: RunSettings): Promise<boolean | null> {
  const loaded = await engine.load([event], settings);
  const verdict = await loaded.run(text);
  await loaded.close();
  return verdict.status === 'answered' ? verdict.matches.length > 0 : null;
}
