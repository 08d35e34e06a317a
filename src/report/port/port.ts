import type { Effect } from '../../contract/index.ts';
import type { KnownShortfall } from '../check/baseline.ts';
import type { CheckReport, RuleReport } from '../check/report.ts';

/** A place in the document of a rule, counted from 1; the end is behind the last character. */
export interface PortPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something told of a rule or of one of its translations: a loss, why it was refused, why it could not be read, or a note. */
export interface PortWord {
  readonly gravity: 'error' | 'warning' | 'loss' | 'note';
  readonly code: string;
  /** The code in half a line. */
  readonly title: string;
  /** What is the matter here, in plain words. */
  readonly message: string;
  /** What it does to the matches; null: it is no loss. */
  readonly effect: Effect | null;
  /** What can be done about it; null: nothing need be. */
  readonly help: string | null;
  readonly place: PortPlace;
  /** What the rule says there. */
  readonly text: string;
}

/** One translation of one rule. */
export interface PortArtifact {
  readonly target: string;
  readonly status: 'exact' | 'lossy' | 'refused';
  /** Refused because the target says no rule of this kind, such as a sequence; absent: not so. */
  readonly beyond?: true;
  /** The text that is deployed; null: refused. */
  readonly artifact: string | null;
  readonly words: readonly PortWord[];
}

/** One rule with its translations and how they were judged. */
export interface PortRule {
  readonly id: string | null;
  readonly name: string;
  readonly file: string;
  /** Where the query begins in the file. */
  readonly line: number;
  readonly language: string;
  readonly query: string;
  readonly artifacts: readonly PortArtifact[];
  /** How the translations were judged; null: they were not. */
  readonly check: RuleReport | null;
}

/** What could not be read. */
export interface PortProblem {
  readonly file: string;
  readonly word: PortWord;
}

/** Rules by outcome. */
export interface PortCounts {
  readonly exact: number;
  readonly lossy: number;
  readonly refused: number;
  /** Refused because the target says no rule of this kind. */
  readonly beyond: number;
}

/** How the artifacts of a target agree with their rules, over all its engines. Counts are of events, or of timelines. */
export interface PortAgreement {
  readonly compared: number;
  readonly agreements: number;
  readonly disagreements: number;
  /** Differences that losses announce. */
  readonly announced: number;
  /** Artifacts that no engine ran. */
  readonly unjudged: number;
  /** Artifacts that are proven to match as their rules do, for every event, and of how many that was asked. */
  readonly proven: number;
  readonly asked: number;
}

/** What came of one target, over all rules. */
export interface PortTarget {
  readonly target: string;
  readonly title: string;
  readonly counts: PortCounts;
  /** Null: nothing was judged. */
  readonly agreement: PortAgreement | null;
}

/** How a port stands beside what was known of it before. */
export interface PortBaseline {
  /** Refusals, losses and differences that are as they were known. */
  readonly known: number;
  /** What nobody knew of, and what was known and is gone. */
  readonly worse: readonly KnownShortfall[];
  readonly better: readonly KnownShortfall[];
}

/** The port of a set of rules as a document: the JSON that `--report port.json` writes. */
export interface PortDocument {
  readonly eqlibrium: string;
  /** The command line that made it. */
  readonly command: string;
  /** When it was made, as an ISO date. */
  readonly date: string;
  readonly seed: number;
  /** Events a rule that were asked for. */
  readonly events: number;
  readonly targets: readonly PortTarget[];
  readonly rules: readonly PortRule[];
  readonly problems: readonly PortProblem[];
  /** What a baseline file knew of; absent: none was given. */
  readonly baseline?: PortBaseline;
  /** Totals of the check; null: nothing was judged. */
  readonly summary: CheckReport['summary'] | null;
  /** Every engine that took part, and what it says of itself. */
  readonly engines: { readonly [engine: string]: string };
}
