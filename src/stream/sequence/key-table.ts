/**
 * Numbers for key texts, so that the state of many rules holds each text once. A number lives as long as someone holds
 * it; keys that never repeat leave no trace.
 */
export interface KeyTable {
  /** The number of a text; a new one is held by nobody yet, and must be held or let go before the next is asked for. */
  number(text: string): number;
  /** The number of a text that someone holds, or -1. */
  find(text: string): number;
  text(number: number): string;
  hold(number: number): void;
  release(number: number): void;
  /** How many numbers are held. */
  size(): number;
}

export function createKeyTable(): KeyTable {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const holders: number[] = [];
  const free: number[] = [];

  return {
    number(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = free.pop() ?? texts.length;
      texts[number] = text;
      holders[number] = 0;
      numbers.set(text, number);
      return number;
    },
    find: (text) => numbers.get(text) ?? -1,
    text: (number) => texts[number] ?? '',
    hold(number) {
      holders[number] = (holders[number] ?? 0) + 1;
    },
    release(number) {
      const left = (holders[number] ?? 1) - 1;
      holders[number] = left;
      if (left > 0) return;
      numbers.delete(texts[number] ?? '');
      texts[number] = '';
      free.push(number);
    },
    size: () => numbers.size,
  };
}
