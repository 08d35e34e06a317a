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
  for (let at = 0; at < end; at++) {
    const left = one.charCodeAt(at);
    const right = other.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return one.length - other.length;
}

/** Surrogates stand for the highest code points, so they move behind U+FFFF. */
function rank(unit) {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}`,
  },
} as const;
