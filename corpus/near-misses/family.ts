import type { NonEmpty } from '../../src/source/index.ts';

/** Near misses of one kind of condition, or of one way to write an event or to order several. */
export interface Family {
  readonly title: string;
  readonly about: string;
  /** Rules that have all of them, and the field that each varies; of a rule over several events the join key, or null. */
  readonly rules: NonEmpty<ExampleRule>;
  /** What reports call the condition that they probe; null: by its field and operator; `NOT_COUNTED`: none. */
  readonly label: string | null;
  /** They come in streams that wait for late events only. */
  readonly streams?: true;
  /** The name of each near miss, and what it changes. */
  readonly changes: Readonly<Record<string, string>>;
}

export interface ExampleRule {
  readonly rule: string;
  readonly field: string | null;
}

/** The names of the near misses of some families. */
export type NamesOf<Families> = { readonly [Key in keyof Families]: ChangesOf<Families[Key]> }[keyof Families];

type ChangesOf<One> = One extends { readonly changes: infer Changes } ? Extract<keyof Changes, string> : never;

/** The label of what is made beside near misses, and is none. */
export const NOT_COUNTED = '';
