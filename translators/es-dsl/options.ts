import { defaultsOf, type OptionRows } from '../../src/contract/index.ts';
import type { QueryDslOptions } from './artifact.ts';

export const OPTIONS: OptionRows<QueryDslOptions> = {
  schedule: {
    flag: '--no-schedule',
    values: [true, false],
    default: true,
    help: 'leave out the time range of the schedule',
    judged: false,
  },
};

export const DEFAULT_OPTIONS = defaultsOf(OPTIONS);
