import type { RuleDocument } from '../../../documents/index.ts';
import type { Source } from '../../../source/index.ts';

/** Where each character of a query stands in its document, and where the query ends. */
export type Placing = (offset: number) => number;

/** How the places of a query are those of its document, letter by letter or through the escapes of a string; null: that is not known. */
export function placingOf(document: Source, { query, form, documentName }: RuleDocument): Placing | null {
  const start = query.name === documentName ? offsetOf(document.text, query) : null;
  if (start !== null && document.text.startsWith(query.text, start)) return (offset) => start + offset;
  if (form !== 'json' && form !== 'toml' && form !== 'yaml') return null;
  return throughEscapes(document.text, query.text) ?? (form === 'yaml' ? throughFolds(document.text, query.text) : null);
}

function offsetOf(text: string, { line, column }: Source): number | null {
  const ends = /\r\n|\r|\n/g;
  for (let at = 1; at < line; at++) if (ends.exec(text) === null) return null;
  return ends.lastIndex + column - 1;
}

/** Strings in double quotes, of one line or of several. */
const STRINGS = /"""(?:[^\\"]|\\[\s\S]|"(?!""))*"""|"(?:[^"\\\r\n]|\\[^\r\n])*"/g;

/** The one string whose text is the query; null: there is none, or several are. */
function throughEscapes(document: string, query: string): Placing | null {
  const found: Placing[] = [];
  for (const { 0: token, index } of document.matchAll(STRINGS)) {
    // Escapes make a text longer, never shorter.
    if (token.length < query.length) continue;
    const quotes = token.startsWith('"""') ? 3 : 1;
    const decoded = decode(token.slice(quotes, -quotes), index + quotes);
    const at = decoded === null ? -1 : decoded.text.length - decoded.text.trimStart().length;
    if (decoded === null || decoded.text.trim() !== query) continue;
    found.push((offset) => decoded.places[at + offset] ?? index + token.length - quotes);
  }
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/**
 * The one place where a text stands whose blanks are others: YAML folds lines into one, and takes indentation away. In single quotes each quote stands
 * twice. Null: there is none, or several are.
 */
function throughFolds(document: string, query: string): Placing | null {
  const whole = letters(document);
  for (const quote of ["'", "''"]) {
    const own = letters(query, quote);
    const at = whole.text.indexOf(own.text);
    if (own.text === '' || at < 0) continue;
    if (whole.text.indexOf(own.text, at + 1) >= 0) return null;
    const placeOf = (letter: number): number => whole.places[at + letter] ?? document.length;
    // Of two quotes that stand for one the first counts.
    const places = new Map(own.places.map((place, letter) => [place, placeOf(letter)] as const).reverse());
    const end = placeOf(own.text.length - 1) + 1;
    return (offset) => {
      const blanks = /^\s*/.exec(query.slice(offset))?.[0].length ?? 0;
      const before = offset === 0 ? undefined : places.get(offset - 1);
      // Blanks of one text stand for others: the first begins where the word before it ends, the rest where the next word begins.
      if (blanks > 0 && before !== undefined) return before + 1;
      return places.get(offset + blanks) ?? end;
    };
  }
  return null;
}

/** The letters of a text that are no blanks, and where they stand. */
function letters(text: string, quote = "'"): { readonly text: string; readonly places: readonly number[] } {
  const pieces: string[] = [];
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/[^\s]/g)) {
    const written = letter === "'" ? quote : letter;
    pieces.push(written);
    for (let unit = 0; unit < written.length; unit++) places.push(index);
  }
  return { text: pieces.join(''), places };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text of a string, and where each of its characters begins; null: an escape is not read here. */
function decode(inside: string, from: number): { readonly text: string; readonly places: readonly number[] } | null {
  const pieces: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < inside.length; ) {
    const [start, letter] = [at, inside.charAt(at)];
    let text = letter;
    if (letter === '\\') {
      const code = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(inside.slice(at, at + 10));
      const point = Number.parseInt(code?.[1] ?? code?.[2] ?? '', 16);
      const short = ESCAPES.get(inside.charAt(at + 1));
      if (code !== null && point <= 0x10ffff) [text, at] = [String.fromCodePoint(point), at + code[0].length];
      else if (short !== undefined) [text, at] = [short, at + 2];
      else return null;
    } else at++;
    pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) places.push(from + start);
  }
  return { text: pieces.join(''), places };
}
