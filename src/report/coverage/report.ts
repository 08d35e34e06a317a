/** How many rules each target says exactly, with stated losses, or not at all, and what stands in the way. */
export interface CoverageReport {
  /** Rules found, those that do not parse included. */
  readonly rules: number;
  readonly parsed: number;
  /** Parsed and accepted: their meaning is known. */
  readonly accepted: number;
  readonly targets: { readonly [target: string]: TargetCoverage };
  /** What keeps rules from being exact, most rules first. */
  readonly blockers: readonly Blocker[];
  /** Fields that stand in what is lossy or refused, most rules first. */
  readonly fields: readonly FieldObstacle[];
  /** Kinds of construct the rules use, and how many of the rules with it each target says exactly. */
  readonly constructs: readonly ConstructCoverage[];
  /** Rules that did not parse or were not accepted, with the codes of their problems. */
  readonly rejected: readonly { readonly name: string; readonly codes: readonly string[] }[];
  /** Rules in other languages that were not read, by language. They are not among `rules`. */
  readonly others: { readonly [language: string]: number };
}

export interface TargetCoverage {
  readonly exact: number;
  readonly lossy: number;
  readonly refused: number;
  /** Exact or lossy, and proven to mean the rule for every event; absent: nobody was asked. */
  readonly proven?: number;
  /** Rules by the code of a loss or a refusal; a rule with several codes counts under each. */
  readonly losses: { readonly [code: string]: number };
  readonly refusals: { readonly [code: string]: number };
}

export interface Blocker {
  readonly target: string;
  readonly status: 'lossy' | 'refused';
  readonly code: string;
  readonly rules: readonly string[];
}

export interface FieldObstacle {
  readonly target: string;
  readonly field: string;
  readonly rules: readonly string[];
}

export interface ConstructCoverage {
  readonly construct: string;
  readonly rules: number;
  readonly exact: { readonly [target: string]: number };
}

/** The columns of a table of targets, and its rows. */
export function targetsTable({ targets }: CoverageReport): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  const asked = Object.values(targets).some(({ proven }) => proven !== undefined);
  return {
    head: ['target', 'exact', 'lossy', 'refused', ...(asked ? ['proven'] : [])],
    rows: Object.entries(targets).map(([target, { exact, lossy, refused, proven = 0 }]) => [
      ...[target, exact, lossy, refused],
      ...(asked ? [proven] : []),
    ]),
  };
}
