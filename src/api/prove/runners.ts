import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';
import { findMatches, matchesOf, trial } from '../../conformance/index.ts';
import type { Engine, RunSettings } from '../../contract/index.ts';
import { ORACLES } from '../../engines/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { enginesFor } from '../engines.ts';
import { matchEngine } from '../match-engine/index.ts';
import { renamedFor } from '../renamed.ts';
import { settingsOf } from '../run-settings.ts';
import { translate } from '../translate.ts';
import { mappingOf } from './mapped.ts';

/** Matches as places of events. */
type Matches = readonly NonEmpty<EventId>[];

/** An engine with the text that it runs. */
export interface Runner {
  readonly name: string;
  /** The matches among events that belong together; null: it has no answer, does not take all of them, or breaks down. */
  readonly find: (events: readonly Event[]) => Promise<Matches | null>;
}

/** One that may be asked about many events at once, each by itself. */
interface TextRunner extends Runner {
  /** Whether there is a match in each; null: it has no answer about this one. */
  readonly each: (events: readonly Event[]) => Promise<readonly (boolean | null)[]>;
}

export function runnerOf(engine: Engine, text: string, settings: RunSettings): TextRunner {
  return {
    name: engine.name,
    find: async (events) => matchesOf(await findMatches({ engine, text }, events, settings)),
    each: async (events) => await trial(engine, text, events, settings),
  };
}

/** Whether a runner finds a match in one event; null: nobody says. */
export async function catches(runner: Runner | null, event: Event): Promise<boolean | null> {
  const matches = (await runner?.find([event])) ?? null;
  return matches === null ? null : matches.length > 0;
}

/** Who reads the text of a rule, over events with the names that it has there; null: nobody runs its language. */
export function oracleOf({ rule, schema }: Pick<CheckableRule, 'rule' | 'schema'>): TextRunner | null {
  const { engine } = ORACLES[rule.language];
  return engine === null ? null : runnerOf(engine, rule.query, settingsOf(rule, schema));
}

/** Who says what a rule matches under the names that it was given: the oracle where they are its own, else the bytes of `match`. */
export function judgeOf(subject: CheckableRule): TextRunner | null {
  return subject.asked === undefined ? oracleOf(subject) : matchRunner(subject);
}

/** The bytes of `match`, which runs rules under whatever names they were given. What a proof finds has these names already. */
export function matchRunner(subject: CheckableRule): TextRunner {
  return runnerOf(matchEngine(subject.rule, undefined, 'as they stand'), subject.rule.query, runOf(subject));
}

/** What engines are told of a rule; fields that were given other names have those in the mapping. */
function runOf(subject: CheckableRule): RunSettings {
  const renamed = renamedFor(subject);
  if (renamed === null) return settingsOf(subject.rule, subject.schema);
  return { ...settingsOf(subject.rule, mappingOf(subject)), givenNames: renamed.given };
}

/** Those who run what the rule is translated to without a loss, but for one target: what they find is what the rule means. */
export function translatedRunners(subject: CheckableRule, except: TargetName | null): readonly Runner[] {
  const { rule } = subject;
  const settings = runOf(subject);
  const engines = enginesFor(rule.plan.kind);
  return TARGET_NAMES.filter((target) => target !== except).flatMap((target) => {
    const engine = engines.find(({ runs }) => runs === target);
    const translated = engine === undefined ? null : translate(rule, target);
    return engine === undefined || translated?.status !== 'exact' ? [] : [runnerOf(engine, translated.text, settings)];
  });
}

/** Why an engine runs nothing of a text, whatever the events; null: it does. Readers look at what a text asks, engines at all of it. */
export async function refusalOf(engine: Engine, text: string, settings: RunSettings): Promise<string | null> {
  const found = await findMatches({ engine, text }, [{ '@timestamp': new Date(settings.now).toISOString() }], settings);
  return found.kind === 'failed' ? found.reason : null;
}
