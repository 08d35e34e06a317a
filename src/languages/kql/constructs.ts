import type { Span } from '../../source/index.ts';
import type { AnyNode, Query } from './ast.ts';
import type { Construct } from './forms.ts';
import { isLoneWildcard, plainText, spelled } from './literals.ts';
import { walk } from './walk.ts';

/** What a query uses, by the names that a person would give. */
export function constructsIn(query: Query): ReadonlySet<string> {
  const found = new Set<string>();
  walk(query, (node) => {
    for (const name of constructsOf(node)) found.add(name);
  });
  return found;
}

/** Fields written within a stretch of the query; one that spans the whole query blames none. */
export function fieldsWithin(query: Query, span: Span): readonly string[] {
  if (span.start <= query.span.start && span.end >= query.span.end) return [];
  const fields = new Set<string>();
  walk(query, (node) => {
    if (node.kind !== 'test' && node.kind !== 'range') return;
    const { field } = node;
    if (field !== null && node.span.start < span.end && node.span.end > span.start && overlaps(field.span, node.span, span))
      fields.add(spelled(field));
  });
  return [...fields];
}

/** A stretch that is a part of a condition blames its field, and so does one that holds the field. */
function overlaps(field: Span, condition: Span, span: Span): boolean {
  return (field.start >= span.start && field.end <= span.end) || (condition.start <= span.start && condition.end >= span.end);
}

function constructsOf(node: AnyNode): readonly Construct[] {
  switch (node.kind) {
    case 'test':
      if (node.field === null) return ['value without field'];
      return plainText(node.field) === null ? [':', 'wildcard in field'] : [':'];
    case 'range':
      return [node.operator];
    case 'nested':
      return ['nested { }'];
    case 'literal':
      if (isLoneWildcard(node)) return [': *'];
      return plainText(node) === null ? ['wildcard'] : [];
    case 'and':
    case 'or':
    case 'not':
      return [node.kind];
    case 'values-and':
      return ['and'];
    case 'values-or':
      return ['or'];
    case 'values-not':
      return ['not'];
    case 'query':
      return [];
  }
}
