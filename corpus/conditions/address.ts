/** An IP address as a number with its width, or null for text that is none. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Reads dotted IPv4 and colon IPv6, whose zone (`fe80::1%eth0`) is no part of it. IPv4 mapped into IPv6 gives null: engines may treat it as either. */
export function parseAddress(text: string): Address | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number);
    if (parts.some((part) => part > 255)) return null;
    return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
  }
  // What stands after a percent sign names a link, not an address; it may be anything but nothing (run on OpenSearch 2.19.1).
  const groupsOnly = /^([0-9a-fA-F:]+)(?:%.+)?$/s.exec(text)?.[1] ?? '';
  if (!groupsOnly.includes(':')) return null;
  const halves = groupsOnly.split('::');
  if (halves.length > 2) return null;
  const groups = (half: string | undefined): string[] => (half === undefined || half === '' ? [] : half.split(':'));
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (all.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  const value = all.reduce((sum, group) => sum * 65_536n + BigInt(Number.parseInt(group, 16)), 0n);
  return value >> 32n === 0xffffn ? null : { bits: 128, value };
}

/** A block of addresses, first and last included. */
export interface Block {
  readonly first: Address;
  readonly last: Address;
}

/** Reads `address/prefix`, host bits allowed, or a bare address (eql-semantics 8, `cidrMatch`). */
export function parseBlock(text: string): Block | null {
  const [addressText = '', prefixText] = text.split('/');
  const address = parseAddress(addressText);
  if (address === null || (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText))) return null;
  const prefix = prefixText === undefined ? address.bits : Number(prefixText);
  if (prefix > address.bits) return null;
  const hostBits = BigInt(address.bits - prefix);
  const first = (address.value >> hostBits) << hostBits;
  return { first: { bits: address.bits, value: first }, last: { bits: address.bits, value: first + (1n << hostBits) - 1n } };
}

/** True in the block. An index keeps IPv4 at its mapped place, so a wide block of IPv6 such as `::/0` holds it too (run on OpenSearch 2.19.1). */
export function inBlock(address: Address, { first, last }: Block): boolean {
  const value = address.bits < first.bits ? (0xffffn << 32n) + address.value : address.value;
  return address.bits <= first.bits && value >= first.value && value <= last.value;
}

/** The neighbour of an address, or null past the end of the space. */
export function neighbour(address: Address, distance: bigint): Address | null {
  const value = address.value + distance;
  return value < 0n || value >= 1n << BigInt(address.bits) ? null : { bits: address.bits, value };
}

/** Canonical text: dotted, or eight groups without leading zeros. */
export function showAddress(address: Address): string {
  const groups = address.bits === 32 ? 4 : 8;
  const width = BigInt(address.bits / groups);
  const parts: string[] = [];
  for (let group = groups - 1; group >= 0; group--) {
    const part = (address.value >> (BigInt(group) * width)) & ((1n << width) - 1n);
    parts.push(part.toString(address.bits === 32 ? 10 : 16));
  }
  return parts.join(address.bits === 32 ? '.' : ':');
}

/** True for an IPv6 address that is good on one link only (`fe80::/10`), and so is often written with the link. */
export function isLinkLocal({ bits, value }: Address): boolean {
  return bits === 128 && value >> 118n === 0x3fan;
}

/** True for an address as Elasticsearch writes it: the longest run of zero groups is left out, letters are lower-case. */
export function isUsual(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && usualText(address) === text;
}

/** The text that Elasticsearch gives an address. */
export function usualText(address: Address): string {
  if (address.bits === 32) return showAddress(address);
  const groups = showAddress(address).split(':');
  let [start, length] = [0, 1];
  for (let place = 0; place < groups.length; place++) {
    let run = 0;
    while (groups[place + run] === '0') run++;
    if (run > length) [start, length] = [place, run];
  }
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
