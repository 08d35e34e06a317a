import { Address4, Address6 } from 'ip-address';

/** Where IPv4 addresses stand among those of IPv6. */
const FOUR = 0xffff_0000_0000n;

/** The 128 bits of an address; null: the text is none. */
export function readAddress(text: string): bigint | null {
  if (!text.includes(':'))
    return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) && isFour(text) ? FOUR | new Address4(text).bigInt() : null;
  const zone = text.indexOf('%');
  const bare = zone < 0 ? text : text.slice(0, zone);
  if (zone >= 0 && (zone === text.length - 1 || bare.includes('.'))) return null;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (dotted === null) return /^[\da-fA-F:]+$/.test(bare) && Address6.isValid(bare) ? new Address6(bare).bigInt() : null;
  const low = readAddress(dotted[2] ?? '');
  if (low === null) return null;
  return readAddress(`${dotted[1]}${((low >> 16n) & 0xffffn).toString(16)}:${(low & 0xffffn).toString(16)}`);
}

function isFour(text: string): boolean {
  return text.split('.').every((part) => Number(part) < 256 && String(Number(part)) === part);
}

/** The addresses of a block, or the one address; null: the text is neither. */
export function readBlock(text: string): { readonly low: bigint; readonly high: bigint } | null {
  const [base = '', bits, more] = text.split('/');
  const address = readAddress(base);
  if (address === null || more !== undefined) return null;
  if (bits === undefined) return { low: address, high: address };
  const width = base.includes(':') ? 128 : 32;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) return null;
  const rest = (1n << BigInt(width - Number(bits))) - 1n;
  return { low: address - (address & rest), high: address | rest };
}

/** An address as an index shows it. */
export function addressText(bits: bigint): string {
  if (bits >> 32n === FOUR >> 32n) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join('.');
  return Address6.fromBigInt(bits).correctForm();
}
