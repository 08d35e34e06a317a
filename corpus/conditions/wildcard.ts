import type { Random } from '../random.ts';

/**
 * Whether a pattern of literals, `*` (any run) and `?` (one code point) covers the whole text. A backslash is literal
 * (eql-semantics 6.1). The naive walk with one remembered star is linear for each star.
 */
export function covers(pattern: string, text: string): boolean {
  return coversLetters([...pattern], [...text]);
}

/** `covers` for texts that are split into code points already. */
function coversLetters(wanted: readonly string[], given: readonly string[]): boolean {
  let place = 0;
  let star = -1;
  let retry = 0;
  let at = 0;
  while (at < given.length) {
    if (wanted[place] === '*') {
      star = place++;
      retry = at;
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === given[at])) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++retry;
    } else return false;
  }
  while (wanted[place] === '*') place++;
  return place === wanted.length;
}

/**
 * `covers` for a pattern that many texts are held against. One of literals between stars looks for each behind the one before, as strings
 * do that fast; half a letter beyond the basic plane is none, so that literals with such letters are left to the walk.
 */
export function coverTest(pattern: string): (text: string) => boolean {
  if (/[?\ud800-\udfff]/.test(pattern)) {
    const wanted = [...pattern];
    return (text) => coversLetters(wanted, [...text]);
  }
  const [first = '', ...rest] = pattern.split(/\*+/);
  const last = rest.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}

/** A text that the pattern covers; `plain` leaves every `*` empty. */
export function coveredText(random: Random, pattern: string, plain: boolean): string {
  let text = '';
  for (const letter of pattern) {
    if (letter === '*') text += plain ? '' : filler(random, pattern);
    else if (letter === '?') text += text === '' ? 'C' : random.pick(['a', 'd', '3']);
    else text += letter;
  }
  return text;
}

function filler(random: Random, pattern: string): string {
  switch (random.int(1, 4)) {
    case 1:
      return random.word();
    case 2:
      return `${random.word()}${random.int(1, 99)}`;
    case 3:
      return pattern.includes('\\') ? `${random.word()}\\${random.word()}` : `${random.word()}_${random.word()}`;
    default:
      return random.hex(6);
  }
}
