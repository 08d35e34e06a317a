import { unsupported } from './failure.ts';
import { standardTokens } from './standard-tokens.ts';
import type { KnownField } from './values.ts';

/** How the analyzer of a field takes a text apart: by the breaks of Unicode, or at every character that is none of its letters. */
export function analyzed({ type, analyzer }: KnownField): (text: string) => readonly string[] {
  if (analyzer === undefined) return (text) => standardTokens(text).map(smallLetters);
  const own = analyzer.wordLetters;
  if (own === null) return unsupported(`the words of ${type} fields with such an analyzer`);
  const letters = new Set(own);
  for (const [from, to] of [
    ['0', '9'],
    ['A', 'Z'],
    ['a', 'z'],
    ['_', '_'],
  ] as const)
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) letters.add(String.fromCharCode(code));
  return (text) => {
    const words: string[] = [];
    let start: number | null = null;
    for (let at = 0; at <= text.length; at++) {
      const inside = at < text.length && letters.has(text[at] ?? '');
      if (inside) start ??= at;
      else if (start !== null) {
        words.push(smallLetters(text.slice(start, at)));
        start = null;
      }
    }
    return words;
  };
}

/** Each letter by itself, as Java does. */
export function smallLetters(text: string): string {
  return [...text].map((letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase())).join('');
}
