import type { Answer } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { Semantics } from '../../ir/index.ts';
import type { Relation } from '../proof/proof.ts';
import type { InspectionReport } from './inspection.ts';
import type { PortReport } from './port.ts';

/** How one target came through for one rule. */
export interface TranslationReport {
  readonly target: string;
  readonly status: 'exact' | 'lossy' | 'refused';
  /** It was refused because the target says no rule of this kind, such as a sequence; absent: not so. It counts as no refusal. */
  readonly beyond?: true;
  /** Codes of losses or refusals, with the messages a person reads, and what can be done about it. */
  readonly reasons: readonly {
    readonly code: string;
    readonly message: string;
    readonly effect: string | null;
    readonly help?: string | null;
  }[];
  /** The engines that ran it and were compared; none: nothing shows that it means what the rule means. */
  readonly runBy: readonly string[];
  /** Whether it means the rule for every event, as proven from its text; absent: nobody was asked. */
  readonly proof?: TranslationProof;
}

/** `equal`: for every event that there could be. A difference of an exact translation is among the disagreements, with its event. */
type TranslationProof =
  | { readonly verdict: 'equal' }
  | { readonly verdict: 'differs'; readonly relation: Relation }
  | { readonly verdict: 'unknown'; readonly reason: string };

/** What one engine said over the whole corpus, against the judge it is compared with. Counts are of events, or of timelines. */
export interface EngineReport {
  readonly name: string;
  /** What it ran: the rule's own text, by the name of its language, or what a target prints. */
  readonly runs: string;
  /** `labels` for the oracle, `oracle` for every other engine. */
  readonly against: 'labels' | 'oracle';
  /** `failed`: it could not run, or not to the end; what was compared before stands. */
  readonly status: 'compared' | 'not-run' | 'failed';
  /** Why it did not run or failed; null when it did run. */
  readonly reason: string | null;
  /** Why its agreement is no evidence of its own; absent: it is. */
  readonly byConstruction?: string;
  readonly receipt: string | null;
  readonly compared: number;
  readonly agreements: number;
  readonly disagreements: number;
  /** Differences that a lossy translation announced and that stay within its claim. Neither agreement nor disagreement. */
  readonly claimed: number;
  /** Differences on events whose fields do not agree as the claims presume, so that nothing was claimed of them; absent: none. */
  readonly outside?: number;
  /** For timelines: how many of those differences each recipe contributed. */
  readonly claimedOn?: { readonly [recipe: string]: number };
  /** Differences that a known difference of the engine explains, by its code: without the cause both agree. Neither agreement nor disagreement. */
  readonly explained?: { readonly [code: string]: number };
  readonly matches: number;
  /** Events, or timelines, with something that the engine did not take. They are not compared, except where a match was expected: then they disagree. */
  readonly rejected?: number;
  /** The first of them, with the words of the engine. */
  readonly rejections?: readonly { readonly eventNumber: EventId; readonly reason: string }[];
  /** Events, or timelines, that it has no answer for. They are not compared: no answer is not a no. */
  readonly unanswered?: number;
  /** The first of them. */
  readonly silences?: readonly { readonly eventNumber: EventId; readonly reason: string }[];
  /** For events: how many answers equal the label of the event, whatever the engine is compared with. */
  readonly asLabelled?: number;
  readonly milliseconds: number;
}

/** One event, or one timeline, on which an engine and its judge differ. */
export interface Disagreement {
  readonly engine: string;
  readonly against: 'labels' | 'oracle';
  /** How the corpus made the event or the timeline, and its place in the corpus. */
  readonly recipe: string;
  readonly eventNumber: EventId;
  readonly seed: number;
  readonly expected: boolean;
  /** Whether the engine found a match. */
  readonly answered: boolean;
  /** What every engine that runs said of the event or the timeline. */
  readonly answers: { readonly [engine: string]: Answer };
  /** The smallest event found that still shows the difference; of a timeline the last event. */
  readonly event: Event;
  /** For a rule over several events: the smallest timeline found that still shows the difference. */
  readonly timeline?: readonly Event[];
  /** The matches in the timeline as it was made, as the places of their events: those of the judge and those of the engine. */
  readonly expectedMatches?: readonly (readonly EventId[])[];
  readonly answeredMatches?: readonly (readonly EventId[])[];
  readonly shrunk: boolean;
  /** The text the engine ran. */
  readonly artifact: string;
}

/** A difference that a lossy translation announces, shown by an event, or by a timeline: what a loss looks like. */
export interface LossExample {
  readonly engine: string;
  /** The target whose loss it shows. */
  readonly runs: string;
  /**
   * `claimed`: a match too many or too few, as announced. `outside`: the same on events that are not as the claims presume. `matches`: there is a
   * match for both, and not the same ones.
   */
  readonly shows: 'claimed' | 'outside' | 'matches';
  /** The losses that announce it. */
  readonly losses: readonly { readonly code: string; readonly message: string }[];
  readonly recipe: string;
  readonly eventNumber: EventId;
  /** How many matches the rule means there to be, and how many the engine found; of an event one or none. */
  readonly expected: number;
  readonly answered: number;
  /** One event, or the events of a timeline, as small as they could be made. */
  readonly events: readonly Event[];
}

export interface RuleReport {
  readonly id: string | null;
  readonly name: string;
  readonly semantics: Semantics;
  /** For a rule over several events: how many timelines the events make up. */
  readonly timelines?: number;
  readonly events: number;
  /** Of timelines: events that take part in a match. */
  readonly malicious: number;
  readonly benign: number;
  /** Of the events, or timelines: those that proofs found; absent: none was asked. */
  readonly pins?: number;
  /** Events, or timelines, that the labels say match. */
  readonly expected: number;
  /** How many events, or timelines, each near miss contributed. */
  readonly nearMisses: { readonly [recipe: string]: number };
  readonly translations: readonly TranslationReport[];
  /** Targets that are not among the translations, because nothing that took part runs them; absent: none, or targets were named. */
  readonly notRun?: readonly NotRun[];
  readonly engines: readonly EngineReport[];
  /** What software of others made of the artifacts before it ran them; absent: none was asked. */
  readonly inspections?: readonly InspectionReport[];
  /** Ports that somebody else made, judged by the rule; absent: none was given. */
  readonly ports?: readonly PortReport[];
  /** What the codes say that engines and inspections name as the cause of a difference; absent: they name none. */
  readonly differences?: { readonly [code: string]: string };
  /** At most a handful for each engine; the counts are in `engines`. */
  readonly disagreements: readonly Disagreement[];
  /** What the losses look like, where that was asked for and the corpus shows it: one example for each engine and kind of difference. */
  readonly examples?: readonly LossExample[];
  /** Why no event of the corpus matches, or why there is none at all; null when one does, or when too few were asked for to tell. */
  readonly unmatched: Unmatched | null;
  /** What ended the check of this rule before it was done, a fault of eqlibrium; null: it ran to its end. */
  readonly failure: string | null;
  /** Absent: a fault of eqlibrium. `rule-timeout`: the rule took longer than it may. */
  readonly failureCode?: 'rule-timeout';
}

/** A target that nobody judged. */
interface NotRun {
  readonly target: string;
  /** What would run it. */
  readonly reason: string;
}

/** A rule for which no matching event could be made. */
export interface Unmatched {
  /** What could not be met: as few conditions as can be told, or the whole rule. */
  readonly reasons: readonly Obstacle[];
}

/** A part of a rule that no event meets, or not together with the others named, and why. */
export interface Obstacle {
  readonly message: string;
  /** What the rule says there. */
  readonly text: string;
  /** Offsets into the query. */
  readonly span: { readonly start: number; readonly end: number };
  /** Where the text begins in the query, counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** The report of a check: the JSON that `check --json` prints. */
export interface CheckReport {
  readonly rules: readonly RuleReport[];
  readonly summary: {
    readonly rules: number;
    readonly events: number;
    /** Timelines of rules over several events; their events are among `events`. */
    readonly timelines: number;
    /** Of the events and timelines: those that proofs found; absent: none was asked. */
    readonly pins?: number;
    readonly disagreements: number;
    /** Engines that failed on a rule, counted once for each rule. */
    readonly enginesFailed: number;
    /** Events and timelines that an engine had no answer for, of all engines. */
    readonly unanswered: number;
    readonly refused: number;
    /** Translations that no engine ran. */
    readonly runByNothing: number;
    /** Targets that were judged for no rule, because nothing that took part runs them; absent: none, or targets were named. */
    readonly notRun?: readonly NotRun[];
    /** Translations that are proven to mean their rule for every event; absent: nobody was asked. */
    readonly proven?: number;
    /** Artifacts that software of others does not take. */
    readonly untaken: number;
    /** Rules for which no matching event could be made. */
    readonly unmatched: number;
    /** Rules that the oracle could not judge. */
    readonly unjudged: number;
    /** Rules that were tried on no event and no timeline, among those without a matching one: nothing is known of them. */
    readonly untried: number;
    /** Rules whose check broke down. */
    readonly failed: number;
    /** Ports that were judged, and those that differ from their rule or cannot be run; absent: none was given. */
    readonly ports?: number;
    readonly portsDiffering?: number;
    readonly seed: number;
  };
}

/** True when there is an artifact, and nothing ran it. */
export function isRunByNothing({ status, runBy }: TranslationReport): boolean {
  return status !== 'refused' && runBy.length === 0;
}

/** True when what an engine ran is an artifact that is proven to mean the rule for every event. */
export function isProven({ name, runs }: EngineReport, { translations }: Pick<RuleReport, 'translations'>): boolean {
  return translations.some(({ target, runBy, proof }) => target === runs && runBy.includes(name) && proof?.verdict === 'equal');
}

/** What keeps a rule from having been shown to agree, a line for each engine; none: every answer that was due came, and agrees. */
export function shortfallsOf({ engines }: Pick<RuleReport, 'engines'>): readonly string[] {
  return engines.flatMap(({ name, status, reason, disagreements, unanswered = 0 }) => [
    ...(status === 'failed' ? [`${name} failed: ${reason}`] : []),
    ...(disagreements === 0 ? [] : [`${name} disagrees on ${disagreements}`]),
    ...(unanswered === 0 ? [] : [`${name} has no answer for ${unanswered}`]),
  ]);
}

/** True when the judge itself failed: the rule could not be checked. */
export function isUnjudged({ engines }: Pick<RuleReport, 'engines'>): boolean {
  return engines.some(({ against, status }) => against === 'labels' && status === 'failed');
}

/** True when a rule was tried on nothing: it could not be checked, which is no agreement. */
export function isUntried({ events, failure }: RuleReport): boolean {
  return events === 0 && failure === null;
}
