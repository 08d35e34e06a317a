import type { LabelledEvent, LabelledStreamEvent } from '../../../corpus/index.ts';
import type { TargetName } from '../../../translators/loaders.ts';
import type { Port } from '../../api/against/kind.ts';
import type { TargetProof } from '../../api/prove/index.ts';
import type { Effect, LexemeKind, OptionRow } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { LanguageName } from '../../languages/index.ts';
import type { Explanation, PortReport, RuleReport, TimelineExplanation } from '../../report/index.ts';
import type { RuleDifference } from '../../report/proof/difference.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { OptionName, RuleOptions } from '../options.ts';

/** What the page asks of its workers and what they say. All of it is data: it crosses to another thread. */

/** The rule that work is about. */
export interface Subject {
  readonly text: string;
  /** The place of the rule among those of the text. */
  readonly rule: number;
  readonly options: RuleOptions;
}

/** Something told of an option of the page. */
export interface OptionWord {
  readonly option: OptionName;
  readonly gravity: 'error' | 'note';
  readonly message: string;
  /** The line of what was written there, the first is 1; null: it is of the whole. */
  readonly line: number | null;
  readonly code: string | null;
}

/** A stretch of the text in the editor, in UTF-16 units; `to` is behind its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Something told of a rule or of a translation, with its place in the text of the editor. */
export interface Word extends Stretch {
  readonly gravity: 'error' | 'warning' | 'loss' | 'note';
  readonly code: string;
  readonly message: string;
  readonly effect: Effect | null;
  readonly help: string | null;
  /** What the rule says there, cut where it is long. */
  readonly quote: string;
}

export interface Token extends Stretch {
  /** Of a query by its language; `key`: of a document around it. */
  readonly kind: LexemeKind | 'key';
}

export interface ReadRule {
  /** Null: it has none. */
  readonly name: string | null;
  readonly language: LanguageName;
  /** Whether it has a meaning, so that it can be translated and run. */
  readonly accepted: boolean;
  /** A rule over single events, or what ties several together. */
  readonly plan: 'single' | 'sequence' | 'sample' | null;
}

interface ReadAnswer {
  /** The targets that there are, in their order. */
  readonly targets: readonly TargetName[];
  readonly rules: readonly ReadRule[];
  /** Errors before warnings, and these before notes. */
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
  readonly optionWords: readonly OptionWord[];
}

/** A choice of a target that the page offers. */
export interface Choice extends Pick<OptionRow<unknown>, 'help'> {
  readonly key: string;
  readonly values: readonly (string | number | boolean)[];
  readonly default: string | number | boolean;
}

/** What was chosen of the choices of one target. */
export type Chosen = { readonly [key: string]: string | number | boolean };

/** The same of several targets, by their names. */
export type Forms = { readonly [target: string]: Chosen };

export interface TargetAnswer {
  readonly target: TargetName;
  readonly title: string;
  readonly extension: string;
  readonly choices: readonly Choice[];
  readonly status: 'exact' | 'lossy' | 'refused';
  /** Refused because the target says no rule of this kind. */
  readonly beyond: boolean;
  /** The artifact; null: refused. */
  readonly text: string | null;
  readonly words: readonly Word[];
}

export interface MatchedEvent {
  readonly file: string;
  readonly line: number;
  /** The events of the match as JSON text; one, or those of a sequence. */
  readonly events: readonly string[];
}

export interface MatchProgress {
  readonly bytes: number;
  readonly events: number;
  readonly matches: number;
  /** Matches since the last word, as long as the page keeps more. */
  readonly found: readonly MatchedEvent[];
}

export interface MatchAnswer extends Omit<MatchProgress, 'found'> {
  readonly badLines: number;
  /** What was found since the last progress. */
  readonly found: readonly MatchedEvent[];
  /** Why files were not read to their ends. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}

/** The verdict on events under other names, of which nobody says why. */
export interface Unexplained {
  readonly kind: 'unexplained';
  readonly matches: number;
}

/** Every kind of work: what is asked, what is answered, and what is told on the way. */
export interface Work {
  readonly read: { readonly asked: Subject; readonly answer: ReadAnswer; readonly told: never };
  readonly translate: {
    readonly asked: Subject & { readonly target: TargetName; readonly chosen: Chosen };
    readonly answer: TargetAnswer | null;
    readonly told: never;
  };
  readonly events: {
    readonly asked: Subject & { readonly count: number; readonly seed: number };
    readonly answer: readonly (LabelledEvent | LabelledStreamEvent)[];
    readonly told: never;
  };
  readonly explain: {
    readonly asked: Subject & { readonly events: readonly Event[] };
    readonly answer: Explanation | TimelineExplanation | Unexplained;
    readonly told: never;
  };
  readonly check: {
    readonly asked: Subject & {
      readonly events: number;
      readonly seed: number;
      readonly forms: Forms;
    };
    readonly answer: RuleReport;
    /** Events judged so far. */
    readonly told: number;
  };
  readonly prove: {
    readonly asked: Subject & { readonly forms: Forms };
    readonly answer: readonly TargetProof[];
    /** Each as it is known. */
    readonly told: TargetProof;
  };
  readonly against: {
    readonly asked: Subject & { readonly port: Port; readonly events: number };
    readonly answer: { readonly report: PortReport; readonly proof: Verdict | null };
    readonly told: never;
  };
  readonly diff: {
    readonly asked: Subject & { readonly other: string };
    readonly answer: RuleDifference | { readonly problem: string };
    readonly told: never;
  };
  readonly match: {
    readonly asked: Subject & { readonly files: readonly File[]; readonly keep: number };
    readonly answer: MatchAnswer;
    readonly told: MatchProgress;
  };
}

export type WorkName = keyof Work;

/** What a worker is asked. */
export type Order = {
  [Name in WorkName]: { readonly id: number; readonly name: Name; readonly asked: Work[Name]['asked'] };
}[WorkName];

/** What it says: `told` any number of times, then one of the others. */
export type Saying =
  | { readonly id: number; readonly kind: 'told' | 'answer'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
