import type { Span } from '../../source/index.ts';
import type { AnyNode, Query } from './ast.ts';
import { walk } from './walk.ts';

/** What a query uses, by the names that a person would give. */
export function constructsIn(query: Query): ReadonlySet<string> {
  const found = new Set<string>();
  walk(query, (node) => {
    const name = constructOf(node);
    if (name !== null) found.add(name);
    return undefined;
  });
  return found;
}

/** Fields written within a stretch of the query; one that spans the whole query blames none. */
export function fieldsWithin(query: Query, span: Span): readonly string[] {
  if (span.start <= query.span.start && span.end >= query.span.end) return [];
  const fields = new Set<string>();
  walk(query, (node) => {
    if (node.kind === 'field' && node.span.start >= span.start && node.span.end <= span.end) fields.add(node.name);
    return undefined;
  });
  return [...fields];
}

/** The name a person would give a construct; null for what every rule has. */
function constructOf(node: AnyNode): string | null {
  switch (node.kind) {
    case 'comparison':
    case 'arithmetic':
      return node.operator;
    case 'membership':
      return node.negated ? `not ${node.operator}` : node.operator;
    case 'match':
      return node.operator;
    case 'call':
      return `${node.name.toLowerCase()}${node.insensitive ? '~' : ''}()`;
    case 'item':
      return node.missing ? 'missing event' : node.runs === null ? null : 'with runs';
    case 'field':
      return node.optional ? 'optional field' : null;
    case 'pipe':
      return `| ${node.name}`;
    case 'duration':
      return 'with maxspan';
    case 'and':
    case 'or':
    case 'not':
    case 'sign':
    case 'sequence':
    case 'sample':
    case 'null':
      return node.kind;
    case 'query':
    case 'event':
    case 'category':
    case 'string':
    case 'number':
    case 'boolean':
      return null;
  }
}
