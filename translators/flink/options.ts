import type { OptionRows } from '../../src/contract/index.ts';
import type { Connector } from './artifact.ts';

export interface FlinkOptions {
  /** Where the job takes events from. */
  readonly connector: Connector;
}

export const FLINK_OPTIONS: OptionRows<FlinkOptions> = {
  connector: {
    flag: '--connector <name>',
    values: ['filesystem', 'kafka'],
    default: 'filesystem',
    help: 'where the job takes events from, a line each: files of a folder (filesystem, default) or a topic (kafka)',
    judged: false,
  },
};
