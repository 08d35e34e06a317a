import type { RegexNode } from '../../../pattern/index.ts';
import { readRegExp } from './regexp.ts';
import { type AnyNode, listOf, membersOf, numberOf, refuse } from './syntax.ts';
import { unitsOf } from './units.ts';

const ANYTHING: RegexNode = { kind: 'anything' };

/**
 * What `findInOrder` finds: the head at the start, then each middle behind what came before, then the tail at the end. Each is so many
 * characters without any choice, so that the first place of a middle is as good as any other.
 */
export function piecesOf(constant: AnyNode | null, node: AnyNode): RegexNode {
  const members = membersOf(constant);
  if (members === null) return refuse(node, 'pieces that are not read');
  const piece = (part: AnyNode | undefined, flags: string, anchored: boolean): RegexNode => {
    if (part?.type === 'Literal' && part.value === null && part.regex === undefined) return { kind: 'empty-string' };
    const regex = part?.type === 'Literal' ? part.regex : undefined;
    const read = regex !== undefined && [...regex.flags].sort().join('') === flags ? readRegExp(regex.pattern) : null;
    if (read === null || read.start || read.end !== anchored || !isRow(read.body))
      return refuse(node, 'pieces that are not read');
    return read.body;
  };
  const head = piece(members.get('head'), 'suy', false);
  const middles = listOf(members.get('middles'))?.map((middle) => piece(middle, 'gsu', false));
  const tail = piece(members.get('tail'), 'suy', true);
  const { least, most } = unitsOf(tail);
  if (members.size !== 4 || middles === undefined || least !== most || numberOf(members.get('tailUnits')) !== least)
    return refuse(node, 'pieces that are not read');
  return {
    kind: 'concatenation',
    operands: [head, ...[...middles, tail].flatMap((one): readonly RegexNode[] => [ANYTHING, one])],
  };
}

/** Characters one behind the other, none of them left to choice. */
function isRow(node: RegexNode): boolean {
  if (node.kind === 'concatenation') return node.operands.every(isRow);
  return node.kind === 'character' || node.kind === 'class' || node.kind === 'any-character' || node.kind === 'repeat'
    ? isOne(node)
    : false;
}

function isOne(node: RegexNode): boolean {
  return node.kind === 'repeat' ? node.min === node.max && isRow(node.operand) : true;
}
