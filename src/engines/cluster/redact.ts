import type { Credentials } from './credentials.ts';
import { authorization } from './credentials.ts';
import { plainViewOf, type View } from './spellings.ts';

/** Longest text that is looked through; nobody shows more of it. */
const LONGEST = 65_536;

/** So many letters of a secret in a row are taken out wherever they stand. */
const TELLING = 8;

/** So few are taken out where the text was cut, so that what is left may be the beginning or the end of a secret. */
const TELLING_AT_CUT = 3;

/** Words or dots that say that a text goes on, or went on before. */
const CUT = /\.{2,}|\u2026|[[(<]?(?:truncated|cut|omitted|snip)[\])>]?/g;

/** Most cuts that are looked at: a text may be of dots alone. */
const MOST_CUTS = 64;

/** A spelling of a letter that was cut itself, at the end of a text. */
const HALF_LETTER = /(?:%[0-9a-f]?|%[0-9a-f]{2}%?[0-9a-f]?|u[0-9a-f]{0,3}|&[#a-z0-9]{0,8})$/;

const STAND_IN = '***';

/**
 * Takes every trace of credentials out of a text that somebody else wrote, such as a proxy that repeats what it was sent: in any spelling
 * (percent, JSON, HTML, base64, hexadecimal, several in one another, other white space and case), and in parts, where the text was cut.
 */
export function redactor(credentials: Credentials): (text: string) => string {
  const secrets = secretsOf(credentials).filter((secret) => secret !== '');
  const plain = [...new Set(secrets.map((secret) => plainViewOf(secret).text))].filter((secret) => secret !== '');
  const pieces = new Set(plain.flatMap((secret) => windows(secret, TELLING)));
  // Of nothing but white space and the like; as it is.
  const bare = secrets.filter((secret) => plainViewOf(secret).text === '');
  if (secrets.length === 0) return (text) => text;

  function holdsSecret(encoded: string): boolean {
    const { text } = plainViewOf(encoded);
    return (
      plain.some((secret) => secret.length > 2 && text.includes(secret)) ||
      windows(text, TELLING).some((piece) => pieces.has(piece))
    );
  }

  return (whole) => {
    const text = bare.reduce((clean, secret) => clean.replaceAll(secret, STAND_IN), whole.slice(0, LONGEST));
    const view = plainViewOf(text);
    const hidden = new Uint8Array(view.text.length);
    for (const secret of plain) {
      for (let at = view.text.indexOf(secret); at >= 0; at = view.text.indexOf(secret, at + 1))
        hidden.fill(1, at, at + secret.length);
      hideAtCuts(view.text, secret, hidden);
    }
    for (let at = 0; at + TELLING <= view.text.length; at++)
      if (pieces.has(view.text.slice(at, at + TELLING))) hidden.fill(1, at, at + TELLING);
    const places = [...placesOf(view, hidden), ...encodedPlaces(text, holdsSecret)];
    return (
      replaced(
        text,
        places.sort((a, b) => a[0] - b[0]),
      ) + (whole.length > LONGEST ? '...' : '')
    );
  };
}

function secretsOf(credentials: Credentials): readonly string[] {
  const header = authorization(credentials)?.replace(/^\w+ /, '') ?? '';
  const encoded = [header.replace(/=+$/, ''), header.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')];
  switch (credentials.kind) {
    case 'none':
      return [];
    case 'basic':
      return [...encoded, credentials.password];
    case 'api-key': {
      const decoded = credentials.key.includes(':') ? credentials.key : (decodedBase64(credentials.key) ?? '');
      return [...encoded, credentials.key, decoded, decoded.slice(decoded.indexOf(':') + 1)];
    }
  }
}

function windows(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

/** Marks what may be the beginning of a secret before a cut or the end of the text, or its end behind a cut or at the beginning. */
function hideAtCuts(text: string, secret: string, hidden: Uint8Array): void {
  const most = Math.min(secret.length - 1, text.length);
  const { before, behind } = cutsOf(text);
  for (const end of before) {
    for (let length = Math.min(most, end); length >= TELLING_AT_CUT; length--) {
      if (!text.startsWith(secret.slice(0, length), end - length)) continue;
      hidden.fill(1, end - length, end);
      break;
    }
  }
  for (const start of behind) {
    for (let length = Math.min(most, text.length - start); length >= TELLING_AT_CUT; length--) {
      if (!text.startsWith(secret.slice(-length), start)) continue;
      hidden.fill(1, start, start + length);
      break;
    }
  }
}

function cutsOf(text: string): { readonly before: readonly number[]; readonly behind: readonly number[] } {
  const found = [...text.matchAll(CUT)].slice(0, MOST_CUTS);
  const half = HALF_LETTER.exec(text)?.index;
  return {
    before: [text.length, ...(half === undefined ? [] : [half]), ...found.map(({ index }) => index)],
    behind: [0, ...found.map(({ index, 0: cut }) => index + cut.length)],
  };
}

type Place = readonly [start: number, end: number];

function* placesOf({ starts, ends }: View, hidden: Uint8Array): Iterable<Place> {
  for (let at = 0; at < hidden.length; at++) {
    if (hidden[at] === 0) continue;
    const first = at;
    while (hidden[at + 1] === 1) at++;
    yield [starts[first] ?? 0, ends[at] ?? 0];
  }
}

/** Stretches of base64 or hexadecimal that hold a secret among other things. */
function* encodedPlaces(text: string, holdsSecret: (text: string) => boolean): Iterable<Place> {
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    const read = [decodedBase64(run), /^(?:[0-9a-f]{2})+$/i.test(run) ? decodedHex(run) : null];
    if (read.some((decoded) => decoded !== null && holdsSecret(decoded))) yield [index, index + run.length];
  }
}

function decodedBase64(run: string): string | null {
  const all = run.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*$/.test(all)) return null;
  const letters = all.length % 4 === 1 ? all.slice(0, -1) : all;
  return utf8(Uint8Array.from(atob(letters), (byte) => byte.charCodeAt(0)));
}

function decodedHex(run: string): string {
  return utf8(Uint8Array.from(run.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function replaced(text: string, places: readonly Place[]): string {
  let clean = '';
  let at = 0;
  for (const [start, end] of places) {
    if (end <= at) continue;
    if (start > at || at === 0) clean += text.slice(at, Math.max(start, at)) + STAND_IN;
    at = end;
  }
  return clean + text.slice(at);
}
