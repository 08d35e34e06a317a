import { countOf, oneLine } from '../line.ts';
import type { Explained, FieldSeen } from './explanation.ts';

type DropReason = Extract<FieldSeen['values'][number], { readonly kind: 'dropped' }>['reason'];
type Leaf = Extract<Explained, { readonly kind: 'leaf' }>;

/** The leaves that make a condition what it is: of an `or` that fails all alternatives, of an `and` those that fail. */
export function decidersOf(node: Explained, truth: boolean): readonly Leaf[] {
  switch (node.kind) {
    case 'leaf':
      return [node];
    case 'not':
      return decidersOf(node.operand, !truth);
    case 'and':
    case 'or':
      return node.operands
        .filter(({ holds, failed }) => failed || holds === truth)
        .flatMap((operand) => decidersOf(operand, truth));
  }
}

/** A condition that decides, with what it saw. */
export function decidedBy(leaf: Leaf): string {
  return `${oneLine(leaf.text, LONGEST_TEXT)}: ${becauseOf(leaf)}`;
}

/** The conditions that keep a tree from holding, as `decidedBy` tells them. */
export function failuresOf(root: Explained): readonly string[] {
  return root.holds ? [] : decidersOf(root, false).map(decidedBy);
}

/** The conditions that make a tree what it is, as `decidedBy` tells them. */
export function decidingOf(root: Explained): readonly string[] {
  return decidersOf(root, root.holds).map(decidedBy);
}

/** Longer conditions are cut: their values are what matters. */
export const LONGEST_TEXT = 160;

/** Why a leaf is true or false, by the values seen. */
export function becauseOf(leaf: Leaf): string {
  const { fields, computed } = leaf;
  if (leaf.comparedAs === 'constant') return leaf.holds ? 'always true' : 'never true';
  const parts = fields.map((field) => fieldText(field, leaf));
  if (computed.length > 0) parts.push(`computed ${listed(computed)}`);
  if (leaf.failed) parts.push('the script fails, and with it the search');
  if (leaf.negated && leaf.comparedAs !== 'presence' && leaf.holds && fields.every((field) => kept(field).length === 0)) {
    parts.push('so nothing of it can be equal');
  }
  return parts.join('; ');
}

/** What is seen of a field, those values first that satisfy the leaf. */
function fieldText(field: FieldSeen, leaf: Leaf): string {
  const all = kept(field);
  const satisfying = all.filter(({ satisfies }) => satisfies === true);
  if (satisfying.length > 0 && satisfying.length < all.length) {
    return `${oneLine(field.name)} has ${listed(satisfying.map(({ text }) => text))} among ${countOf(all.length, 'value')}`;
  }
  const none = leaf.fields.length === 1 && satisfying.length === 0 && all.length > 1 && all[0]?.satisfies === false;
  return `${seenText(field)}${none ? ', none of them' : ''}`;
}

/** A field with the values that it has. */
export function seenText(field: FieldSeen): string {
  const name = oneLine(field.name);
  if (field.values.length === 0) return `${name} is not in the event`;
  const values = kept(field).map(({ text }) => text);
  const dropped = field.values.flatMap((value) => (value.kind === 'dropped' ? [droppedText(value.written, value.reason)] : []));
  if (values.length === 0) return `${name} has no value: ${listed(dropped)}`;
  return `${name} is ${listed(values)}${dropped.length === 0 ? '' : `, not counting ${listed(dropped)}`}`;
}

function droppedText(written: string, reason: DropReason): string {
  if (reason === 'null') return 'null';
  return reason === 'object' ? 'an object' : `${oneLine(written, 60)} (${reason})`;
}

function kept({ values }: FieldSeen): readonly Extract<FieldSeen['values'][number], { readonly kind: 'value' }>[] {
  return values.flatMap((value) => (value.kind === 'value' ? [value] : []));
}

const MOST_VALUES = 5;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => oneLine(value, 80));
  return values.length > MOST_VALUES ? `${shown.join(', ')} and ${values.length - MOST_VALUES} more` : shown.join(', ');
}
