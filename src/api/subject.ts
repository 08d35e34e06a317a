import { TARGET_NAMES, TARGETS, type TargetName } from '../../translators/index.ts';
import type { Contestant, Subject } from '../conformance/index.ts';
import { type Engine, effectsOf, type Loss, lossesAround, NOTHING_PASSED_ON, type Target } from '../contract/index.ts';
import type { Plan, Rule } from '../ir/index.ts';
import type { LanguageName, Languages } from '../languages/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { enginesFor } from './engines.ts';
import type { GuestEngine, LostGuest, Runs } from './guests.ts';
import { matchEngine, whyUnmatchable } from './match-engine/index.ts';
import { renamedFor } from './renamed.ts';
import { routedFor } from './routed.ts';
import { settingsOf } from './run-settings.ts';
import { type Translated, type Translator, targetNamed } from './translate.ts';

/** Engines of this process for a plan; that each runs what some target prints is for the compiler to see. */
function ownEngines(plan: Plan): readonly Engine<Runs>[] {
  return enginesFor(plan.kind);
}

/** A rule with all that runs of it: the engines of this process, the bytes of `match`, and the guests. */
export function subjectOf(
  checkable: CheckableRule,
  translator: Translator,
  guests: readonly (GuestEngine | LostGuest)[],
  languages: Languages,
  targets: readonly TargetName[],
): Subject {
  const { rule, schema } = checkable;
  const renamed = renamedFor(checkable);
  const judged = TARGET_NAMES.filter((name) => targets.includes(name));
  const translated = new Map(judged.map((name) => [name, translator(rule, name)] as const));
  return {
    id: rule.meta.id,
    name: nameOf(rule),
    query: rule.query,
    settings: settingsOf(rule, schema),
    translations: [...translated].map(([name, translation]) => reportOf(name, translation, rule.plan)),
    contestants: [
      ...ownEngines(rule.plan).filter(runsOneOf(judged)).map(contestant),
      ...(judged.includes('js') ? [underNames(matchContestant(rule, lossesOf('js')))] : []),
      ...guests.map((guest): Contestant => {
        if ('lost' in guest) return { engine: lost(rule, guest), text: rule.query, effects: [] };
        const absence = guest.absence(rule.plan);
        return absence === null ? contestant(guest.engine) : { engine: guest.engine, text: null, effects: [], absence };
      }),
    ],
  };

  function contestant(engine: Engine<Runs>): Contestant {
    if (!isTarget(engine.runs)) {
      if (engine.runs === rule.language) return { engine, text: rule.query, effects: [] };
      const absence = `it runs ${titleOf(engine.runs, languages)}, and the rule is in ${titleOf(rule.language, languages)}`;
      return { engine, text: null, effects: [], absence };
    }
    const artifact = translated.get(engine.runs);
    if (artifact === undefined)
      return { engine, text: null, effects: [], absence: `${engine.runs} is not among the targets that are judged` };
    const text = artifact.status === 'refused' ? null : artifact.text;
    const losses = lossesOf(engine.runs);
    const presumes = losses.flatMap((loss) => loss.presumes ?? []);
    const judging = routedFor(ofRule(engine, engine.runs), losses);
    return underNames({ engine: judging, text, effects: effectsOf(losses), presumes, losses });
  }

  function lossesOf(target: TargetName): readonly Loss[] {
    const artifact = translated.get(target);
    return artifact?.status === 'lossy' ? artifact.losses : [];
  }

  /** Where the artifact holds the query as the rule writes it, only what stands around the query is judged. */
  function ofRule(engine: Engine<Runs>, target: TargetName): Engine<Runs> {
    const asWritten = targetNamed(target).asWritten?.(rule) ?? false;
    return asWritten ? { ...engine, byConstruction: 'it runs the query as the rule writes it' } : engine;
  }

  /** Who runs an artifact has events under the names that the artifact asks. */
  function underNames(one: Contestant): Contestant {
    return renamed === null ? one : { ...one, engine: renamed.engine(one.engine), seen: renamed.seen };
  }
}

function runsOneOf(targets: readonly TargetName[]): (engine: Engine<Runs>) => boolean {
  return ({ runs }) => isTarget(runs) && targets.includes(runs);
}

function isTarget(runs: Runs): runs is TargetName {
  return Object.hasOwn(TARGETS, runs);
}

function titleOf(language: LanguageName, languages: Languages): string {
  return languages[language].title;
}

/** Whether a target is not expected to say a rule. */
function isBeyond({ support, narrow }: Pick<Target<unknown>, 'support' | 'narrow'>, kind: Plan['kind']): boolean {
  return narrow === true || support[kind] === 'refused';
}

/** The name of a rule in a report. */
export function nameOf({ meta }: Rule): string {
  return meta.name ?? 'unnamed rule';
}

/** It is handed the rule's own text, which every rule has, and answers nothing. */
function lost({ language }: Rule, { lost: name, reason }: LostGuest): Engine {
  const loaded = { run: async () => ({ status: 'failed', message: reason }) as const, close: async () => {} };
  return { name, runs: language, receipt: async () => name, load: async () => loaded };
}

/**
 * The bytes of `match`. What it cannot run it says as `match` does, and the report of the target that prints the same says why. Of that target's
 * losses it has those that hold wherever events are as presumed.
 */
function matchContestant(rule: Rule, compiled: readonly Loss[]): Contestant {
  const absence = whyUnmatchable(rule);
  const engine = matchEngine(rule);
  const effects = rule.changed === undefined ? [] : lossesAround(rule, NOTHING_PASSED_ON).map(({ effect }) => effect);
  if (absence !== null) return { engine, text: null, effects: [], absence };
  const agreed = compiled.filter(({ effect }) => effect === 'where-agreed');
  const presumes = agreed.flatMap((loss) => loss.presumes ?? []);
  return { engine, text: rule.query, effects: [...effects, ...effectsOf(agreed)], presumes, runsRule: true };
}

function reportOf(target: TargetName, translation: Translated, { kind }: Plan): Subject['translations'][number] {
  const reasons = translation.status === 'refused' ? translation.reasons : translation.losses;
  return {
    target,
    status: translation.status,
    ...(translation.status === 'refused' && isBeyond(TARGETS[target], kind) ? { beyond: true as const } : {}),
    reasons: reasons.map((reason) => ({
      code: reason.code,
      message: reason.message,
      effect: 'effect' in reason ? reason.effect : null,
      help: reason.help,
    })),
  };
}
