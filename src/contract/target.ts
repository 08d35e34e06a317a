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
}

/**
 * What a loss changes. `may-match-more`, `may-match-less` and `either` are about what matches. `where-agreed`: nothing, as long as
 * events are as the loss presumes. `other-count`: a match exists for the same keys, but how many there are and which events they
 * name differs. `by-engine`: the artifact says what the rule says, and some engines run it otherwise. The last three excuse no match
 * too many or too few.
 */
export type Effect = 'may-match-more' | 'may-match-less' | 'either' | 'where-agreed' | 'other-count' | 'by-engine';

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

/** An output language. `Options` has a default for every choice. */
export interface Target<Artifact, Options = object> {
  readonly name: string;
  readonly title: string;
  /** File name ending of an artifact, with the dot. */
  readonly extension: string;
  readonly defaults: Options;
  /** What it refuses, loses and notes. */
  readonly codes: CodeTable;
  /** How each kind of node comes through; `partly`: exact for some nodes of the kind, refused for others. */
  readonly support: { readonly [N in Predicate | Plan as N['kind']]: Support };
  translate(rule: Rule, options?: Partial<Options>): Translation<Artifact>;
  /** The artifact as the text a user deploys. */
  print(artifact: Artifact): string;
}
