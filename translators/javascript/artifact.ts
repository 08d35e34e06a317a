import type { HelperName } from './runtime/index.ts';

/** The parts of the generated module; `print` puts them in order. All code in it is complete and safe to paste. */
export interface JavaScriptArtifact {
  /** The first words of the module. */
  readonly title: string;
  /** The query as written, for a comment. */
  readonly query: string;
  /** What the module tells of the rule, as data. */
  readonly data: RuleData;
  readonly constants: readonly Definition[];
  readonly conditions: readonly Definition[];
  /** Fields that several conditions ask for: read once, when first asked for. */
  readonly variables: readonly string[];
  readonly answer: Answer;
  readonly readers: readonly Definition[];
  readonly helpers: readonly HelperName[];
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
  | { readonly kind: 'condition'; readonly code: string };
