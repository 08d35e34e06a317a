import type { Effect, Loss } from '../../src/contract/index.ts';
import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import { type KqlQuery, NOTHING } from './artifact.ts';
import { diagnostic, type KqlCode, known } from './codes.ts';

/** Collects what does not come through, so that all of it is told together. */
export interface Sink {
  readonly reasons: Diagnostic[];
  readonly losses: Loss[];
  /** Spans of patterns that Elasticsearch's own reader of KQL takes for something else. */
  readonly otherwise: Span[];
}

/** Records a refusal. The query returned only keeps the walk going; it never leaves the translator. */
export function refuse({ reasons }: Sink, code: KqlCode, message: string, span: Span, help?: string): KqlQuery {
  reasons.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return NOTHING;
}

export function refuseStar({ field, origin }: { readonly field: Field; readonly origin: Span }, sink: Sink): KqlQuery {
  return refuse(sink, 'to-kql-star-of-constant', `a star acts in every value that ${field.name} is compared with`, origin);
}

/** A leaf that matches more or less than the rule does; below `not` it is the other way round. */
export function lose(
  { losses }: Sink,
  code: KqlCode,
  { message, span, matches, below }: { message: string; span: Span; matches: 'more' | 'less'; below: boolean },
): void {
  const effect: Effect = (matches === 'more') === below ? 'may-match-less' : 'may-match-more';
  losses.push({ code: known(code), span, message, effect });
}

/** Refuses a condition for the type of its field. */
export function unsearchable({ field, origin }: { readonly field: Field; readonly origin: Span }, sink: Sink): KqlQuery {
  const { name, type } = field;
  return type === 'text' || type === 'match_only_text'
    ? refuse(
        sink,
        'to-kql-analysed-text',
        `${name} is analysed text`,
        origin,
        `name its exact sub-field, such as ${name}.keyword`,
      )
    : refuse(sink, 'to-kql-field-type', `no KQL asks this of ${name}, a field of type ${type}`, origin);
}
