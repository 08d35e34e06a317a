/** A stretch of IPv4 addresses as whole numbers, both ends included. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** No IPv4 address lies there. */
const NONE: Stretch = { low: 1, high: 0 };

/**
 * The IPv4 addresses of a block such as `10.0.0.0/8`, or of a bare address. Null: not known, as of an IPv6 block in which IPv4 addresses
 * may be mapped.
 */
export function networkStretch(text: string): Stretch | null {
  const [base = '', length] = text.split('/');
  const bits = length === undefined ? 32 : Number(length);
  const address = addressNumber(base);
  if (address !== null) {
    if (!Number.isInteger(bits) || bits < 0 || bits > 32) return null;
    const size = 2 ** (32 - bits);
    const low = Math.floor(address / size) * size;
    return { low, high: low + size - 1 };
  }
  if (length !== undefined && (!Number.isInteger(bits) || bits < 0 || bits > 128)) return null;
  // The first sixteen bits of a mapped address are zero, and it is neither the loopback address nor none.
  const group = Number.parseInt(/^[0-9a-f]{1,4}(?=:)/i.exec(base)?.[0] ?? '0', 16);
  const isElsewhere = group >>> Math.max(0, 16 - (length === undefined ? 128 : bits)) !== 0;
  const isOwn = /^::1?$/.test(base) && (length === undefined || bits === 128);
  return isElsewhere || isOwn ? NONE : null;
}

const DOTTED = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 address in its usual spelling as a number; null: it is none, or spelt otherwise. */
export function addressNumber(text: string): number | null {
  const found = DOTTED.exec(text);
  if (found === null) return null;
  let number = 0;
  for (let part = 1; part <= 4; part++) {
    const digits = found[part] ?? '';
    const octet = Number(digits);
    if (octet > 255 || (digits.length > 1 && digits.startsWith('0'))) return null;
    number = number * 256 + octet;
  }
  return number;
}
