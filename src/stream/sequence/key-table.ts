/**
 * Numbers for key texts, so that the state of many rules holds each text once. A number lives while somebody holds it;
 * keys that never repeat leave no trace.
 */
export interface KeyTable {
  /** The table as one more rule sees it. */
  forRule(): HeldKeys;
  /** The marks of the rules that may hold a text; 0: none does. */
  marksOf(text: string): number;
  /** How many different texts are held. */
  size(): number;
}

/** Keys that a rule holds. */
export interface HeldKeys {
  /** One bit, which other rules may have too where they are many. */
  readonly mark: number;
  /** The number of a text, held once more. */
  hold(text: string): number;
  /** The number of a text that some rule holds, or -1. */
  find(text: string): number;
  /** Takes one hold back. */
  release(number: number): void;
}

/** In place of the number of a text that nobody holds. */
const NOBODY = -1;
/** The bit that no rule has as its mark. */
export const ALWAYS = 1 << 31;
const MARKS = 31;

export function createKeyTable(): KeyTable {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const holds: number[] = [];
  /** Of those who have held the text since nobody did. */
  const marks: number[] = [];
  const free: number[] = [];
  let rules = 0;
  /** Rules ask for the same text one after the other. */
  let lastText = '';
  let lastNumber = NOBODY;

  function find(text: string): number {
    if (text !== lastText) {
      lastText = text;
      lastNumber = numbers.get(text) ?? NOBODY;
    }
    return lastNumber;
  }

  function hold(text: string, mark: number): number {
    const known = find(text);
    if (known !== NOBODY) {
      holds[known] = (holds[known] ?? 0) + 1;
      marks[known] = (marks[known] ?? 0) | mark;
      return known;
    }
    const number = free.pop() ?? texts.length;
    texts[number] = text;
    holds[number] = 1;
    marks[number] = mark;
    numbers.set(text, number);
    lastNumber = number;
    return number;
  }

  function release(number: number): void {
    const left = (holds[number] ?? 1) - 1;
    holds[number] = left;
    if (left > 0) return;
    numbers.delete(texts[number] ?? '');
    if (number === lastNumber) lastNumber = NOBODY;
    texts[number] = '';
    free.push(number);
  }

  return {
    forRule() {
      const mark = 1 << (rules++ % MARKS);
      return { mark, hold: (text) => hold(text, mark), find, release };
    },
    marksOf(text) {
      const number = find(text);
      return number === NOBODY ? 0 : (marks[number] ?? 0);
    },
    size: () => numbers.size,
  };
}
