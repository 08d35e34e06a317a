import type { Strangers } from './field-watch.ts';
import type { BadReason } from './scan.ts';

export interface BadLine {
  readonly lineNumber: number;
  readonly reason: BadReason;
  /** Where in the line it was noticed, in bytes from 1; null for a line that was too long to keep, or one of several of an event. */
  readonly byte: number | null;
}

/** What was read of one input. */
export interface InputReport {
  /** Lines of the inputs before it. */
  readonly linesBefore: number;
  readonly lines: number;
  readonly events: number;
  readonly badLineCount: number;
  /** Lines that said, in a bulk request, what to do with the line below. */
  readonly actions: number;
  /** Not null: none of its events has a field that a rule asks. */
  readonly strangers: Strangers | null;
}

/** What was read. */
export interface ReadReport {
  readonly bytes: number;
  /** All lines, blank ones included. */
  readonly lines: number;
  readonly blankLines: number;
  /** Valid lines, and valid events within something else. */
  readonly events: number;
  /** Events that had to be parsed because some rule could match them. */
  readonly candidates: number;
  readonly badLineCount: number;
  readonly badLines: readonly BadLine[];
  readonly inputs: readonly InputReport[];
}
