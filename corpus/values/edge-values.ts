import type { FieldType, Scalar } from '../../src/event/index.ts';
import { type Address, isLinkLocal, neighbour, parseBlock, showAddress, usualText } from '../conditions/address.ts';
import type { NamedValue } from '../conditions/formula.ts';
import { coveredText } from '../conditions/wildcard.ts';
import type { Random } from '../random.ts';
import { inTurn, spread } from './text-edges.ts';

/** Texts covered by some of the patterns: each plain and with its stars filled; of a long list a few, unless `wide`. */
export function patternSamples(random: Random, patterns: readonly string[], wide: boolean): readonly string[] {
  const chosen = wide ? patterns.slice(0, 400) : random.shuffle(random.some(patterns, 8));
  return chosen.flatMap((pattern) => {
    if (!/[*?]/.test(pattern)) return [pattern];
    const filled = [coveredText(random, pattern, false), coveredText(random, pattern, true)];
    return wide ? [...filled, coveredText(random, pattern, false)] : filled;
  });
}

/** Texts one step away from samples and constants, on either side of the edge; the caller asks which side each is on. */
export function textEdges(random: Random, constants: readonly string[], samples: readonly Scalar[]): readonly NamedValue[] {
  const texts = samples.filter((sample) => typeof sample === 'string');
  const text = texts[random.int(0, Math.max(0, texts.length - 1))] ?? '';
  const constant = constants[random.int(0, Math.max(0, constants.length - 1))] ?? text;
  const middle = Math.floor(text.length / 2);
  const edges: NamedValue[] = [
    { name: 'upper-case', value: text.toUpperCase() },
    { name: 'lower-case', value: text.toLowerCase() },
    { name: 'one-letter-more', value: `${text}x` },
    { name: 'one-letter-before', value: `x${text}` },
    { name: 'one-letter-less', value: text.slice(0, -1) },
    { name: 'first-letter-less', value: text.slice(1) },
    { name: 'middle-letter-less', value: text.slice(0, middle) + text.slice(middle + 1) },
    { name: 'trailing-newline', value: `${text}\n` },
    { name: 'trailing-space', value: `${text} ` },
    { name: 'leading-space', value: ` ${text}` },
    { name: 'embedded-newline', value: `${text.slice(0, middle)}\n${text.slice(middle)}` },
    { name: 'slashes-swapped', value: text.replace(/[\\/]/g, (slash) => (slash === '/' ? '\\' : '/')) },
    { name: 'slash-doubled', value: text.replace(/[\\/]/, (slash) => slash + slash) },
    { name: 'pattern-itself', value: constant },
    { name: 'kelvin-sign', value: text.replace(/[kK]/, '\u212a') },
    { name: 'long-s', value: text.replace(/[sS]/, '\u017f') },
    { name: 'dotless-i', value: text.replace(/[iI]/, '\u0131') },
    { name: 'accent', value: text.replace(/[aeiou]/, (letter) => `${letter}\u0301`) },
    { name: 'astral', value: `${text}\u{1f480}` },
    { name: 'empty-text', value: '' },
    { name: 'other-word', value: random.word() },
  ];
  return edges.filter((edge) => edge.name === 'empty-text' || edge.value !== text);
}

function isWhole(type: FieldType): boolean {
  return type !== 'double' && type !== 'float' && type !== 'half_float' && type !== 'scaled_float';
}

export function numberSamples(type: FieldType, constants: readonly number[]): readonly number[] {
  return numberEdges(type, constants).map((edge) => Number(edge.value));
}

const FAR: readonly NamedValue[] = [
  { name: 'zero', value: 0 },
  { name: 'large', value: 30_000 },
  { name: 'small', value: 7 },
  { name: 'negative', value: -3 },
];

/** The constants (of many, `most`) and their neighbours, and values far away. */
export function numberEdges(type: FieldType, constants: readonly number[], most = 20): readonly NamedValue[] {
  const near = spread(constants, most).map((constant): readonly NamedValue[] => [
    { name: 'the-number', value: constant },
    { name: 'one-less', value: constant - 1 },
    { name: 'one-more', value: constant + 1 },
    ...(isWhole(type)
      ? []
      : [
          { name: 'half-less' as const, value: constant - 0.5 },
          { name: 'half-more' as const, value: constant + 0.5 },
        ]),
  ]);
  const all = [...inTurn(near), ...FAR];
  return all.filter((edge) => !isWhole(type) || Number.isSafeInteger(edge.value));
}

/** Addresses inside the blocks (of many, `most`), on their borders, and outside. */
export function addressEdges(blocks: readonly string[], most = 40): readonly NamedValue[] {
  const border = spread(blocks, most).map((text) => {
    const block = parseBlock(text);
    if (block === null) return [];
    const named: readonly { readonly name: AddressEdge; readonly address: Address | null }[] = [
      { name: 'first-address', address: block.first },
      { name: 'last-address', address: block.last },
      { name: 'address-before', address: neighbour(block.first, -1n) },
      { name: 'address-after', address: neighbour(block.last, 1n) },
    ];
    return named.flatMap(({ name, address }) => (address === null ? [] : spellings(name, address)));
  });
  const far = ['93.184.215.14', '10.20.30.40', '8.8.4.4', '2001:db8:1::1', '127.0.0.1', '192.168.7.7'];
  return [...inTurn(border), ...far.map((value) => ({ name: 'another-address' as const, value }))];
}

type AddressEdge = 'first-address' | 'last-address' | 'address-before' | 'address-after';

/** An address as it is usually written, with every group written out, and with its link where it has one. */
function spellings(name: AddressEdge, address: Address): readonly NamedValue[] {
  const [usual, whole] = [usualText(address), showAddress(address)];
  return [
    { name, value: usual },
    ...(usual === whole ? [] : [{ name: `${name}-written-out` as const, value: whole }]),
    ...(isLinkLocal(address) ? [{ name: `${name}-with-zone` as const, value: `${usual}%eth0` }] : []),
  ];
}

export function addressSamples(blocks: readonly string[]): readonly Scalar[] {
  return addressEdges(blocks).map((edge) => edge.value);
}
