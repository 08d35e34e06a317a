/**
 * What placeholders of a rule (`%name%` behind Sigma's `expand`) stand for: values that somebody gave, else what pipelines say, entry by
 * entry. Plain data: it crosses to threads.
 */
export interface Placeholders {
  readonly given: { readonly [name: string]: readonly string[] };
  /** What pipelines have for `value_placeholders`; absent: nothing. */
  readonly vars?: { readonly [name: string]: readonly string[] };
  /** What pipelines do with placeholders, in order: the first that is for a name counts. Absent: nothing. */
  readonly steps?: readonly PlaceholderStep[];
}

/** One entry of a pipeline: it is for the names that it includes, or for those that it does not exclude; lists that are null say nothing. */
export interface PlaceholderStep {
  readonly as: 'values' | 'wildcard';
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
}
