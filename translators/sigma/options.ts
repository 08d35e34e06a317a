import type { SigmaStatus } from './artifact.ts';

/** The choices of the Sigma target. */
export interface SigmaOptions {
  /** `ecs`: field names as they are, exact. `sigma`: the portable names, each lossy step reported. (sigma-target 0.1, 2) */
  readonly taxonomy: 'ecs' | 'sigma';
  /** ATT&CK version whose ids and tactic names the tags carry. (sigma-target 1.3) */
  readonly attackVersion: 18 | 19;
  /** Where `|cased` is dropped: nowhere, on ECS fields with a closed lower-case vocabulary, everywhere. (sigma-target 4.2) */
  readonly portableCase: 'none' | 'enum' | 'all';
  /** Status of the document; `test` is for a rule that was verified. A deprecated rule stays deprecated. */
  readonly status: SigmaStatus;
  /** Drop a conjunct that cannot be said, where that only widens the rule, instead of refusing. (sigma-target 8.4) */
  readonly dropUnsayable: boolean;
}

export const SIGMA_DEFAULTS: SigmaOptions = {
  taxonomy: 'ecs',
  attackVersion: 19,
  portableCase: 'none',
  status: 'experimental',
  dropUnsayable: false,
};
