import pico from 'picocolors';
import { countOf, oneLine, wrapped } from '../line.ts';
import { becauseOf, decidedBy, decidersOf, LONGEST_TEXT, seenText } from './deciding.ts';
import type { Explained, Explanation, ItemExplanation } from './explanation.ts';

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
