import type { Plan, Predicate, Rule } from '../ir/index.ts';
import type { CodeTable, Diagnostic, KnownCode, NonEmpty, Span } from '../source/index.ts';
import type { Agreement } from './agreement.ts';

export type { Agreement } from './agreement.ts';

/** A stated difference between an artifact and its rule: a claim the conformance check tests. */
export interface Loss {
  readonly code: KnownCode;
  readonly span: Span;
  readonly message: string;
  readonly effect: Effect;
  /** What is presumed of the events: the claim speaks of those of which all of this holds. Absent: of every event. */
  readonly presumes?: readonly Agreement[];
  /** The query finds the same, and fewer of its events become alerts: nothing is excused where queries are compared. */
  readonly ofAlerts?: true;
  /** A test is left to where events come from, which the artifact names: whoever judges it has to go by that. */
  readonly routed?: true;
}

/**
 * What a loss changes. `may-match-more`, `may-match-less` and `either` are about what matches. `where-agreed`: nothing, as long as
 * events are as the loss presumes. `other-count`: a match exists for the same keys, but how many there are and which events they
 * name differs. `by-engine`: the artifact says what the rule says, and some engines run it otherwise. The last three excuse no match
 * too many or too few.
 */
export type Effect = 'may-match-more' | 'may-match-less' | 'either' | 'where-agreed' | 'other-count' | 'by-engine';

/** What losses excuse where the events that a query finds are compared. */
export function effectsOf(losses: readonly Loss[]): readonly Effect[] {
  return losses.flatMap(({ effect, ofAlerts = false }) => (ofAlerts ? [] : [effect]));
}

/** How a rule came through. `notes` never change what matches (portability, metadata left out). */
export type Translation<Artifact> =
  | { readonly status: 'exact'; readonly artifact: Artifact; readonly notes: readonly Diagnostic[] }
  | {
      readonly status: 'lossy';
      readonly artifact: Artifact;
      readonly losses: NonEmpty<Loss>;
      readonly notes: readonly Diagnostic[];
    }
  | { readonly status: 'refused'; readonly reasons: NonEmpty<Diagnostic> };

export type Support = 'exact' | 'lossy' | 'partly' | 'refused';

/**
 * How a target reads a condition on a field without a value. `two-valued`: it fails, and its negation holds. `three-valued`: it is
 * unknown, and so is its negation, as in SQL; such a target has to say of every negation that the field may be absent.
 */
type Logic = 'two-valued' | 'three-valued';

/** One choice of an output: what the command line offers and what holds when nothing is chosen. */
export interface OptionRow<Value> {
  /** As commander takes it: two dashes, a name and `<value>`, or two dashes, `no-` and the name for what is on unless said. Null: for programs only. */
  readonly flag: string | null;
  readonly values: NonEmpty<Value>;
  /** Any other value will do as well, such as a name; absent: one of `values`. */
  readonly open?: true;
  readonly default: Value;
  /** Half a line for `--help`. */
  readonly help: string;
  /** Whether `check` takes it too, and judges the artifacts in this form. */
  readonly judged: boolean;
  /** What `check` of the command line judges where nothing is chosen, because it holds every event; absent: the default. */
  readonly unlessToldJudged?: Value;
}

/** A row for every choice. */
export type OptionRows<Options> = { readonly [Key in keyof Options]-?: OptionRow<Options[Key]> };

/** What is chosen when nothing is said. */
export function defaultsOf<Options extends object>(rows: OptionRows<Options>): Options {
  return Object.fromEntries(Object.entries<OptionRow<unknown>>(rows).map(([key, row]) => [key, row.default])) as Options;
}

/** A kind of text that is printed of rules, as the command line knows it. */
export interface Output<Options = object> {
  /** What a user types; the key of its row. */
  readonly name: string;
  /** What else it may be called. */
  readonly aliases: readonly string[];
  /** What people may take for its name: answered with a hint. */
  readonly hints: readonly string[];
  readonly title: string;
  /** File name ending, with the dot. */
  readonly extension: string;
  /** What keeps several apart in one stream; null: each needs a file of its own. */
  readonly separator: string | null;
  readonly options: OptionRows<Options>;
  /** What there is to say of many rules together, a line each; told once, before the summary. */
  closing?(rules: readonly Rule[], options?: Partial<Options>): readonly string[];
}

/** A text that goes with the artifacts of a target and is no translation: it is there for every rule, and nobody judges it. */
export interface Companion<Options = object> extends Output<Options> {
  print(rule: Rule, options?: Partial<Options>): string;
}

/** An output language: everything about it. `translators/index.ts` lists them. */
export interface Target<Artifact, Options = object> extends Output<Options> {
  /** How each kind of node comes through; `partly`: exact for some nodes of the kind, refused for others. */
  readonly support: { readonly [N in Predicate | Plan as N['kind']]: Support };
  readonly logic: Logic;
  /** Its language says so much less than rules do that what it refuses is no shortfall of a check of all targets; it is told all the same. */
  readonly narrow?: true;
  /** What it refuses, loses and notes. */
  readonly codes: CodeTable;
  readonly companions: readonly Companion[];
  /** Whether the artifact of a rule holds its query as the rule writes it, so that whoever runs both runs the same; absent: never. */
  asWritten?(rule: Rule): boolean;
  translate(rule: Rule, options?: Partial<Options>): Translation<Artifact>;
  /** The artifact as the text a user deploys. */
  print(artifact: Artifact): string;
  /** What the file of an artifact is called, without its ending: letters, digits and underscores, slashes between folders. Absent or null: as the rule is called. */
  fileName?(artifact: Artifact): string | null;
}
