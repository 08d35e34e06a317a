import { code, next, Refusal, type Tape } from './regex-tape.ts';

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['f', 12],
  ['a', 7],
  ['e', 27],
]);

/** Whether a backslash before this letter stands for one character; other letters mean different things elsewhere. */
export function isEscape(letter: string): boolean {
  return letter === 'x' || CONTROLS.has(letter) || (letter !== '' && !/[A-Za-z0-9]/.test(letter));
}

/** Reads an escape that stands for one character. */
export function readEscape(tape: Tape): number {
  next(tape);
  const letter = next(tape);
  const control = CONTROLS.get(letter);
  if (control !== undefined) return control;
  if (letter !== 'x') return code(letter);
  const rest = tape.letters.slice(tape.at, tape.at + 8).join('');
  const [written = '', braced, plain] = /^(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/.exec(rest) ?? [];
  const point = Number.parseInt(braced ?? plain ?? '', 16);
  if (Number.isNaN(point) || point > 0x10ffff) throw new Refusal('\\x without two digits, or up to six in braces');
  tape.at += written.length;
  return point;
}
