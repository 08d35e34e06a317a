import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { diagnostic, type SqlCode } from './codes.ts';
import { NOTHING, type SqlCondition } from './condition.ts';

/** Collects the reasons of a refusal, so that all are reported together. */
export interface Sink {
  readonly reasons: Diagnostic[];
}

/** Records a refusal. The condition returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: SqlCode, message: string, span: Span, help?: string): SqlCondition {
  reasons.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return NOTHING;
}

/** Refuses a condition for the type of its field. */
export function untestable({ field, origin }: { readonly field: Field; readonly origin: Span }, sink: Sink): SqlCondition {
  const { name, type } = field;
  if (type === 'text' || type === 'match_only_text')
    return refuse(
      sink,
      'sql-analysed-text',
      `${name} is analysed text`,
      origin,
      `name its exact sub-field, such as ${name}.keyword`,
    );
  return refuse(sink, 'sql-field-type', `no column holds ${name}, a field of type ${type}`, origin);
}
