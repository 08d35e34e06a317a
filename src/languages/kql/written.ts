import type { Joint, Part, Written } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import type { AnyNode, Query } from './ast.ts';
import { walk } from './walk.ts';

/** How the conditions and the values of a query are joined. KQL has no comments. */
export function writtenIn(query: Query, text: string): Written {
  const outer = outerIn(text);
  const joints: Joint[] = [];
  const mixed: Span[] = [];
  walk(query, (node) => {
    const joint = jointOf(node);
    if (joint === null) return;
    const { kind, operands } = joint;
    joints.push({
      kind,
      parts: operands.map((operand): Part => ({ origin: originOf(operand), span: outer(operand.span) })),
      editable: true,
    });
    if (node.kind !== 'or' && node.kind !== 'values-or') return;
    for (const { kind: inner, span } of operands)
      if ((inner === 'and' || inner === 'values-and') && outer(span).start === span.start) mixed.push(span);
  });
  return { joints, mixed, comments: [] };
}

function jointOf(node: AnyNode): { readonly kind: Joint['kind']; readonly operands: readonly AnyNode[] } | null {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, operands: node.operands };
    case 'values-and':
      return { kind: 'and', operands: node.operands };
    case 'values-or':
      return { kind: 'values', operands: node.operands };
    default:
      return null;
  }
}

/** A test of several values means what these mean. */
function originOf(node: AnyNode): Span {
  return node.kind === 'test' && node.values.kind !== 'literal' ? node.values.span : node.span;
}

/** A place with the parentheses that stand around nothing else. */
function outerIn(text: string): (span: Span) => Span {
  return (span) => {
    let { start, end } = span;
    for (;;) {
      let [before, behind] = [start - 1, end];
      while (/\s/.test(text.charAt(before))) before--;
      while (/\s/.test(text.charAt(behind))) behind++;
      if (text.charAt(before) !== '(' || text.charAt(behind) !== ')') return { start, end };
      [start, end] = [before, behind + 1];
    }
  };
}
