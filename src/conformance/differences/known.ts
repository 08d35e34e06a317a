import type { Event } from '../../event/index.ts';
import type { DifferenceFacts } from '../../report/index.ts';

/**
 * A difference between an engine or converter of others and what an artifact means, as data. It explains a disagreement only
 * when the disagreement goes away with its cause: the event without it, or the text said another way, is run again.
 */
export interface KnownDifference extends DifferenceFacts {
  /** The event without what makes the difference; absent: the event is not the cause. */
  readonly without?: (event: Event) => Event;
  /** For timelines: the times of the events, epoch milliseconds, without what makes the difference; absent: time is not the cause. */
  readonly retimed?: (times: readonly number[]) => readonly number[];
  /** The text that the engine runs, said so that it is read as it is meant; absent: the text is not the cause. */
  readonly mended?: (text: string, artifact: string) => string;
  /** Whether an artifact says the construct at all, for converters whose queries nothing here runs. */
  readonly concerns?: (artifact: string) => boolean;
}
