import type { RegexNode } from '../../../pattern/index.ts';

/** How many units of UTF-16 the texts of a node have, at least and at most; both may be too far apart, never too close. */
export function unitsOf(node: RegexNode): { readonly least: number; readonly most: number } {
  switch (node.kind) {
    case 'character': {
      const units = node.code > 0xffff ? 2 : 1;
      return { least: units, most: units };
    }
    case 'text':
      return { least: node.text.length, most: node.text.length };
    case 'empty-string':
      return { least: 0, most: 0 };
    case 'nothing':
      return { least: Number.POSITIVE_INFINITY, most: 0 };
    case 'class': {
      const isSmall = !node.negated && node.members.every((member) => highest(member) <= 0xffff);
      return { least: 1, most: isSmall ? 1 : 2 };
    }
    case 'any-character':
    case 'predefined':
      return { least: 1, most: 2 };
    case 'repeat': {
      const { least, most } = unitsOf(node.operand);
      const all = node.max === null ? (most === 0 ? 0 : Number.POSITIVE_INFINITY) : node.max * most;
      return { least: node.min === 0 ? 0 : node.min * least, most: Number.isNaN(all) ? Number.POSITIVE_INFINITY : all };
    }
    case 'concatenation': {
      const parts = node.operands.map(unitsOf);
      return { least: sum(parts.map(({ least }) => least)), most: sum(parts.map(({ most }) => most)) };
    }
    case 'union': {
      const parts = node.operands.map(unitsOf);
      return { least: Math.min(...parts.map(({ least }) => least)), most: Math.max(0, ...parts.map(({ most }) => most)) };
    }
    case 'intersection': {
      const parts = node.operands.map(unitsOf);
      return { least: Math.max(0, ...parts.map(({ least }) => least)), most: Math.min(...parts.map(({ most }) => most)) };
    }
    case 'anything':
    case 'complement':
    case 'interval':
      return { least: 0, most: Number.POSITIVE_INFINITY };
  }
}

function highest(member: Extract<RegexNode, { readonly kind: 'class' }>['members'][number]): number {
  switch (member.kind) {
    case 'member':
      return member.code;
    case 'range':
      return member.to;
    case 'predefined':
      return /[dws]/.test(member.set) ? 0x7f : 0x10ffff;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Whether each text of a node has one of some characters at a place, counted in units; false where that is not known. */
export function hasAt(node: RegexNode, place: number, codes: ReadonlySet<number>): boolean {
  let left = place;
  for (const operand of inRow(node)) {
    const { least, most } = unitsOf(operand);
    if (left < least && least === most) return withinOperand(operand, left, codes);
    if (least !== most) return operand.kind === 'union' && left === 0 && operand.operands.every((one) => hasAt(one, 0, codes));
    left -= least;
  }
  return false;
}

function inRow(node: RegexNode): readonly RegexNode[] {
  return node.kind === 'concatenation' ? node.operands.flatMap(inRow) : [node];
}

function withinOperand(node: RegexNode, place: number, codes: ReadonlySet<number>): boolean {
  switch (node.kind) {
    case 'character':
      return codes.has(node.code);
    case 'text':
      return codes.has(node.text.charCodeAt(place));
    case 'class':
      return !node.negated && node.members.every((member) => member.kind === 'member' && codes.has(member.code));
    case 'concatenation':
      return hasAt(node, place, codes);
    case 'union':
      return node.operands.every((one) => hasAt(one, place, codes));
    default:
      return false;
  }
}
