import type { Verdict } from '../proof/proof.ts';
import { CHANGE_RELATIONS, type ChangeProblem, type RuleChange, type RulePlace, summaryOfChanges } from './changes.ts';
import { OF_A } from './words.ts';

/** A rule of one of two collections, and what stands for it in the other, as JSON. */
interface RuleOfTwo extends Pick<RuleChange, 'name' | 'id' | 'metadata'> {
  /** What that of A is beside that of B, or where there is none. */
  readonly relation: string;
  readonly a: RulePlace | null;
  readonly b: RulePlace | null;
  /** What that of B catches beside that of A. */
  readonly meaning: Verdict | null;
  readonly problems: readonly (Omit<ChangeProblem, 'side'> & { readonly side: 'A' | 'B' })[];
}

/** Two collections beside each other, `a` and `b` saying what they are, as one document. */
export function ofTwo(changes: readonly RuleChange[], a: object, b: object) {
  const summary = summaryOfChanges(changes);
  const counts = Object.fromEntries(CHANGE_RELATIONS.map((one) => [OF_A.relations[one], summary[one]]));
  return {
    a,
    b,
    rules: changes.map(ruleOfTwo),
    summary: { rules: summary.rules, ...counts, metadataOnly: summary.metadataOnly },
  };
}

function ruleOfTwo({ relation, name, id, before, after, meaning, metadata, problems }: RuleChange): RuleOfTwo {
  return {
    relation: OF_A.relations[relation],
    name,
    id,
    a: before,
    b: after,
    meaning,
    metadata,
    problems: problems.map((one) => ({ ...one, side: one.side === 'before' ? 'A' : 'B' })),
  };
}
