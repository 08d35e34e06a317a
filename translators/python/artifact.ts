import type { HelperName } from './runtime/index.ts';

/** The parts of the module; `print` puts them in order. All code in it is complete. */
export interface PythonArtifact {
  /** The first words of the module. */
  readonly title: string;
  /** What the module was made from: `An Elastic EQL rule`. */
  readonly source: string;
  /** The query as written, for a comment. */
  readonly query: string;
  /** Functions of `event` that say the same of every event, such as `severity`. */
  readonly tellers: readonly { readonly name: string; readonly value: string }[];
  readonly answer: Answer;
  /** It depends on the clock: `rule` has a parameter `now`. */
  readonly clock: boolean;
  readonly constants: readonly Constant[];
  readonly helpers: readonly HelperName[];
}

/** A name of the module and the expression that it stands for. */
export interface Constant {
  readonly name: string;
  readonly code: string;
}

/** The expression that decides. */
export type Answer =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Answer[] }
  | { readonly kind: 'not'; readonly operand: Answer }
  /** A call, which needs no parentheses. */
  | { readonly kind: 'condition'; readonly code: string };
