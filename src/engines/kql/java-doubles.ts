/**
 * A text as `Double.parseDouble` takes it, which reads the numbers of every type but long: control characters and blanks around, a type
 * letter behind, `NaN`, `Infinity`, and hexadecimal digits with a binary exponent. Undefined: it takes none of it.
 */
export function readJavaDouble(text: string): number | undefined {
  const parts =
    /^([+-]?)(?:(NaN)|(Infinity)|0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?[pP]([+-]?\d{1,9})[dDfF]?|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?)$/.exec(
      withoutControls(text),
    );
  if (parts === null) return undefined;
  const [, sign, nan, infinite, whole, fraction = '', power, decimal] = parts;
  if (whole !== undefined && whole + fraction === '') return undefined;
  const size =
    nan !== undefined
      ? Number.NaN
      : infinite !== undefined
        ? Number.POSITIVE_INFINITY
        : decimal !== undefined
          ? Number(decimal)
          : scaled((whole ?? '') + fraction, Number(power) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** Blanks as Java trims them: everything up to the space. */
function withoutControls(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** Hexadecimal digits times a power of two. Digits beyond what a double holds only tell whether something is left. */
function scaled(digits: string, power: number): number {
  const kept = digits.replace(/^0+/, '');
  const head = BigInt(`0x0${kept.slice(0, 16)}`) * 2n + (/[1-9a-f]/i.test(kept.slice(16)) ? 1n : 0n);
  let value = Number(head);
  let left = power - 1 + 4 * Math.max(0, kept.length - 16);
  while (left !== 0 && value !== 0 && Number.isFinite(value)) {
    const step = Math.max(-900, Math.min(900, left));
    value *= 2 ** step;
    left -= step;
  }
  return value;
}
