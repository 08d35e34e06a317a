import type { Loss } from '../../src/contract/index.ts';
import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { type EqlCondition, FALSE } from './artifact.ts';
import { diagnostic, type EqlTargetCode, known } from './codes.ts';
import { fieldName, number, string } from './literal.ts';

/** Collects the reasons of a refusal, so that all are reported together, and what is lost. */
export interface Sink {
  readonly reasons: Diagnostic[];
  readonly losses: Loss[];
}

/** Records a refusal. The condition returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: EqlTargetCode, message: string, span: Span): EqlCondition {
  reasons.push(diagnostic(code, message, span));
  return FALSE;
}

export function loseOneValue({ losses }: Sink, { name }: Field, span: Span): void {
  const message = `one value of ${name} has to lie between both ends; in EQL two values may`;
  losses.push({
    code: known('eql-one-value'),
    span,
    message,
    effect: 'where-agreed',
    presumes: [{ kind: 'one-value', field: name }],
  });
}

/** The name of a field as a query writes it. */
export function nameOf(field: Field, sink: Sink): string {
  const written = fieldName(field.name, field.optional);
  if (written === null)
    refuse(sink, 'eql-field-name', `${JSON.stringify(field.name)} has an empty part or a line end`, field.origin);
  return written ?? '';
}

/** Half of a surrogate pair. */
const LONE = /\p{Surrogate}/u;

/** A constant as a query writes it. */
export function constant(value: string | number | boolean, decimal: boolean, span: Span, sink: Sink): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (LONE.test(value)) refuse(sink, 'eql-lone-surrogate', 'the text holds half of a surrogate pair', span);
    return string(value);
  }
  const written = number(value, decimal);
  if (written === null) refuse(sink, 'eql-number', `${value} is not printed as it was written`, span);
  return written ?? '0';
}
