import { defaultsOf, type OptionRows } from '../../src/contract/index.ts';
import type { SigmaStatus, SigmaStyle } from './artifact.ts';
import type { ConsumerName } from './profiles/index.ts';

/** The choices of the Sigma target. */
export interface SigmaOptions {
  /** `ecs`: field names as they are, exact. `sigma`: the portable names, each lossy step reported. (sigma-target 0.1, 2) */
  readonly taxonomy: 'ecs' | 'sigma';
  /** Who is to take the document: it is printed so that it arrives there, or is refused with the reason. (sigma-target 11) */
  readonly consumer: ConsumerName;
  /** How much of the rule the document says, and in whose manner. */
  readonly style: SigmaStyle;
  /** What becomes of a field, or a test, that Sigma's own taxonomy has no name or form for: refused, or left under its ECS name with a loss. */
  readonly unknownFields: 'refuse' | 'keep';
  /** ATT&CK version whose ids and tactic names the tags carry. (sigma-target 1.3) */
  readonly attackVersion: 18 | 19;
  /** Where `|cased` is dropped: nowhere, on ECS fields with a closed lower-case vocabulary, everywhere. (sigma-target 4.2) */
  readonly portableCase: 'none' | 'enum' | 'all';
  /** Status of the document; `test` is for a rule that was verified. A deprecated rule stays deprecated. */
  readonly status: SigmaStatus;
  /** Drop a conjunct that cannot be said, where that only widens the rule, instead of refusing. (sigma-target 8.4) */
  readonly dropUnsayable: boolean;
}

export const SIGMA_OPTIONS: OptionRows<SigmaOptions> = {
  taxonomy: {
    flag: '--taxonomy <name>',
    values: ['ecs', 'sigma'],
    default: 'ecs',
    help: 'field names, ecs (default) or sigma',
    judged: true,
  },
  consumer: {
    flag: '--for <consumer>',
    values: ['spec', 'splunk', 'lucene', 'esql', 'opensearch', 'eql', 'sqlite', 'kusto', 'rsigma'],
    default: 'spec',
    help: 'who is to take it, instead of the specification (spec): a document that arrives there, or the reason why none does',
    judged: true,
  },
  style: {
    flag: '--style <name>',
    values: ['full', 'sigmahq'],
    default: 'full',
    help: 'all that the rule says (full, default), or what rules of SigmaHQ say, in their words, keys and file names (sigmahq)',
    judged: true,
  },
  unknownFields: {
    flag: '--unknown-fields <what>',
    values: ['refuse', 'keep'],
    default: 'refuse',
    help: 'with --taxonomy sigma, a field that it has no name for: refuse the rule (default), or keep its ECS name',
    judged: true,
  },
  attackVersion: {
    flag: '--attack-version <number>',
    values: [18, 19],
    default: 19,
    help: 'ATT&CK version of the tags, 18 or 19',
    judged: false,
  },
  portableCase: {
    flag: '--portable-case <where>',
    values: ['none', 'enum', 'all'],
    default: 'none',
    help: 'drop |cased nowhere (none), on closed vocabularies (enum) or everywhere (all)',
    judged: true,
  },
  status: {
    flag: null,
    values: ['experimental', 'test', 'stable', 'deprecated', 'unsupported'],
    default: 'experimental',
    help: 'status of the document',
    judged: false,
  },
  dropUnsayable: {
    flag: null,
    values: [false, true],
    default: false,
    help: 'leave out what cannot be said, where that only widens the rule',
    judged: true,
  },
};

export const SIGMA_DEFAULTS = defaultsOf(SIGMA_OPTIONS);
