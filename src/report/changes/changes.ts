import type { MetadataChange } from '../proof/difference.ts';
import type { Verdict } from '../proof/proof.ts';

/** What became of a rule between two versions of a collection of rules. */
export interface RuleChange {
  readonly relation: ChangeRelation;
  readonly name: string;
  readonly id: string | null;
  /** Where it stood; null: it was not there. */
  readonly before: RulePlace | null;
  readonly after: RulePlace | null;
  /** What it catches now beside what it caught; null: there is nothing to compare. */
  readonly meaning: Verdict | null;
  readonly metadata: readonly MetadataChange[];
  /** Why it is not understood, or was not. */
  readonly problems: readonly ChangeProblem[];
}

export interface RulePlace {
  readonly file: string;
  /** Where its query begins; null: it stands there in another form, as in JSON, or is not understood there. */
  readonly line: number | null;
}

export interface ChangeProblem {
  readonly side: 'before' | 'after';
  /** File, line and column. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/**
 * What the later one is beside the earlier one. `meaning lost`: it was understood and is not any more; `unreadable`: neither was; `unknown`:
 * nothing is proven, or that they differ and not how.
 */
export type ChangeRelation =
  | 'equivalent'
  | 'narrower'
  | 'broader'
  | 'overlap'
  | 'disjoint'
  | 'unknown'
  | 'added'
  | 'deleted'
  | 'meaning lost'
  | 'meaning gained'
  | 'unreadable';

/** How many rules became what. */
type ChangeSummary = { readonly [Relation in ChangeRelation]: number } & {
  readonly rules: number;
  /** Of the equivalent ones, those of which something else is told otherwise. */
  readonly metadataOnly: number;
  /** Of all, those that stand in another file. */
  readonly moved: number;
};

export const CHANGE_RELATIONS: readonly ChangeRelation[] = [
  'meaning lost',
  'unreadable',
  'deleted',
  'disjoint',
  'overlap',
  'narrower',
  'broader',
  'unknown',
  'added',
  'meaning gained',
  'equivalent',
];

/** The relation of the later one by what was proven of it beside the earlier one. */
export function relationOfLater(meaning: Verdict): ChangeRelation {
  if (meaning.kind === 'equal') return 'equivalent';
  if (meaning.kind === 'unknown' || meaning.relation === 'other') return 'unknown';
  return meaning.relation;
}

/** Whether a rule stands in another file than before. */
export function isMoved({ before, after }: RuleChange): boolean {
  return before !== null && after !== null && before.file !== after.file;
}

export function summaryOfChanges(changes: readonly RuleChange[]): ChangeSummary {
  const count = (relation: ChangeRelation): number => changes.filter((change) => change.relation === relation).length;
  return {
    rules: changes.length,
    equivalent: count('equivalent'),
    narrower: count('narrower'),
    broader: count('broader'),
    overlap: count('overlap'),
    disjoint: count('disjoint'),
    unknown: count('unknown'),
    added: count('added'),
    deleted: count('deleted'),
    'meaning lost': count('meaning lost'),
    'meaning gained': count('meaning gained'),
    unreadable: count('unreadable'),
    metadataOnly: changes.filter(({ relation, metadata }) => relation === 'equivalent' && metadata.length > 0).length,
    moved: changes.filter(isMoved).length,
  };
}
