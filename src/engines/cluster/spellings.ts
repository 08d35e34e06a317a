/** A text in its plainest spelling; each of its letters knows where in the text it was read from stands what it was made of. */
export interface View {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** How often a text may have been spelled anew: by a proxy, in JSON, in HTML, in JSON again. */
const MOST_LAYERS = 6;

/** UTF-8 in percent signs, escapes of JSON and JavaScript, references of HTML. */
const ESCAPE =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|["'\\/bfnrt])|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi;

/** What says nothing: white space, what cannot be seen, the backslashes that are left, and `+`, which may be a space. */
const SILENT = /[\s\\+\p{Cc}\p{Cf}]/u;

/** The plainest spelling: nothing escaped, nothing silent, in lower case. The same for all spellings of one text. */
export function plainViewOf(text: string): View {
  const places = Array.from({ length: text.length }, (_, at) => at);
  let view: View = { text, starts: places, ends: places.map((at) => at + 1) };
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = rewritten(view, ESCAPE, decoded);
    if (next.text === view.text) break;
    view = next;
  }
  return rewritten(view, /[\s\S]/g, (letter) => (SILENT.test(letter) ? '' : lowered(letter)));
}

/** Some letters have more of them in lower case. */
function lowered(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

function rewritten(view: View, pattern: RegExp, rewrite: (found: string) => string): View {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (text: string, start: number, end: number): void => {
    for (const unit of text.split('')) {
      letters.push(unit);
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  const copyTo = (end: number): void => {
    for (; at < end; at++) add(view.text[at] ?? '', view.starts[at] ?? 0, view.ends[at] ?? 0);
  };
  for (const { 0: found, index } of view.text.matchAll(pattern)) {
    copyTo(index);
    at = index + found.length;
    add(rewrite(found), view.starts[index] ?? 0, view.ends[at - 1] ?? 0);
  }
  copyTo(view.text.length);
  return { text: letters.join(''), starts, ends };
}

function decoded(spelling: string): string {
  if (spelling.startsWith('%')) return decodedPercent(spelling);
  if (spelling.startsWith('\\')) return decodedBackslash(spelling.slice(1));
  const name = spelling.slice(1, -1);
  if (/^#x/i.test(name)) return letterOf(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return letterOf(Number(name.slice(1)));
  return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? spelling;
}

function decodedPercent(spelling: string): string {
  try {
    return decodeURIComponent(spelling);
  } catch {
    return spelling;
  }
}

function decodedBackslash(spelling: string): string {
  const [first = ''] = spelling;
  if (spelling.length === 1) return /[bfnrt]/i.test(first) ? ' ' : first;
  return letterOf(Number.parseInt(spelling.replace(/[^0-9a-f]/gi, ''), 16));
}

function letterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The names that HTML has for the characters of ASCII that are no letters or digits. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Tab: '\t',
    NewLine: '\n',
    nbsp: ' ',
    excl: '!',
    quot: '"',
    num: '#',
    dollar: '$',
    percnt: '%',
    amp: '&',
    apos: "'",
    lpar: '(',
    rpar: ')',
    ast: '*',
    midast: '*',
    plus: '+',
    comma: ',',
    period: '.',
    sol: '/',
    colon: ':',
    semi: ';',
    lt: '<',
    equals: '=',
    gt: '>',
    quest: '?',
    commat: '@',
    lsqb: '[',
    lbrack: '[',
    bsol: '\\',
    rsqb: ']',
    rbrack: ']',
    hat: '^',
    lowbar: '_',
    grave: '`',
    lcub: '{',
    lbrace: '{',
    verbar: '|',
    vert: '|',
    rcub: '}',
    rbrace: '}',
    hyphen: '-',
    dash: '-',
  }),
);
