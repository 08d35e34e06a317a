import type { Event } from '../../event/index.ts';
import type { PortPlace } from '../port/port.ts';

/** How grave a finding is: an error is about a suppression, a warning ends a run with exit code 1. */
export type LintSeverity = 'error' | 'warning' | 'note';

/** One finding of `lint`, as reports have it. */
export interface LintFinding {
  readonly code: string;
  readonly severity: LintSeverity;
  readonly file: string;
  readonly place: PortPlace;
  /** What stands at the place. */
  readonly text: string;
  readonly message: string;
  readonly notes: readonly { readonly message: string; readonly file: string; readonly place: PortPlace }[];
  readonly help: string | null;
  /** What was asked of the prover, and its answer: an event, or null where none exists. Null: nothing had to be proven. */
  readonly proof: { readonly asked: string; readonly answer: Event | null } | null;
  /** The place with its line as a terminal shows it. */
  readonly frame: string;
}

export interface LintedRule {
  readonly name: string;
  readonly file: string;
  readonly findings: readonly LintFinding[];
  /** Findings that comments suppress. */
  readonly suppressed: number;
}

/** All that `lint --json` prints. */
export interface LintDocument {
  readonly rules: readonly LintedRule[];
  /** What is told of files as a whole. */
  readonly files: readonly LintFinding[];
  readonly summary: LintSummary;
}

interface LintSummary {
  readonly rules: number;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
  readonly codes: { readonly [code: string]: number };
}

/** Puts the sums beside the findings. */
export function lintDocument(rules: readonly LintedRule[], files: readonly LintFinding[]): LintDocument {
  const all = [...rules.flatMap(({ findings }) => findings), ...files];
  const count = (severity: LintSeverity): number => all.filter((one) => one.severity === severity).length;
  const codes = new Map<string, number>();
  for (const { code } of all) codes.set(code, (codes.get(code) ?? 0) + 1);
  return {
    rules,
    files,
    summary: {
      rules: rules.length,
      findings: all.length,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      suppressed: rules.reduce((sum, { suppressed }) => sum + suppressed, 0),
      codes: Object.fromEntries([...codes].sort(([, one], [, other]) => other - one)),
    },
  };
}
