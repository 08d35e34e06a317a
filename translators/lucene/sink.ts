import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { type LuceneQuery, NOTHING } from './artifact.ts';
import { diagnostic, type LuceneCode } from './codes.ts';

/** Collects the reasons of a refusal, so that all are reported together. */
export interface Sink {
  readonly reasons: Diagnostic[];
}

/** Records a refusal. The query returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: LuceneCode, message: string, span: Span, help?: string): LuceneQuery {
  reasons.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return NOTHING;
}

/** Refuses a condition for the type of its field. */
export function unsearchable({ field, origin }: { readonly field: Field; readonly origin: Span }, sink: Sink): LuceneQuery {
  const { name, type } = field;
  return type === 'text' || type === 'match_only_text'
    ? refuse(
        sink,
        'lucene-analysed-text',
        `${name} is analysed text`,
        origin,
        `name its exact sub-field, such as ${name}.keyword`,
      )
    : refuse(sink, 'lucene-field-type', `no query string asks this of ${name}, a field of type ${type}`, origin);
}
