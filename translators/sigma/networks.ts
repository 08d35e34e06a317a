import ipaddr from 'ipaddr.js';

/**
 * A block or bare address as the blocks that Sigma engines accept and that together hold the same addresses: host bits
 * cleared, a bare address completed with `/32` or `/128`, an IPv4-mapped IPv6 block written as the IPv4 block it equals
 * (sigma-target 4.1). Sigma keeps the families apart where an index keeps IPv4 at its mapped place in IPv6, so an IPv6
 * block around that place is joined by all of IPv4 (run on OpenSearch 2.19.1). Empty when the text is neither.
 */
export function sigmaNetworks(text: string): readonly string[] {
  const [address, prefix, ...rest] = text.split('/');
  if (address === undefined || rest.length > 0) return [];
  const parsed = parseAddress(address);
  if (parsed === null) return [];
  const width = parsed.kind() === 'ipv4' ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return [];
  const bits = prefix === undefined ? width : Number(prefix);
  if (bits > width) return [];
  if (!(parsed instanceof ipaddr.IPv6)) return [block(parsed, bits)];
  if (bits < MAPPED_BITS) return parsed.match(MAPPED, bits) ? [block(parsed, bits), '0.0.0.0/0'] : [block(parsed, bits)];
  return [parsed.isIPv4MappedAddress() ? block(parsed.toIPv4Address(), bits - MAPPED_BITS) : block(parsed, bits)];
}

/** Where IPv6 keeps IPv4: `::ffff:0:0/96`. */
const MAPPED = ipaddr.IPv6.parse('::ffff:0:0');
const MAPPED_BITS = 96;

function block(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const network = kind.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`);
  return `${network.toString()}/${bits}`;
}

/** Bits of a group of an address as it is written: a number of IPv4, a hexadecimal digit of IPv6. */
const GROUP_BITS = { ipv4: 8, ipv6: 4 } as const;

/** The blocks that end with a whole group, as patterns over the text of addresses do, and together hold the addresses of this one. */
export function wholeGroups(network: string): readonly string[] {
  const [address, bits] = ipaddr.parseCIDR(network);
  const group = GROUP_BITS[address.kind()];
  const spare = (group - (bits % group)) % group;
  const bytes = address.toByteArray();
  const place = Math.floor((bits + spare - 1) / 8);
  const step = 2 ** ((8 - ((bits + spare) % 8)) % 8);
  return Array.from({ length: 2 ** spare }, (_, at) => {
    const within = bytes.map((byte, index) => (index === place ? byte + at * step : byte));
    return `${ipaddr.fromByteArray(within).toString()}/${bits + spare}`;
  });
}

/** Four plain decimal parts or an IPv6 text without a zone; the other spellings `ipaddr.js` reads are not Elasticsearch's. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return null;
  const parsed = ipaddr.IPv6.parse(text);
  // The library takes the deprecated `::1.2.3.4` for the mapped `::ffff:1.2.3.4`.
  if (/^::\d+\./.test(text)) parsed.parts.splice(5, 1, 0);
  return parsed;
}
