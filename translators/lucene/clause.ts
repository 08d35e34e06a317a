import type { Field } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import type { LuceneQuery } from './artifact.ts';
import { bare } from './escape.ts';
import { refuse, type Sink } from './sink.ts';

interface Asked {
  readonly field: Field;
  readonly origin: Span;
}

/** The name under which the index knows a field; null: a query string reads it as a pattern, which has been noted. */
export function fieldName({ field, origin }: Asked, sink: Sink): string | null {
  const name = field.indexName ?? field.name;
  if (!name.includes('*')) return bare(name);
  refuse(sink, 'lucene-field-name', `"${name}" would name several fields`, origin);
  return null;
}

/** A field and what is asked of it: one text, or one of several in parentheses. */
export function clauseOf(asked: Asked, texts: readonly string[], sink: Sink): LuceneQuery {
  const name = fieldName(asked, sink);
  const [only = '""'] = texts;
  return { kind: 'clause', text: `${name}:${texts.length > 1 ? `(${texts.join(' OR ')})` : only}` };
}
