import { Address4, Address6 } from 'ip-address';

/** IPv4 addresses live at `::ffff:0:0/96`, so that both families compare in one space (eql-semantics 9.1). */
const MAPPED = 0xffffn << 32n;

/** A stretch of the 128-bit address space: all addresses that share the first `bits` bits of `base`. */
export interface Network {
  readonly base: bigint;
  readonly bits: number;
}

/**
 * An address without prefix length; null: not one. The zone of an IPv6 address in groups (`fe80::1%eth0`) may be any text but the
 * empty one and is no part of the value (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21).
 */
export function parseAddress(text: string): bigint | null {
  const zone = /^([0-9a-fA-F:]+)%./su.exec(text);
  return parseUnzoned(zone?.[1] ?? text);
}

function parseUnzoned(text: string): bigint | null {
  // The library also reads prefixes, which are no part of an address value.
  if (!/^[0-9a-fA-F:.]+$/.test(text) || text.length > 45) return null;
  if (text.includes(':')) return Address6.isValid(text) ? new Address6(text).bigInt() : null;
  return Address4.isValid(text) ? MAPPED + new Address4(text).bigInt() : null;
}

/**
 * A block such as `10.0.0.0/8`, host bits allowed, or a bare address; null: neither. An IPv4-mapped address with a prefix length is
 * none: it fails the search, since the length may count either kind of bits (eql-semantics 1.6).
 */
export function parseNetwork(text: string): Network | null {
  const [, address = '', length] = /^([^/]*)(?:\/([0-9]{1,3}))?$/.exec(text) ?? [];
  const base = parseAddress(address);
  if (base === null) return null;
  if (length !== undefined && address.includes(':') && isMapped(base)) return null;
  const offset = address.includes(':') ? 0 : 96;
  const bits = length === undefined ? 128 : offset + Number(length);
  return bits > 128 ? null : { base, bits };
}

/**
 * The address lies in the block. An index keeps IPv4 at its mapped place, so a wide IPv6 block such as `::/0` holds IPv4
 * too (run on OpenSearch 2.19.1; eql-semantics 8, `cidrMatch`).
 */
export function contains(network: Network, address: bigint): boolean {
  const free = BigInt(128 - network.bits);
  return network.base >> free === address >> free;
}

function isMapped(address: bigint): boolean {
  return address >> 32n === 0xffffn;
}

/** The address as Elasticsearch prints it. */
export function addressText(address: bigint): string {
  if (isMapped(address)) return Address4.fromBigInt(address & 0xffffffffn).correctForm();
  return Address6.fromBigInt(address).correctForm();
}
