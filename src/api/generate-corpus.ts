import {
  generateCorpus as generateEvents,
  generateStreamCorpus as generateStream,
  type LabelledEvent,
  type LabelledStreamEvent,
} from '../../corpus/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from './corpus-of.ts';

/** How much of a corpus is wanted. */
export interface CorpusWishes {
  /** How many events; fewer come when the rule allows none of some kind. */
  readonly events: number;
  /** Any integer; the same seed gives the same events, byte for byte. Default 1. */
  readonly seed?: number;
  /** The share of events that the rule should match, 0.01 to 1; default: what the corpus thinks fit. */
  readonly maliciousShare?: number;
}

/**
 * Labelled events for a rule, those that `check` judges it on: single events in no order of time; for a rule over several events, one
 * stream in the order of time, or late by up to `maxDelay` milliseconds.
 */
export function generateCorpus(
  rule: CheckableRule,
  wishes: CorpusWishes,
  maxDelay?: number,
): Iterable<LabelledEvent | LabelledStreamEvent> {
  const { events, seed = 1, maliciousShare } = wishes;
  const questions = questionsOf(rule);
  const share = maliciousShare === undefined ? {} : { maliciousShare };
  return rule.rule.plan.kind === 'single'
    ? generateEvents(questions, { ...corpusOptionsOf(rule, seed), ...share, events })
    : generateStream(questions, {
        ...seriesOptionsOf(rule, seed),
        ...share,
        ...(maxDelay === undefined ? {} : { maxDelay }),
        events,
      });
}
