import ipaddr from 'ipaddr.js';
import type { Scalar } from '../../event/index.ts';
import { type Line, type Place, single } from './line.ts';

/** Addresses by their 128 bits. */
export const ADDRESSES: Line = {
  id: 'ip',
  first: 0n,
  last: 2n ** 128n - 1n,
  place: placeOfAddress,
  bound: (value) => single(placeOfAddress(value)),
  value: (place) => {
    const bytes = Array.from({ length: 16 }, (_, index) => Number((place >> BigInt(8 * (15 - index))) & 255n));
    const address = new ipaddr.IPv6(bytes);
    return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString();
  },
};

function placeOfAddress(value: Scalar): Place | null {
  const block = typeof value === 'string' ? blockOf(value) : null;
  return block === null || block.low !== block.high ? null : { at: block.low, off: 0 };
}

/**
 * The first and the last address of a block or of a single address, IPv4 where IPv6 keeps it; null: the text is neither as an index reads
 * it, which takes four decimal numbers without zeros before them (`010.0.0.1` is no address), and a length that has digits.
 */
export function blockOf(text: string): { readonly low: bigint; readonly high: bigint } | null {
  const [base = '', prefix, ...more] = text.split('/');
  const four = base.slice(base.lastIndexOf(':') + 1);
  if (more.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  if (!base.includes('%') && (four.includes('.') || four === base) && !ipaddr.IPv4.isValidFourPartDecimal(four)) return null;
  if (!ipaddr.isValid(base)) return null;
  const parsed = ipaddr.parse(base);
  const isFour = parsed instanceof ipaddr.IPv4;
  // An index refuses the length of such a prefix: it could be one of 32 bits.
  if (prefix !== undefined && parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress()) return null;
  const bytes = (isFour ? parsed.toIPv4MappedAddress() : parsed).toByteArray();
  const at = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const width = isFour ? 32 : 128;
  const length = prefix === undefined ? width : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > width) return null;
  const rest = (1n << BigInt(width - length)) - 1n;
  return { low: at - (at & rest), high: at | rest };
}
