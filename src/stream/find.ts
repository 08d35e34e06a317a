/** Answers whether a text stands in a stretch of bytes, `from` included, `to` excluded. */
export type Find = (bytes: Uint8Array, from: number, to: number) => boolean;

/** Longer texts are cut: more would not tell lines apart better, and the worst case is length times bytes. */
export const LONGEST = 32;

/**
 * A Horspool search for an ASCII text, with ASCII letters folded on demand. It looks at about one byte in every
 * `text.length`, which is what makes asking for a text much cheaper than parsing.
 */
export function finder(text: string, fold: boolean): Find {
  const needle = Uint8Array.from(text.slice(0, LONGEST), (character) => foldByte(character.charCodeAt(0), fold));
  const last = needle.length - 1;
  if (last < 0) return () => true;

  const folded = Uint8Array.from({ length: 256 }, (_, byte) => foldByte(byte, fold));
  const end = needle[last] ?? 0;
  const distance = new Uint8Array(256).fill(needle.length);
  for (let index = 0; index < last; index++) distance[needle[index] ?? 0] = last - index;
  /** How far the window moves when its last byte could be the end of the text but the rest is something else. */
  const again = distance[end] ?? 1;
  /** How far it moves for each other last byte; 0 stands for a byte that could be the end of the text. */
  const shift = folded.map((byte) => (byte === end ? 0 : (distance[byte] ?? 1)));

  function standsBefore(bytes: Uint8Array, at: number): boolean {
    for (let back = 1; back <= last; back++) if (folded[bytes[at - back] ?? 0] !== needle[last - back]) return false;
    return true;
  }

  return (bytes, from, to) => {
    let at = from + last;
    while (at < to) {
      const step = shift[bytes[at] ?? 0] ?? 1;
      if (step > 0) at += step;
      else if (standsBefore(bytes, at)) return true;
      else at += again;
    }
    return false;
  };
}

/** A letter of ASCII in lower case, when letters are folded. */
export function foldByte(byte: number, fold: boolean): number {
  return fold && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}
