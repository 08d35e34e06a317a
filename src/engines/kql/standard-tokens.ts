/** What a character is to the word breaks of UAX #29, as far as Lucene's StandardTokenizer tells it apart. */
type Break =
  | 'letter'
  | 'digit'
  | 'join'
  | 'katakana'
  | 'alone'
  | 'complex'
  | 'both'
  | 'mid-letter'
  | 'mid-digit'
  | 'extend'
  | 'none';

/** `max_token_length`: the rest of a longer token is a token of its own. */
const LONGEST = 255;

/** The tokens of a text as they stand in it. Quotation marks within Hebrew words and emoji of several signs are not told apart as there. */
export function standardTokens(text: string): readonly string[] {
  const tokens: string[] = [];
  const signs = signsOf(text);
  for (let at = 0; at < signs.length; ) {
    const end = endOf(signs, at);
    if (signs.slice(at, end).some(({ kind }) => makesToken(kind))) {
      const [start, stop] = [signs[at]?.start ?? 0, signs[end]?.start ?? text.length];
      for (let cut = start; cut < stop; cut += LONGEST) tokens.push(text.slice(cut, Math.min(cut + LONGEST, stop)));
    }
    at = end;
  }
  return tokens;
}

interface Sign {
  readonly kind: Break;
  readonly start: number;
}

/** The signs of a text, each with the marks behind it, which change nothing. (WB4) */
function signsOf(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  let start = 0;
  for (const letter of text) {
    const kind = breakOf(letter);
    if (kind !== 'extend' || signs.length === 0 || /[\r\n\u000b\f\u0085\u2028\u2029]$/.test(text.slice(start - 1, start)))
      signs.push({ kind, start });
    start += letter.length;
  }
  return signs;
}

/** Where the run ends that begins at a sign: the first place at which two signs are parted. */
function endOf(signs: readonly Sign[], from: number): number {
  let at = from + 1;
  while (at < signs.length) {
    const [left, right, next] = [signs[at - 1]?.kind, signs[at]?.kind, signs[at + 1]?.kind];
    if (left === undefined || right === undefined) break;
    if (hangTogether(left, right)) at++;
    else if (next !== undefined && left === next && bridges(left, right)) at += 2;
    else break;
  }
  return at;
}

function hangTogether(left: Break, right: Break): boolean {
  const word = (kind: Break): boolean => kind === 'letter' || kind === 'digit';
  if (word(left) && word(right)) return true;
  if (left === 'join') return word(right) || right === 'katakana' || right === 'join';
  if (right === 'join') return word(left) || left === 'katakana';
  return left === right && (left === 'katakana' || left === 'complex');
}

/** Signs over which letters, or digits, go on. (WB6, WB7, WB11, WB12) */
function bridges(kind: Break, sign: Break): boolean {
  if (kind === 'letter') return sign === 'both' || sign === 'mid-letter';
  return kind === 'digit' && (sign === 'both' || sign === 'mid-digit');
}

function makesToken(kind: Break): boolean {
  return kind === 'letter' || kind === 'digit' || kind === 'katakana' || kind === 'alone' || kind === 'complex';
}

const KINDS: readonly (readonly [Break, RegExp])[] = [
  ['both', /^[.'\u2018\u2019\u2024\ufe52\uff07\uff0e]$/],
  ['mid-letter', /^[:\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a]$/],
  ['mid-digit', /^[,;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b]$/],
  ['none', /^\u200b$/],
  ['extend', /^[\p{Grapheme_Extend}\p{Mc}\p{Cf}\p{Emoji_Modifier}\u200d]$/u],
  ['join', /^[\p{Pc}\u202f]$/u],
  ['katakana', /^[\p{Script=Katakana}\u3031-\u3035\u309b\u309c\u30a0\u30fc\uff70]$/u],
  ['alone', /^[\p{Ideographic}\p{Script=Hiragana}]$/u],
  ['complex', /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u],
  ['digit', /^[\p{Nd}\u066b]$/u],
  ['letter', /^[\p{Alphabetic}\u02c2-\u02c5\u02d2-\u02d7]$/u],
  ['alone', /^\p{Emoji}$/u],
];

function breakOf(letter: string): Break {
  if (/^[A-Za-z]$/.test(letter)) return 'letter';
  if (/^[0-9]$/.test(letter)) return 'digit';
  if (/^[\0-&(-+\-/<-@[-^`{-\x7f]$/.test(letter)) return 'none';
  return KINDS.find(([, signs]) => signs.test(letter))?.[0] ?? 'none';
}
