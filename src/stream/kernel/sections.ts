/** Memory that is laid out from a place on. */
export interface Room {
  at: number;
  readonly parts: { readonly at: number; readonly bytes: Uint8Array }[];
}

/** Where texts stand in memory. */
export type Texts = (text: string) => number;

/** What may be read behind a text. */
const BEYOND = 16;

/** Lays out folded texts, each once: its length, then a byte for each unit. */
export function textsIn(texts: readonly string[], room: Room): Texts {
  const places = new Map<string, number>();
  const start = (room.at + 15) & ~15;
  let at = start;
  for (const text of texts) {
    if (places.has(text)) continue;
    places.set(text, at);
    at += 4 + Math.ceil(text.length / 4) * 4;
  }
  const bytes = new Uint8Array(at - start + BEYOND);
  const view = new DataView(bytes.buffer);
  for (const [text, place] of places) {
    view.setUint32(place - start, text.length, true);
    for (let unit = 0; unit < text.length; unit++) bytes[place - start + 4 + unit] = text.charCodeAt(unit);
  }
  room.parts.push({ at: start, bytes });
  room.at = start + bytes.length;
  return (text) => places.get(text) ?? 0;
}

/** Lays out lists of texts, each as their number and where they stand; `finish` adds what was laid out. */
export function listsIn(texts: Texts, room: Room): { readonly lists: (list: readonly string[]) => number; finish(): void } {
  const start = (room.at + 15) & ~15;
  const words: number[] = [];
  return {
    lists(list) {
      const at = start + 4 * words.length;
      words.push(list.length, ...list.map(texts));
      return at;
    },
    finish() {
      room.parts.push({ at: start, bytes: wordsOf(words) });
      room.at = start + 4 * words.length;
    },
  };
}

/** Words of four bytes, the least first. */
export function wordsOf(words: ArrayLike<number>): Uint8Array {
  if (IS_LEAST_FIRST) return new Uint8Array((words instanceof Uint32Array ? words.slice() : Uint32Array.from(words)).buffer);
  const bytes = new Uint8Array(4 * words.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < words.length; at++) view.setUint32(4 * at, words[at] ?? 0, true);
  return bytes;
}

/** Whether this machine has words as WebAssembly has them. */
const IS_LEAST_FIRST = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
