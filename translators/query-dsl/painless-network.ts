import ipaddr from 'ipaddr.js';

/**
 * The first and last address of a block such as `10.6.48.157/8` or `::1`, as 32 hexadecimal digits each, so that membership is
 * an order of texts. IPv4 stands at its IPv4-mapped place in IPv6, as Elasticsearch keeps it. Null when it is no block.
 */
export function networkBounds(block: string): readonly [first: string, last: string] | null {
  const slash = block.indexOf('/');
  const address = slash < 0 ? block : block.slice(0, slash);
  const ipv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!ipv4 && (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address))) return null;
  const width = ipv4 ? 32 : 128;
  const size = slash < 0 ? String(width) : block.slice(slash + 1);
  if (!/^\d{1,3}$/.test(size) || Number(size) > width) return null;
  const bytes = ipv4 ? ipaddr.IPv4.parse(address).toIPv4MappedAddress().toByteArray() : ipaddr.IPv6.parse(address).toByteArray();
  return bounds(bytes, 128 - width + Number(size));
}

function bounds(bytes: readonly number[], bits: number): readonly [string, string] {
  const first: number[] = [];
  const last: number[] = [];
  for (const [at, byte] of bytes.entries()) {
    const free = 0xff >> Math.min(8, Math.max(0, bits - at * 8));
    first.push(byte & ~free & 0xff);
    last.push(byte | free);
  }
  return [hex(first), hex(last)];
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
