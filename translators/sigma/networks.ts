import ipaddr from 'ipaddr.js';

/**
 * A block or bare address as Sigma engines accept it: host bits cleared, a bare address completed with `/32` or
 * `/128`, an IPv4-mapped IPv6 block written as the IPv4 block it equals (sigma-target 4.1). Null when it is neither.
 */
export function sigmaNetwork(text: string): string | null {
  const [address, prefix, ...rest] = text.split('/');
  if (address === undefined || rest.length > 0) return null;
  const parsed = parseAddress(address);
  if (parsed === null) return null;
  const width = parsed.kind() === 'ipv4' ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const bits = prefix === undefined ? width : Number(prefix);
  if (bits > width) return null;
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() && bits >= 96) {
    return block(parsed.toIPv4Address(), bits - 96);
  }
  return block(parsed, bits);
}

function block(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const network = kind.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`);
  return `${network.toString()}/${bits}`;
}

/** Four plain decimal parts or an IPv6 text without a zone; the other spellings `ipaddr.js` reads are not Elasticsearch's. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}
