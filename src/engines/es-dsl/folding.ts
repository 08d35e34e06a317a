/** Which letters count as the same: none but itself, the two ASCII cases, or Unicode simple case folding. (eql-semantics 5.1) */
export type Folding = 'exact' | 'ascii' | 'unicode';

/** A test of one code point. */
export type CodePointTest = (codePoint: number) => boolean;

/** The code points that count as `wanted`. */
export function sameLetter(wanted: number, folding: Folding): CodePointTest {
  const other = otherAsciiCase(wanted);
  switch (folding) {
    case 'exact':
      return (codePoint) => codePoint === wanted;
    case 'ascii':
      return (codePoint) => codePoint === wanted || codePoint === other;
    case 'unicode': {
      const letter = literally([wanted], '$');
      return (codePoint) => codePoint === wanted || letter.test(String.fromCodePoint(codePoint));
    }
  }
}

/** A test of whole texts for equality. */
export function sameText(wanted: string, folding: Folding): (text: string) => boolean {
  if (folding === 'exact') return (text) => text === wanted;
  if (folding === 'unicode') {
    const pattern = literally(codePointsOf(wanted), '$');
    return (text) => pattern.test(text);
  }
  const lower = lowerAscii(wanted);
  return (text) => text.length === wanted.length && lowerAscii(text) === lower;
}

/** A test of the beginning of texts. */
export function sameStart(wanted: string, folding: Folding): (text: string) => boolean {
  if (folding === 'exact') return (text) => text.startsWith(wanted);
  if (folding === 'unicode') {
    const pattern = literally(codePointsOf(wanted), '');
    return (text) => pattern.test(text);
  }
  const lower = lowerAscii(wanted);
  return (text) => lowerAscii(text.slice(0, wanted.length)) === lower;
}

/** The code points of a text; a lone surrogate counts as one. */
export function codePointsOf(text: string): number[] {
  const codePoints: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at++;
    codePoints.push(codePoint);
  }
  return codePoints;
}

/** `i` with `u` is Unicode simple case folding, the relation Lucene's table holds; every code point goes in as a number. */
function literally(codePoints: readonly number[], end: '' | '$'): RegExp {
  return new RegExp(`^${codePoints.map((codePoint) => `\\u{${codePoint.toString(16)}}`).join('')}${end}`, 'iu');
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function otherAsciiCase(codePoint: number): number {
  const isUpper = codePoint >= 65 && codePoint <= 90;
  const isLower = codePoint >= 97 && codePoint <= 122;
  return isUpper ? codePoint + 32 : isLower ? codePoint - 32 : codePoint;
}
