import type { SchemaField } from '../../event/index.ts';

/** A text as the normalizer of its field leaves it, character by character as Java's simple case mapping does (eql-semantics 9.1). */
export function normalized(text: string, { normalizer }: Pick<SchemaField, 'normalizer'>): string {
  let result = text;
  for (const step of normalizer?.steps ?? []) {
    const letters = [...result];
    result = letters.map(step === 'lowercase' ? small : capital).join('');
  }
  return result;
}

/** Only the dotted capital I has a small form of two characters; its simple one is i. */
function small(letter: string): string {
  return letter === '\u{130}' ? 'i' : letter.toLowerCase();
}

/** Greek letters with iota below that have a capital of one character, in blocks of eight small and eight capital ones. */
const WITH_IOTA = /^[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]$/;
const SINGLE_IOTA = new Map([
  ['\u1fb3', '\u1fbc'],
  ['\u1fc3', '\u1fcc'],
  ['\u1ff3', '\u1ffc'],
]);

function capital(letter: string): string {
  if (WITH_IOTA.test(letter)) return String.fromCharCode(letter.charCodeAt(0) + 8);
  const upper = letter.toUpperCase();
  return SINGLE_IOTA.get(letter) ?? ([...upper].length > 1 ? letter : upper);
}
