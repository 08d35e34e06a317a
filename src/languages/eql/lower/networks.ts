import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

interface Block {
  readonly address: Address;
  readonly bits: number;
}

/** True for the textual address of an `ip` field: dotted decimal IPv4 without leading zeros, or IPv6 without a zone. */
export function isAddress(text: string): boolean {
  return parseAddress(text) !== null;
}

/** True for a CIDR block or a bare address; host bits may be set. (eql-semantics 8) */
export function isBlock(text: string): boolean {
  return parseBlock(text) !== null;
}

/** True when both are valid and the address lies in the block. IPv4-mapped IPv6 equals IPv4; otherwise families do not cross. */
export function blockContains(block: string, address: string): boolean {
  const range = parseBlock(block);
  const point = parseAddress(address);
  if (range === null || point === null || range.address.kind() !== point.kind()) return false;
  const [left, right] = [range.address.toByteArray(), point.toByteArray()];
  return left.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, range.bits - 8 * index));
    return byte >> (8 - bits) === (right[index] ?? 0) >> (8 - bits);
  });
}

const IPV4 = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;
const IPV6 = /^[0-9a-fA-F:.]+$/;

function parseAddress(text: string): Address | null {
  if (IPV4.test(text)) return ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text) : null;
  if (!text.includes(':') || !IPV6.test(text) || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function parseBlock(text: string): Block | null {
  const slash = text.indexOf('/');
  const written = slash < 0 ? text : text.slice(0, slash);
  const address = parseAddress(written);
  if (address === null) return null;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  if (slash < 0) return { address, bits: width };
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits)) return null;
  // An IPv4-mapped block counts its first 96 bits as written.
  const bits = Number(digits) - (width === 32 && written.includes(':') ? 96 : 0);
  return bits >= 0 && bits <= width ? { address, bits } : null;
}
