/** Letters: what is the same when case is ignored, and the order of texts (eql-semantics 3.4, 5.1, 5.2). */
export const letters = {
  foldAscii: {
    needs: [],
    code: String.raw`
/** Lower-case for A to Z; every other character stays. */
function foldAscii(text) {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}`,
  },
  foldUnicode: {
    needs: ['foldAscii'],
    code: String.raw`
/** The same for comparison with ASCII under Unicode folding: the long s and the Kelvin sign are an s and a k. */
function foldUnicode(text) {
  return foldAscii(text.replace(/\u017f/g, 's').replace(/\u212a/g, 'k'));
}`,
  },
  foldJava: {
    needs: [],
    code: String.raw`
/** Letters as java.lang.String.compareToIgnoreCase takes them: upper, then lower case, one character for one. */
function foldJava(text) {
  return Array.from(text, (character) => {
    const upper = character.toUpperCase();
    const single = isSingle(upper) ? upper : character;
    const lower = single === '\u0130' ? 'i' : single.toLowerCase();
    return isSingle(lower) ? lower : single;
  }).join('');
}

function isSingle(text) {
  return String.fromCodePoint(text.codePointAt(0)).length === text.length;
}`,
  },
  byCodePoint: {
    needs: [],
    code: `
/** Negative, zero or positive as one text stands before, with or after another in the order of code points. */
function byCodePoint(one, other) {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  // The second half of a pair is no character of its own.
  if (at > 0 && (one.codePointAt(at - 1) > 0xffff || other.codePointAt(at - 1) > 0xffff)) at--;
  if (at === one.length || at === other.length) return one.length - other.length;
  return one.codePointAt(at) - other.codePointAt(at);
}`,
  },
} as const;
