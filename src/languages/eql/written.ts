import type { Joint, Part, Written } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import type { AnyNode, Expression, Query } from './ast.ts';
import { blockComment } from './comments.ts';
import { scan, type Token } from './tokens.ts';
import { walk } from './walk.ts';

/** How the conditions and the values of a query are joined. */
export function writtenIn(query: Query, text: string): Written {
  const { tokens } = scan(text);
  const [starts, ends] = [new Map<number, number>(), new Map<number, number>()];
  for (const [index, { span }] of tokens.entries()) {
    starts.set(span.start, index);
    ends.set(span.end, index);
  }
  const partOf = (node: AnyNode): Part => ({ origin: node.span, span: outer(node.span) });
  /** With the parentheses that stand around nothing else. */
  const outer = ({ start, end }: Span): Span => {
    let [first, last] = [starts.get(start) ?? 0, ends.get(end) ?? 0];
    while (tokens[first - 1]?.text === '(' && tokens[last + 1]?.text === ')') [first, last] = [first - 1, last + 1];
    return { start: tokens[first]?.span.start ?? start, end: tokens[last]?.span.end ?? end };
  };
  const joints: Joint[] = [];
  const mixed: Span[] = [];
  walk(query, (node) => {
    const joint = jointOf(node);
    if (joint !== null) joints.push({ kind: joint.kind, parts: joint.parts.map(partOf), editable: true });
    if (node.kind === 'or')
      for (const { kind, span } of node.operands) if (kind === 'and' && outer(span).start === span.start) mixed.push(span);
    return true;
  });
  return { joints, mixed, comments: commentsIn(text, tokens) };
}

function jointOf(node: AnyNode): { readonly kind: Joint['kind']; readonly parts: readonly Expression[] } | null {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, parts: node.operands };
    case 'membership':
      return { kind: 'values', parts: node.elements };
    case 'match':
      return node.list ? { kind: 'values', parts: node.patterns } : null;
    default:
      return null;
  }
}

/** What stands between tokens and begins as a comment does. */
export function commentsIn(text: string, tokens: readonly Token[]): readonly Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const next of [...tokens.map(({ span }) => span), { start: text.length, end: text.length }]) {
    while (at < next.start) {
      const opening = text.indexOf('/', at);
      if (opening < 0 || opening >= next.start) break;
      if (!/[/*]/.test(text.charAt(opening + 1))) {
        at = opening + 1;
        continue;
      }
      const line = /\/\/[^\r\n]*/y;
      line.lastIndex = opening;
      const end = line.test(text) ? line.lastIndex : (blockComment(text, opening)?.end ?? next.start);
      found.push({ start: opening, end });
      at = end;
    }
    at = next.end;
  }
  return found;
}
