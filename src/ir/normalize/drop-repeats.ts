import type { TextPattern } from '../../pattern/index.ts';
import type { And, Or, Predicate } from '../predicate.ts';
import { showPredicate } from '../show.ts';
import { rewriting } from './rewrite.ts';

/** `x and x` is x, and the same for `or`; the first one stays. (eql-semantics 2.1) */
export const dropRepeats = rewriting({ and: distinct, or: distinct });

function distinct(node: And | Or): Predicate {
  const outlines = node.operands.map(outline);
  const times = new Map<string, number>();
  for (const one of outlines) times.set(one, (times.get(one) ?? 0) + 1);
  if (times.size === outlines.length) return node;
  const known = new Set<string>();
  const operands = node.operands.filter((operand, at) => {
    if (times.get(outlines[at] ?? '') === 1) return true;
    const text = showPredicate(operand);
    const isNew = !known.has(text);
    known.add(text);
    return isNew;
  });
  return operands.length === node.operands.length ? node : { ...node, operands };
}

/** What equal predicates share and few others do, told from little of them, so that texts are made rarely. */
function outline(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const [first] = predicate.operands;
      return `${predicate.kind} ${predicate.operands.length} ${first === undefined ? '' : outline(first)}`;
    }
    case 'not':
      return `not ${outline(predicate.operand)}`;
    case 'constant':
      return `constant ${predicate.value}`;
    case 'one-of':
      return `one-of ${predicate.field.name} ${predicate.values.length} ${predicate.values[0]}`;
    case 'matches':
      return `matches ${predicate.field.name} ${beginningOf(predicate.pattern)}`;
    case 'present':
      return `present ${predicate.field.name}`;
    case 'range':
    case 'date-range':
    case 'in-network':
    case 'words':
    case 'anywhere':
    case 'computed':
      return showPredicate(predicate);
  }
}

function beginningOf(pattern: TextPattern): string {
  if (pattern.kind === 'regex') return pattern.source;
  const { parts } = pattern;
  return parts.map((part) => (part.kind === 'literal' ? part.text : part.kind)).join(' ');
}
