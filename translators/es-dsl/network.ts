import { type Network, readNetwork } from '../shared/index.ts';

/**
 * The first and last address of a block such as `10.6.48.157/8` or `::1`, as 32 hexadecimal digits each, so that membership is
 * an order of texts. IPv4 stands at its IPv4-mapped place in IPv6, as Elasticsearch keeps it. Null when it is no block.
 */
export function networkBounds(block: string): readonly [first: string, last: string] | null {
  const network = readNetwork(block);
  if (network === null) return null;
  const first = masked(network);
  return [hex(first), hex(first.map((byte, at) => byte | freeBits(network.bits, at)))];
}

function masked({ bytes, bits }: Network): number[] {
  return bytes.map((byte, at) => byte & ~freeBits(bits, at) & 0xff);
}

/** The bits of the byte at `at` that a prefix of `bits` leaves open. */
function freeBits(bits: number, at: number): number {
  return 0xff >> Math.min(8, Math.max(0, bits - at * 8));
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
