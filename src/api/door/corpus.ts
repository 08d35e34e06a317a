import type { LabelledEvent, LabelledStreamEvent } from '../../../corpus/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { type CorpusWishes, generateCorpus as generateEvents } from '../generate-corpus.ts';
import { demandCheckable, demandNumber, demandOptions } from './arguments.ts';

/**
 * Labelled events for a rule, those that `check` judges it on: single events in no order of time; for a rule over several events, one
 * stream in the order of time. Throws a `TypeError` for what is no rule that was accepted, and for wishes that cannot be meant.
 */
export function generateCorpus(rule: CheckableRule, wishes: CorpusWishes): Iterable<LabelledEvent | LabelledStreamEvent> {
  demandCheckable('generateCorpus', rule);
  demandOptions('generateCorpus', wishes);
  // How many is not left out, for there is no end that would be natural.
  demandNumber('generateCorpus', 'events', wishes.events ?? Number.NaN, { least: 0, most: 100_000_000 });
  demandNumber('generateCorpus', 'seed', wishes.seed, { least: 0, most: Number.MAX_SAFE_INTEGER });
  demandNumber('generateCorpus', 'maliciousShare', wishes.maliciousShare, { least: 0.01, most: 1, whole: false });
  return generateEvents(rule, wishes);
}
