import type { InputKnowledge } from './input-knowledge.ts';
import type { Looking } from './looking.ts';
import type { BadLine, InputReport, ReadReport } from './read-report.ts';
import type { RuleTables } from './rule-tables.ts';

export interface EventReaderOptions {
  /** Longer lines are counted as bad and skipped unseen; 32 MiB, and never more than 256 MiB. */
  readonly maxLineBytes?: number;
  /** How many bad lines the report lists; all are counted; 100. */
  readonly maxListedBadLines?: number;
  /**
   * `lines` (unless given): every line is an event as it stands. `any`: events as people have them, too: hits and responses of
   * searches, lists, JSON over several lines, the lines of bulk requests, UTF-16.
   */
  readonly form?: 'lines' | 'any';
  /** How events are seen; without, every event is seen as it stands. */
  readonly looking?: Looking;
  /**
   * What scans lines: `kernel`, a program in WebAssembly that reads many at once, or `lines`, JavaScript, one after the other. The findings
   * are the same. Unless given: the program, where it can run and there is enough to read.
   */
  readonly scanning?: 'kernel' | 'lines';
  /** The report lists what each input held (unless given: yes); a stream without end has too many of them. */
  readonly listInputs?: boolean;
  /** Every valid event is parsed and every rule is asked about it, whatever is known of either: the same matches, slower. */
  readonly fullScan?: boolean;
  /** What was made of these rules, read in this form, before; nothing of it counts with `fullScan`. */
  readonly tables?: RuleTables;
}

/** Takes the next bytes of a stream; lines may be cut anywhere, and the chunk is not kept. */
export interface EventReader {
  push(chunk: Uint8Array): void;
  /** What comes now is of another input, or of the middle of one. An input before it has to be ended. */
  begin(start: InputStart): void;
  /** Counts a line that was too long to keep. */
  skipLine(): void;
  /** What is known of the input that is read or was read last. */
  known(): InputKnowledge;
  /** What was read of that input until now. */
  soFar(): ReadSoFar;
  /** The bad lines that are listed, of all inputs. */
  listed(): readonly BadLine[];
  /**
   * An input has ended: what comes now is another one, which begins a new line and may be in another form. `isCut`: nobody wanted more of it,
   * so a line without an end is left out.
   */
  endInput(isCut?: boolean): InputReport;
  /** How many valid events there were so far. */
  eventCount(): number;
  /** Rules that are asked about every event that is offered, whatever it holds. */
  readonly unserved: readonly number[];
  /** The last line may lack its line feed. No `push` after this. */
  end(): ReadReport;
}

/** Where reading begins. */
export interface InputStart {
  /** The number of the line before. */
  readonly linesBefore: number;
  /** It is in the middle of an input of which this is known; null: at the beginning. */
  readonly known: InputKnowledge | null;
  /** What comes is lines in UTF-8, of which nobody need be told anything. */
  readonly asLines: boolean;
}

export interface ReadSoFar extends InputReport {
  readonly blankLines: number;
  readonly candidates: number;
}
