import type { Diagnostic, KnownCode, Span } from '../../src/source/index.ts';
import { diagnostic, type EsDslCode } from './codes.ts';
import { NOTHING, type Query } from './query.ts';

/** Collects what goes wrong or is worth saying while leaves become queries, so that all reasons are reported together. */
export interface Sink {
  /** The text of the rule, which spans point into. */
  readonly query: string;
  readonly reasons: Diagnostic[];
  readonly notes: Diagnostic[];
  /** What may still be spent on finding patterns that clusters refuse, so that a rule full of them does not hold the translator up. */
  effortLeft: number;
}

/** What the search for refused patterns may cost in one rule, some seconds at the very worst. */
const EFFORT = 2_000_000;

/** Nothing is wrong yet. */
export function createSink(query: string): Sink {
  return { query, reasons: [], notes: [], effortLeft: EFFORT };
}

/** Records a refusal. The query returned only keeps the walk going; it never leaves the translator. */
export function refuse(sink: Sink, code: EsDslCode | KnownCode, message: string, span: Span, help?: string): Query {
  sink.reasons.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return NOTHING;
}

/** Records a note: something that never changes what matches. */
export function note(sink: Sink, code: EsDslCode | KnownCode, message: string, span: Span, help?: string): void {
  sink.notes.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
}
