import ipaddr from 'ipaddr.js';
import { parseLuceneRegex, type TextPattern } from '../../src/pattern/index.ts';
import { readNetwork } from '../shared/index.ts';

/**
 * The texts of the addresses in a block, or of a bare address; null: their texts do not tell them from others. A text is taken to be
 * some address, so that what follows the block's part of it is not looked at.
 */
export function addressPattern(network: string): TextPattern | null {
  const read = readNetwork(network);
  if (read === null) return null;
  const { bytes, bits } = read;
  // Everything that is an address.
  if (bits === 0) return pattern('.*');
  if (!new ipaddr.IPv6([...bytes]).isIPv4MappedAddress()) return version6(new ipaddr.IPv6([...bytes]), bits);
  return bits < 96 ? null : pattern(`${MAPPED}${version4(bytes.slice(12), bits - 96)}`);
}

/** How version 6 writes an address of version 4. */
const MAPPED = '([0:]*:[Ff]{4}:)?';

function version4(octets: readonly number[], bits: number): string {
  return octets
    .map((octet, at) => {
      const fixed = Math.min(8, Math.max(0, bits - at * 8));
      if (fixed === 0) return '[0-9]+';
      const low = octet & (0xff << (8 - fixed)) & 0xff;
      return fixed === 8 ? String(octet) : `<${low}-${low + 2 ** (8 - fixed) - 1}>`;
    })
    .join('\\.');
}

function version6({ parts }: ipaddr.IPv6, bits: number): TextPattern | null {
  const [first = 0] = parts;
  if (bits === 128) return single(parts);
  const low = first & (0xffff << (16 - bits)) & 0xffff;
  if (bits > 16 || low === 0) return null;
  return pattern(`${groupsBetween(low, low + 2 ** (16 - bits) - 1)}:.*`);
}

/** One address whose zeros stand together: how many they are is told by the groups beside them. */
function single(parts: readonly number[]): TextPattern | null {
  const from = parts.indexOf(0);
  const end = parts.length - [...parts].reverse().indexOf(0);
  if (from < 0) return pattern(parts.map(group).join(':'));
  if (parts.slice(from, end).some((part) => part !== 0)) return null;
  return pattern([...parts.slice(0, from).map(group), '[0:]*', ...parts.slice(end).map(group)].join(':'));
}

/** A group in any of its spellings. */
function group(value: number): string {
  return `0{0,3}${digits(value.toString(16))}`;
}

/** The hexadecimal digits in either case. */
function digits(text: string): string {
  return [...text].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');
}

/** Groups from one with free bits at its end to the last one that differs from it in those bits alone; zeros before them may be left out. */
function groupsBetween(low: number, high: number): string {
  const [least, most] = [hexadecimal(low), hexadecimal(high)];
  const same = [...least].findIndex((digit, at) => digit !== most[at]);
  if (same < 0) return group(low);
  const free = [...'0123456789abcdef'].filter((digit) => digit >= least.charAt(same) && digit <= most.charAt(same)).join('');
  const fixed = digits(least.slice(0, same)).replace(/^0+/, (zeros) => `0{0,${zeros.length}}`);
  return `${fixed}[${free}${free.replace(/[^a-f]/g, '').toUpperCase()}]${'[0-9A-Fa-f]'.repeat(3 - same)}`;
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function pattern(source: string): TextPattern {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`the expression of an address cannot be read: ${source}`);
  return { kind: 'regex', source, tree: parsed.tree };
}
