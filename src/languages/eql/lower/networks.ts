import { bytesOfAddress } from './address-bytes.ts';

/** Why a block of IPv4-mapped addresses is refused. */
export const MAPPED_NETWORK = 'the prefix length of an IPv4-mapped address is ambiguous, and the search would fail';

/** The addresses that share the first `bits` bits of 16 bytes. */
interface Block {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/**
 * True for the textual address of an `ip` field: dotted decimal IPv4 without leading zeros, or IPv6. IPv6 in groups may name a zone
 * (`fe80::1%eth0`), any text but the empty one. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)
 */
export function isAddress(text: string): boolean {
  return parseAddress(text) !== null;
}

/** True for a CIDR block or a bare address that a cluster reads; host bits may be set. (eql-semantics 8) */
export function isBlock(text: string): boolean {
  return parseBlock(text) !== null && !isMappedBlock(text);
}

/**
 * True for an IPv4-mapped IPv6 address, in whatever spelling, with a prefix length: a cluster cannot tell whether it counts the
 * bits of IPv4 or of IPv6, and the search fails. (eql-semantics 1.6)
 */
export function isMappedBlock(text: string): boolean {
  if (!text.includes('/') || !text.includes(':')) return false;
  const bytes = parseBlock(text)?.bytes ?? [];
  return bytes.length > 0 && bytes.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
}

/**
 * True when both are valid and the address lies in the block. IPv4 counts as the IPv6 addresses it is mapped to, so wide IPv6
 * blocks such as `::/0` hold it. (run on OpenSearch 2.19.1)
 */
export function blockContains(block: string, address: string): boolean {
  const range = parseBlock(block);
  const bytes = parseAddress(address);
  if (range === null || bytes === null) return false;
  return range.bytes.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, range.bits - 8 * index));
    return byte >> (8 - bits) === (bytes[index] ?? 0) >> (8 - bits);
  });
}

/** An address or a block without the zone, which an index forgets; what is neither stays as it is. Nothing but the prefix length has a slash. */
export function withoutZone(text: string): string {
  return text.replace(/^([0-9a-fA-F:]+)%[^/]+/, '$1');
}

/** The 16 bytes of an address, IPv4 at its mapped place; null when it is none. */
function parseAddress(text: string): readonly number[] | null {
  const zone = /^([0-9a-fA-F:]+)%./s.exec(text);
  return bytesOfAddress(zone?.[1] ?? text);
}

function parseBlock(text: string): Block | null {
  const slash = text.indexOf('/');
  const written = slash < 0 ? text : text.slice(0, slash);
  const bytes = parseAddress(written);
  if (bytes === null) return null;
  if (slash < 0) return { bytes, bits: 128 };
  const digits = text.slice(slash + 1);
  const bits = Number(digits) + (written.includes(':') ? 0 : 96);
  return /^\d{1,3}$/.test(digits) && bits <= 128 ? { bytes, bits } : null;
}
