import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { diagnostic, type FlinkCode } from './codes.ts';
import { type Condition, NOTHING } from './condition.ts';

/** Collects the reasons of a refusal, so that all are reported together, and the fields that are asked. */
export interface Sink {
  readonly reasons: Diagnostic[];
  /** By name. */
  readonly fields: Map<string, Field>;
}

/** Records a refusal. The condition returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: FlinkCode, message: string, span: Span): Condition {
  reasons.push(diagnostic(code, message, span));
  return NOTHING;
}
