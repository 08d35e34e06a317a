import ipaddr from 'ipaddr.js';

/** A block as its address in 16 bytes and how many of the 128 bits it fixes. IPv4 stands at its IPv4-mapped place. */
export interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** Reads a block such as `10.6.48.157/8` or an address such as `::1`; null when it is neither. */
export function readNetwork(block: string): Network | null {
  const slash = block.indexOf('/');
  const written = slash < 0 ? block : block.slice(0, slash);
  // Clusters forget the zone of an address in groups, whatever it says. (run on OpenSearch 2.19.1)
  const address = written.replace(/^([^%.]*:[^%.]*)%.+$/s, '$1');
  const ipv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!ipv4 && (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address))) return null;
  const width = ipv4 ? 32 : 128;
  const size = slash < 0 ? String(width) : block.slice(slash + 1);
  if (!/^\d{1,3}$/.test(size) || Number(size) > width) return null;
  const bytes = ipv4 ? ipaddr.IPv4.parse(address).toIPv4MappedAddress().toByteArray() : ipaddr.IPv6.parse(address).toByteArray();
  // The library takes the deprecated `::1.2.3.4` for the mapped `::ffff:1.2.3.4`.
  if (/^::\d+\./.test(address)) bytes.fill(0, 10, 12);
  return { bytes, bits: 128 - width + Number(size) };
}

/** An address in its shortest form (RFC 5952; IPv4 as four numbers), and of that which IPv4 is mapped to the one of IPv4. */
export function shortestForm({ bytes }: Pick<Network, 'bytes'>): string {
  const address = new ipaddr.IPv6([...bytes]);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toRFC5952String();
}
