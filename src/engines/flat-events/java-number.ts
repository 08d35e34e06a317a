const NUMERAL = /^[+-]?(?:\d{1,1000}(?:\.\d{0,1000})?|\.\d{1,1000})(?:[eE][+-]?\d{1,4})?$/;
const HEXADECIMAL = /^([+-]?)0[xX](?!\.?[pP])([\da-fA-F]{0,1000})\.?([\da-fA-F]{0,1000})[pP]([+-]?\d{1,5})$/;

/** A number as Java reads it, in decimal or with a power of two in hexadecimal; null: it is none, or beyond all numbers. */
export function javaNumber(text: string): number | null {
  const number = NUMERAL.test(text) ? Number(text) : hexadecimal(text);
  return number === null || !Number.isFinite(number) ? null : number;
}

/** More bits than a double has, so that what is cut off behind them only says to which side it rounds. */
const KEPT_BITS = 64;

function hexadecimal(text: string): number | null {
  const [, sign, whole = '', part = '', exponent] = HEXADECIMAL.exec(text) ?? [];
  if (exponent === undefined) return null;
  const digits = BigInt(`0x${whole}${part}`);
  const cut = Math.max(0, digits.toString(2).length - KEPT_BITS);
  const kept = digits >> BigInt(cut);
  const sticky = kept << BigInt(cut) === digits ? 0n : 1n;
  const number = scaled(Number(kept | sticky), Number(exponent) - 4 * part.length + cut);
  return sign === '-' ? -number : number;
}

/** A power of two that is too great for one step is several. */
function scaled(number: number, power: number): number {
  let [result, left] = [number, Math.max(-3000, Math.min(3000, power))];
  for (; left > 1000; left -= 1000) result *= 2 ** 1000;
  for (; left < -1000; left += 1000) result *= 2 ** -1000;
  return result * 2 ** left;
}
