/**
 * Order of terms: UTF-8 bytes, which is the order of code points and not of UTF-16 units; half of a surrogate pair is the
 * code point of its number. (eql-semantics 3.4)
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  // Where one goes on with the second half of a pair, the other may not: then the whole code points differ.
  if (at > 0 && isHigh(left.charCodeAt(at - 1)) && (isLow(left.charCodeAt(at)) || isLow(right.charCodeAt(at)))) at--;
  return (left.codePointAt(at) ?? -1) - (right.codePointAt(at) ?? -1);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
