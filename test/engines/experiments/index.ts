import { addresses } from './addresses.ts';
import { dates } from './dates.ts';
import type { Experiment } from './experiment.ts';
import { fieldTypes } from './field-types.ts';
import { keywords } from './keywords.ts';
import { letters } from './letters.ts';
import { limits } from './limits.ts';
import { numbers } from './numbers.ts';
import { regularExpressions } from './regular-expressions.ts';
import { scripts } from './scripts.ts';

export type { Answer, Answers, Ask, Difference, Experiment, Recording } from './experiment.ts';

/** Every experiment, by what it is about. */
export const EXPERIMENTS = {
  'Regular expressions': regularExpressions,
  'Letters and wildcards': letters,
  Addresses: addresses,
  Dates: dates,
  Numbers: numbers,
  'Keywords, booleans, shapes': keywords,
  'Field types': fieldTypes,
  Scripts: scripts,
  Limits: limits,
} as const satisfies Readonly<Record<string, readonly Experiment[]>>;

export const ALL: readonly Experiment[] = Object.values(EXPERIMENTS).flat();
