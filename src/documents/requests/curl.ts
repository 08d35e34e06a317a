import type { PlacedText } from './placed-text.ts';
import type { ShellCommand, ShellWord } from './shell-words.ts';

/** What a curl command asks for. What it says of users, headers and certificates is passed over unread. */
interface CurlCall {
  readonly method: string;
  readonly address: string;
  readonly data: PlacedText | null;
  /** The body lies in a file, which is not looked for: how the command names it, and where. */
  readonly file: { readonly name: string; readonly at: number } | null;
}

/** Options that are followed by a value, those we read aside. */
const VALUED = new Set(
  'user header cacert capath cert key max-time connect-timeout output write-out proxy user-agent referer cookie cookie-jar form resolve retry retry-delay cert-type key-type pass aws-sigv4 config range limit-rate interface data-urlencode url-query noproxy ciphers tls-max oauth2-bearer'.split(
    ' ',
  ),
);
const SHORT: { readonly [letter: string]: string } = {
  X: 'request',
  d: 'data',
  T: 'upload-file',
  I: 'head',
  u: 'user',
  H: 'header',
  E: 'cert',
  m: 'max-time',
  o: 'output',
  w: 'write-out',
  x: 'proxy',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  c: 'cookie-jar',
  F: 'form',
  K: 'config',
  r: 'range',
};
const DATA = new Set(['data', 'data-raw', 'data-binary', 'data-ascii', 'json', 'upload-file']);

/** Reads the words of a command that begins with `curl`. */
export function readCurl({ words, input }: ShellCommand): CurlCall {
  let method: string | null = null;
  let address: string | null = null;
  const data: PlacedText[] = [];
  let file: CurlCall['file'] = null;
  let index = 1;
  while (index < words.length) {
    const word = words[index++];
    if (word === undefined) break;
    if (word.text.startsWith('--') && word.text.length > 2) {
      const name = word.text.slice(2);
      if (takesValue(name)) take(name, words[index++]);
      else take(name, undefined);
    } else if (word.text.startsWith('-') && word.text.length > 1) short(word);
    else address ??= word.text;
  }
  const wanted = method ?? (data.length === 0 && file === null ? 'GET' : 'POST');
  return { method: wanted.toUpperCase(), address: address ?? '', data: joined(data), file };

  /** `-sXPOST`: letters without a value, then one whose value is the rest of the word, or the next word. */
  function short(word: ShellWord): void {
    for (let at = 1; at < word.text.length; at++) {
      const name = SHORT[word.text[at] ?? ''];
      if (name === undefined || !takesValue(name)) {
        if (name !== undefined) take(name, undefined);
        continue;
      }
      take(name, at + 1 < word.text.length ? partFrom(word, at + 1) : words[index++]);
      return;
    }
  }

  function take(name: string, value: ShellWord | undefined): void {
    if (name === 'head') method ??= 'HEAD';
    if (value === undefined) return;
    if (name === 'request') method = value.text;
    else if (name === 'url') address = value.text;
    else if (DATA.has(name)) takeData(name, value);
  }

  function takeData(name: string, value: ShellWord): void {
    if (name === 'upload-file') method ??= 'PUT';
    const named = name === 'upload-file' ? value.text : value.text.startsWith('@') ? value.text.slice(1) : null;
    if (named === null || name === 'data-raw') data.push(value);
    else if (named === '-' && input !== null) data.push(input);
    else file = { name: named, at: value.starts[0]?.at ?? 0 };
  }
}

function takesValue(name: string): boolean {
  return name === 'request' || name === 'url' || DATA.has(name) || VALUED.has(name);
}

function partFrom(word: ShellWord, from: number): ShellWord {
  const kept = word.starts.filter(({ offset }) => offset > from).map(({ offset, at }) => ({ offset: offset - from, at }));
  const first = word.starts.findLast(({ offset }) => offset <= from);
  const start = first === undefined ? [] : [{ offset: 0, at: first.at + from - first.offset }];
  return { text: word.text.slice(from), starts: [...start, ...kept], quoted: word.quoted };
}

/** Several `--data` are one body with `&` between them. */
function joined(pieces: readonly PlacedText[]): PlacedText | null {
  if (pieces.length === 0) return null;
  let before = 0;
  const starts = pieces.map((piece) => {
    const moved = piece.starts.map(({ offset, at }) => ({ offset: offset + before, at }));
    before += piece.text.length + 1;
    return moved;
  });
  return { text: pieces.map(({ text }) => text).join('&'), starts: starts.flat() };
}
