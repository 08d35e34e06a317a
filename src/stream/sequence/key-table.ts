/**
 * Numbers for key texts, so that the state of many rules holds each text once. A number lives while somebody holds it;
 * keys that never repeat leave no trace.
 */
export interface KeyTable {
  /** The number of a text, held once more. */
  hold(text: string): number;
  /** The number of a text that somebody holds, or -1. */
  find(text: string): number;
  /** The text of a number that somebody holds. */
  text(number: number): string;
  /** Takes one hold back. */
  release(number: number): void;
  /** How many different keys are held. */
  size(): number;
}

export function createKeyTable(): KeyTable {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const holds: number[] = [];
  const free: number[] = [];

  return {
    hold(text) {
      const known = numbers.get(text);
      if (known !== undefined) {
        holds[known] = (holds[known] ?? 0) + 1;
        return known;
      }
      const number = free.pop() ?? texts.length;
      texts[number] = text;
      holds[number] = 1;
      numbers.set(text, number);
      return number;
    },
    find: (text) => numbers.get(text) ?? -1,
    text: (number) => texts[number] ?? '',
    release(number) {
      const left = (holds[number] ?? 1) - 1;
      holds[number] = left;
      if (left > 0) return;
      numbers.delete(texts[number] ?? '');
      texts[number] = '';
      free.push(number);
    },
    size: () => numbers.size,
  };
}
