import {
  generateCorpus as generateEvents,
  generateStreamCorpus as generateStream,
  type LabelledEvent,
  type LabelledStreamEvent,
} from '../../corpus/index.ts';
import type { SeenEvents } from '../conformance/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from './corpus-of.ts';
import { renamedFor } from './renamed.ts';

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
  const renamed = renamedFor(rule);
  const events = eventsOf(rule, wishes, maxDelay);
  return renamed === null ? events : underNames(events, renamed.seen);
}

/** Under the names that pipelines gave the fields of the rule. Labels stay: they are those of the rule as it is written. */
function* underNames<Labelled extends LabelledEvent>(events: Iterable<Labelled>, seen: SeenEvents): Iterable<Labelled> {
  for (const labelled of events) yield { ...labelled, event: seen.event(labelled.event) };
}

function eventsOf(
  rule: CheckableRule,
  wishes: CorpusWishes,
  maxDelay: number | undefined,
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
