import pico from 'picocolors';
import { countOf, oneLine, wrapped } from '../text.ts';
import type { Explained, Explanation, FieldSeen, ItemExplanation } from './explanation.ts';

type DropReason = Extract<FieldSeen['values'][number], { readonly kind: 'dropped' }>['reason'];
type Leaf = Extract<Explained, { readonly kind: 'leaf' }>;
type Colors = ReturnType<typeof pico.createColors>;

/** An explanation for people: what decides first, then the whole tree. Marks are signs, colours only repeat them. */
export function explanationText(explanation: Explanation, colors: boolean): string {
  const paint = pico.createColors(colors);
  switch (explanation.kind) {
    case 'none':
      return `no explanation: ${oneLine(explanation.reason, 400)}\n`;
    case 'event':
      return treeText(explanation.root, 'matches', 'does not match', paint);
    case 'sequence':
    case 'sample':
      return itemsText(explanation, paint);
  }
}

function itemsText({ kind, items, until }: Extract<Explanation, { readonly items: unknown }>, paint: Colors): string {
  const fills = items.flatMap(({ takes }, index) => (takes ? [index + 1] : []));
  const head = `this event alone cannot decide a ${kind}; it ${fills.length === 0 ? 'fills none' : `fills item ${fills.join(', ')}`} of ${countOf(items.length, 'item')}`;
  const parts = items.map((item, index) => itemText(`item ${index + 1}${item.missing ? ' (missing)' : ''}`, item, paint));
  return [head, ...parts, ...(until === null ? [] : [itemText('until', until, paint)])].join('\n');
}

function itemText(title: string, { root, keys }: ItemExplanation, paint: Colors): string {
  const joined = keys.map((key) => `  join key ${seenText(key)}\n`).join('');
  return `\n${title}: ${treeText(root, 'takes the event', 'does not take it', paint)}${joined}`;
}

/** The verdict with the conditions that decide it, then every condition. */
function treeText(root: Explained, yes: string, no: string, paint: Colors): string {
  const parts = root.kind === 'and' ? root.operands : [root];
  const failing = parts.filter(({ holds }) => !holds);
  const verdict = root.holds
    ? paint.green(`${yes}: ${parts.length === 1 ? 'the condition holds' : `all ${parts.length} conditions hold`}`)
    : paint.red(`${no}: ${failing.length} of ${countOf(parts.length, 'condition')} ${failing.length === 1 ? 'fails' : 'fail'}`);
  const deciding = failing.flatMap((part) => decidersOf(part, false));
  const lines = deciding.slice(0, MOST_DECIDERS).map((one) => wrapped(decidedBy(one), '  '));
  const more = deciding.length > MOST_DECIDERS ? [`  ... and ${deciding.length - MOST_DECIDERS} more`] : [];
  return `${[`${verdict}${deciding.length > 0 ? ':' : ''}`, ...lines, ...more, '', ...nodeLines(root, '', paint)].join('\n')}\n`;
}

const MOST_DECIDERS = 10;

/** The leaves that make a condition what it is: of an `or` that fails all alternatives, of an `and` those that fail. */
function decidersOf(node: Explained, truth: boolean): readonly Leaf[] {
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
function decidedBy(leaf: Leaf): string {
  return `${oneLine(leaf.text, LONGEST_TEXT)}: ${becauseOf(leaf)}`;
}

/** The conditions that keep a tree from holding, as `decidedBy` tells them. */
export function failuresOf(root: Explained): readonly string[] {
  return root.holds ? [] : decidersOf(root, false).map(decidedBy);
}

/** Longer conditions are cut: their values are what matters. */
const LONGEST_TEXT = 160;

/** The tree, a line a node; it grows downwards without calling itself, as deep as a rule may be. */
function nodeLines(root: Explained, margin: string, paint: Colors): readonly string[] {
  const lines: string[] = [];
  const open: { readonly node: Explained; readonly margin: string }[] = [{ node: root, margin }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    const mark = node.holds ? paint.green('+') : paint.red('-');
    const [first = '', ...rest] = wrapped(lineOf(node), `    ${next.margin}`).split('\n');
    lines.push(`  ${next.margin}${mark} ${first.trimStart()}`, ...rest);
    const inner = `${next.margin}  `;
    for (const child of [...childrenOf(node)].reverse()) open.push({ node: child, margin: inner });
  }
  return lines;
}

function childrenOf(node: Explained): readonly Explained[] {
  switch (node.kind) {
    case 'leaf':
      return [];
    case 'not':
      return [node.operand];
    case 'and':
    case 'or':
      return node.operands;
  }
}

function lineOf(node: Explained): string {
  switch (node.kind) {
    case 'leaf':
      return `${oneLine(node.text, LONGEST_TEXT)}  (${node.comparedAs}) ${becauseOf(node)}`;
    case 'not':
      if (node.failed) return 'not: unknown, as what it denies is';
      return `not: ${node.holds ? 'holds, as what it denies does not' : 'fails, as what it denies holds'}`;
    case 'and':
      return 'all of';
    case 'or':
      return 'any of';
  }
}

/** Why a leaf is true or false, by the values seen. */
function becauseOf(leaf: Leaf): string {
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

function seenText(field: FieldSeen): string {
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
