import type { InputStart } from '../event-reader.ts';
import type { InputKnowledge } from '../input-knowledge.ts';
import type { BadLine, InputReport } from '../read-report.ts';
import type { SeriesEvent } from '../series.ts';
import type { Fitting } from '../series-asker.ts';

/** Bytes of an input, to be matched beside other parts of it by a matcher of its own. Data: it crosses threads. */
export interface Part {
  /** Null: it goes on where the part ended that the same matcher took last. */
  readonly start: InputStart | null;
  readonly bytes: Uint8Array;
  /** Behind it is a line that was too long to keep. */
  readonly tooLong: boolean;
  /** The matcher takes no more of this input, unless another part begins in its middle. */
  readonly ends: boolean;
}

/** What was found in a part. Data: it crosses threads. */
export interface PartReport extends Omit<InputReport, 'linesBefore'> {
  readonly blankLines: number;
  readonly candidates: number;
  readonly badLines: readonly BadLine[];
  /** What is known of the input behind it. */
  readonly known: InputKnowledge;
  readonly matchedLines: number;
  /** Pairs: a rule about single events, and how often it matched. */
  readonly matches: readonly number[];
}

/** An event that fits some item of rules which relate events. Data: it crosses threads. */
export interface SeriesHit {
  readonly ref: SeriesEvent;
  readonly fits: readonly Fitting[];
}
