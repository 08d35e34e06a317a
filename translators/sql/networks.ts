import type { InNetwork } from '../../src/ir/index.ts';
import { printRe2Regex, type RegexNode } from '../../src/pattern/index.ts';
import { type Network, readNetwork, shortestForm } from '../shared/index.ts';
import { any, closedTest, type SqlCondition, test } from './condition.ts';
import type { SqlDialect } from './dialect.ts';
import { refuse, type Sink } from './sink.ts';

/**
 * Addresses are texts in their shortest form (RFC 5952; IPv4 as four numbers), so that a network is a set of texts that begin alike.
 * A dialect needs no functions of addresses for that, and one that has them may fail on a text that is none.
 */
export function networkCondition(value: string, { networks, origin }: InNetwork, dialect: SqlDialect, sink: Sink): SqlCondition {
  return any(
    networks.map((block) => {
      const network = readNetwork(block);
      // Everything that is an address.
      if (network?.bits === 0) return closedTest(`${value} IS NOT NULL`);
      const shape = network === null ? null : shapeOf(network);
      if (shape === null)
        return refuse(sink, 'sql-network', `the text of an address does not tell whether it lies in ${block}`, origin);
      return conditionOf(value, shape, dialect);
    }),
  );
}

/** An address in its shortest form; null: it is none, or a block of several. */
export function addressText(written: string): string | null {
  const network = readNetwork(written);
  if (network === null) return null;
  const shape = shapeOf(network);
  return shape?.kind === 'exact' ? shape.text : null;
}

type Shape =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'begins'; readonly texts: readonly string[] }
  | { readonly kind: 'pattern'; readonly nodes: readonly RegexNode[] };

function conditionOf(value: string, shape: Shape, dialect: SqlDialect): SqlCondition {
  switch (shape.kind) {
    case 'exact':
      return test(`${value} = ${dialect.text(shape.text)}`);
    case 'begins':
      return any(shape.texts.map((text) => test(dialect.startsWith(value, dialect.text(text)))));
    case 'pattern': {
      const tree: RegexNode = { kind: 'concatenation', operands: [...shape.nodes, { kind: 'anything' }] };
      const printed = printRe2Regex({ kind: 'regex', source: '', tree }, 'exact', 'ascii');
      if (!printed.ok) throw new Error(`the pattern of a network cannot be printed: ${printed.construct}`);
      return test(dialect.matches(value, printed.text));
    }
  }
}

/** What the texts of a network look like; null: no shape tells. */
function shapeOf({ bytes, bits }: Network): Shape | null {
  if (bits === 128) return { kind: 'exact', text: shortestForm({ bytes }) };
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return mapped && bits >= 96 ? ofNumbers(bytes.slice(12), bits - 96) : ofGroups(groupsOf(bytes), bits);
}

/** IPv4: whole numbers, and one of which some bits are fixed. */
function ofNumbers(numbers: readonly number[], bits: number): Shape | null {
  const whole = numbers.slice(0, bits >> 3);
  const head = whole.map((number) => `${number}.`).join('');
  const free = 0xff >> (bits & 7);
  const number = numbers[whole.length] ?? 0;
  // No shorter form of an address of version 6 has a point.
  if (bits > 0 && (bits & 7) === 0) return { kind: 'begins', texts: [head] };
  const range: RegexNode = { kind: 'interval', min: number & ~free, max: number | free, digits: 0 };
  const dot = whole.length < 3 ? charactersOf('.') : [];
  // Of the last number the interval has to be the end.
  return whole.length < 3
    ? { kind: 'pattern', nodes: [...charactersOf(head), range, ...dot] }
    : lastNumbers(head, number & ~free, number | free);
}

function lastNumbers(head: string, least: number, most: number): Shape {
  const texts = Array.from({ length: most - least + 1 }, (_, at) => String(least + at));
  const ends: RegexNode = {
    kind: 'union',
    operands: texts.map((text): RegexNode => ({ kind: 'concatenation', operands: charactersOf(text) })),
  };
  return { kind: 'pattern', nodes: [...charactersOf(head), ends] };
}

function charactersOf(text: string): readonly RegexNode[] {
  return Array.from(text, (character): RegexNode => ({ kind: 'character', code: character.codePointAt(0) ?? 0 }));
}

function groupsOf(bytes: readonly number[]): readonly number[] {
  return Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
}

/** IPv6: groups that are not zero stand where they are; a zero at the end of what is fixed has two spellings. */
function ofGroups(groups: readonly number[], bits: number): Shape | null {
  const whole = groups.slice(0, bits >> 4);
  const head = whole.map((group) => `${group.toString(16)}:`).join('');
  const rest = bits & 15;
  if (rest === 0) {
    if (whole.length > 0 && whole.every((group) => group !== 0)) return { kind: 'begins', texts: [head] };
    const before = whole.slice(0, -1);
    if (before.length === 0 || before.some((group) => group === 0)) return null;
    const stem = before.map((group) => `${group.toString(16)}:`).join('');
    return { kind: 'begins', texts: [`${stem}:`, `${stem}0:`] };
  }
  const free = 0xffff >> rest;
  const least = (groups[whole.length] ?? 0) & ~free;
  if (whole.some((group) => group === 0) || least === 0 || whole.length > 6) return null;
  return { kind: 'pattern', nodes: [...charactersOf(head), ...digitsBetween(least, least | free), ...charactersOf(':')] };
}

/** The digits of a group whose first bits are fixed, the highest of them set: as many for each. */
function digitsBetween(least: number, most: number): readonly RegexNode[] {
  const high = most.toString(16);
  return Array.from(least.toString(16), (digit, at): RegexNode => {
    const from = Number.parseInt(digit, 16);
    const to = Number.parseInt(high.charAt(at), 16);
    const members = Array.from({ length: to - from + 1 }, (_, more) => (from + more).toString(16).charCodeAt(0));
    return { kind: 'class', negated: false, members: members.map((code) => ({ kind: 'member', code })) };
  });
}
