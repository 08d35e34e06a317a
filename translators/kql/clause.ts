import type { Field } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import type { KqlQuery } from './artifact.ts';
import { fieldName } from './escape.ts';
import { refuse, type Sink } from './sink.ts';

interface Asked {
  readonly field: Field;
  readonly origin: Span;
}

/** The name under which the index knows a field. */
function nameOf({ field, origin }: Asked, sink: Sink): string {
  const name = field.indexName ?? field.name;
  if (name.includes('*')) refuse(sink, 'to-kql-field-name', `"${name}" would name several fields`, origin);
  return fieldName(name);
}

/** A field has a value. */
export function existsClause(asked: Asked, sink: Sink): KqlQuery {
  return { kind: 'clause', text: `${nameOf(asked, sink)}:*`, clauses: 1 };
}

/** A field and what is asked of it: one text, or one of several in parentheses. */
export function clauseOf(asked: Asked, texts: readonly string[], sink: Sink): KqlQuery {
  const [only = '""'] = texts;
  const value = texts.length > 1 ? `(${texts.join(' or ')})` : only;
  return { kind: 'clause', text: `${nameOf(asked, sink)}:${value}`, clauses: Math.max(1, texts.length) };
}

export type Comparison = '<' | '<=' | '>' | '>=';

/** A field and one bound of it. */
export function boundClause(asked: Asked, comparison: Comparison, text: string, sink: Sink): KqlQuery {
  return { kind: 'clause', text: `${nameOf(asked, sink)} ${comparison} ${text}`, clauses: 1 };
}
