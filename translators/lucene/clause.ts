import type { Field } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import type { LuceneQuery } from './artifact.ts';
import { fieldName as escapedName, value } from './escape.ts';
import { refuse, type Sink } from './sink.ts';

interface Asked {
  readonly field: Field;
  readonly origin: Span;
}

/** The name under which the index knows a field; null: a query string reads it as something else, which has been noted. */
function indexName({ field, origin }: Asked, sink: Sink): string | null {
  const name = field.indexName ?? field.name;
  if (!name.includes('*') && name !== '_exists_') return name;
  const read = name === '_exists_' ? 'asks for the presence of another field' : 'would name several fields';
  refuse(sink, 'lucene-field-name', `"${name}" ${read}`, origin);
  return null;
}

/** A field has a value. */
export function existsClause(asked: Asked, sink: Sink): LuceneQuery {
  return { kind: 'clause', text: `_exists_:${value(indexName(asked, sink) ?? '')}` };
}

/** A field and what is asked of it: one text, or one of several in parentheses. */
export function clauseOf(asked: Asked, texts: readonly string[], sink: Sink): LuceneQuery {
  const name = escapedName(indexName(asked, sink) ?? '');
  const [only = '""'] = texts;
  return { kind: 'clause', text: `${name}:${texts.length > 1 ? `(${texts.join(' OR ')})` : only}` };
}
