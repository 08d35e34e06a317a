import { Address4, Address6 } from 'ip-address';

/** The block of IPv4 addresses within the 128 bits in which an index keeps every address. */
const MAPPED = 0xffff00000000n;
const ALL = (1n << 128n) - 1n;

/** Addresses from `low` to `high`, both included. */
export interface AddressRange {
  readonly low: bigint;
  readonly high: bigint;
}

/**
 * The 128 bits of an address, IPv4 as IPv4-mapped IPv6; null when the text is no address. A zone is cut off: any text but the
 * empty one after a percent sign, where what stands before it has colons and no dots. (run on OpenSearch 2.19.1)
 */
export function parseAddress(text: string): bigint | null {
  const percent = text.indexOf('%');
  if (percent < 0) return parsePlain(text);
  const address = text.slice(0, percent);
  return percent === text.length - 1 || !address.includes(':') || address.includes('.') ? null : parsePlain(address);
}

function parsePlain(text: string): bigint | null {
  if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) {
    return Address4.isValid(text) ? MAPPED | new Address4(text).bigInt() : null;
  }
  const hexadecimal = withoutDots(text);
  // The library reads prefixes and zones too, which are no part of an address.
  if (hexadecimal === null || !/^[\da-fA-F:]{2,39}$/.test(hexadecimal) || !Address6.isValid(hexadecimal)) return null;
  return new Address6(hexadecimal).bigInt();
}

/** An IPv6 address whose last 32 bits may be dotted, in groups only; what is dotted follows the rules of IPv4. */
function withoutDots(text: string): string | null {
  const colon = text.lastIndexOf(':');
  if (colon < 0 || !text.includes('.')) return colon < 0 ? null : text;
  const bits = parsePlain(text.slice(colon + 1));
  if (bits === null) return null;
  return `${text.slice(0, colon + 1)}${((bits >> 16n) & 0xffffn).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}

/**
 * An address or a CIDR block; host bits may be set. The prefix of an IPv4-mapped IPv6 address is refused as ambiguous, as
 * Elasticsearch refuses it. Null when the text is neither.
 */
export function parseNetwork(text: string): AddressRange | null {
  const [addressText = '', prefixText, ...rest] = text.split('/');
  const address = parseAddress(addressText);
  if (address === null || rest.length > 0) return null;
  if (prefixText === undefined) return { low: address, high: address };
  const isFour = !addressText.includes(':');
  if (!isFour && address >> 32n === MAPPED >> 32n) return null;
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN;
  const width = isFour ? 32 : 128;
  if (!(prefix <= width)) return null;
  const host = (1n << BigInt(width - prefix)) - 1n;
  return { low: address & (ALL ^ host), high: address | host };
}

/** The text Elasticsearch shows: IPv4 dotted, IPv6 compressed in lower case. */
export function addressText(bits: bigint): string {
  if (bits >> 32n === MAPPED >> 32n) return [24n, 16n, 8n, 0n].map((shift) => ((bits >> shift) & 255n).toString()).join('.');
  return Address6.fromBigInt(bits).correctForm();
}
