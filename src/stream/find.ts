/** Answers whether a text stands in a stretch of bytes, `from` included, `to` excluded. */
export type Find = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Longer texts are cut: more would not tell lines apart better, and the worst case is length times bytes. */
const LONGEST = 32;

/**
 * A Horspool search for an ASCII text, with ASCII letters folded on demand. It looks at about one byte in every
 * `text.length`, which is what makes asking for a text much cheaper than parsing.
 */
export function finder(text: string, fold: boolean): Find {
  const needle = Uint8Array.from(text.slice(0, LONGEST), (character) => foldByte(character.charCodeAt(0), fold));
  const last = needle.length - 1;
  if (last < 0) return () => true;

  const folded = Uint8Array.from({ length: 256 }, (_, byte) => foldByte(byte, fold));
  const distance = new Uint8Array(128).fill(needle.length);
  for (let index = 0; index < last; index++) distance[needle[index] ?? 0] = last - index;
  /** How far the window may move when its last byte is this one. */
  const shift = folded.map((byte) => distance[byte] ?? needle.length);

  return (bytes, from, to) => {
    let at = from + last;
    while (at < to) {
      const byte = bytes[at] ?? 0;
      if (folded[byte] === needle[last]) {
        let back = 1;
        while (back <= last && folded[bytes[at - back] ?? 0] === needle[last - back]) back++;
        if (back > last) return true;
      }
      at += shift[byte] ?? 1;
    }
    return false;
  };
}

function foldByte(byte: number, fold: boolean): number {
  return fold && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}
