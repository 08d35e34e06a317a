import type { HelperName } from './runtime/index.ts';

/** The parts of the generated module; `print` puts them in order. All code in it is complete and safe to paste. */
export type JavaScriptArtifact = PredicateArtifact | MatcherArtifact;

/** What every module has. */
interface ModuleArtifact {
  /** The first words of the module. */
  readonly title: string;
  /** What the module was made from: `An Elastic EQL rule`. */
  readonly source: string;
  /** The query as written, for a comment. */
  readonly query: string;
  /** What the module tells of the rule, as data. */
  readonly data: RuleData;
  readonly constants: readonly Definition[];
  readonly conditions: readonly Definition[];
  readonly readers: readonly Definition[];
  readonly helpers: readonly HelperName[];
}

/** A rule about one event. */
export interface PredicateArtifact extends ModuleArtifact, Decision {
  readonly kind: 'predicate';
}

/** The part of it that runs. */
export type PredicateCode = Omit<PredicateArtifact, 'title' | 'source' | 'query' | 'data'>;

/** A sequence or sample. */
export interface MatcherArtifact extends ModuleArtifact, SeriesParts {
  readonly kind: 'matcher';
}

/** What a matcher has besides the parts of every module. */
export interface SeriesParts {
  /** What follows what, as data: the kind, the items without their conditions, maxspan, pipes. */
  readonly plan: { readonly kind: 'sequence' | 'sample' } & { readonly [key: string]: RuleData };
  readonly items: readonly ItemArtifact[];
  readonly until: ItemArtifact | null;
  /** The functions that read join keys, each once. */
  readonly keyReaders: readonly Definition[];
  readonly moment: MomentArtifact;
}

/** An item as a predicate of its own. */
export interface ItemArtifact extends Decision {
  readonly name: string;
  /** The item as written. */
  readonly comment: string;
  /** The name of the function that reads its keys. */
  readonly keys: string;
}

/** What orders events. */
export interface MomentArtifact {
  readonly timestampField: string;
  readonly precision: 'milliseconds' | 'nanoseconds';
  /** Code that reads the moments of `event` in milliseconds, where they have a format of their own; null: as by default. */
  readonly written: string | null;
  /** Code that reads the tiebreaker of `event`, or null. */
  readonly tiebreaker: string | null;
}

/** The body of a predicate. */
export interface Decision {
  /** Fields that several conditions ask for: read once, when first asked for. */
  readonly variables: readonly string[];
  readonly answer: Answer;
  /** It depends on the clock: the function has a parameter `now`. */
  readonly clock: boolean;
}

/** Anything JSON can say. */
export type RuleData = null | boolean | number | string | readonly RuleData[] | { readonly [key: string]: RuleData };

/** A declaration with what stands above it as a comment. */
export interface Definition {
  readonly name: string;
  readonly comment: string | null;
  readonly code: string;
}

/** The expression that decides. */
export type Answer =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Answer[] }
  | { readonly kind: 'not'; readonly operand: Answer }
  | {
      readonly kind: 'condition';
      readonly code: string;
      /** It asks for `now` as well. */
      readonly clock?: true;
    };
