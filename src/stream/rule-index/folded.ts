/**
 * A text in which everything is the same that any reading of letters takes for the same: small letters in ASCII, one sign for all that is
 * not ASCII, but for the three letters beyond it that fold into ASCII. So texts that are equal under some folding are equal
 * here, unit by unit; the reverse does not hold, and need not. (eql-semantics 5.1, 5.2)
 */
export function foldedText(text: string): string {
  return BEYOND.test(text) ? text.replace(ALL_BEYOND, within).toLowerCase() : text.toLowerCase();
}

const BEYOND = /[^\0-\x7f]/;
const ALL_BEYOND = /[^\0-\x7f]/g;
/** Stands for every unit beyond ASCII; it has no other case. */
const OTHER = '\x80';
const WITHIN: ReadonlyMap<string, string> = new Map([
  ['\u212a', 'k'],
  ['\u017f', 's'],
  ['\u0130', 'i'],
]);

function within(unit: string): string {
  return WITHIN.get(unit) ?? OTHER;
}
