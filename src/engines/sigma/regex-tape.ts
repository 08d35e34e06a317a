/** A reason why a pattern cannot be read, thrown inside the reader and turned into a value at its door. */
export class Refusal extends Error {}

/** A pattern and how far it is read. */
export interface Tape {
  readonly letters: readonly string[];
  at: number;
}

export function open(pattern: string): Tape {
  return { letters: [...pattern], at: 0 };
}

export function peek(tape: Tape): string | undefined {
  return tape.letters[tape.at];
}

export function take(tape: Tape, letter: string): boolean {
  if (peek(tape) !== letter) return false;
  tape.at++;
  return true;
}

export function next(tape: Tape): string {
  const letter = tape.letters[tape.at++];
  if (letter === undefined) throw new Refusal('the pattern ends too early');
  return letter;
}

export function code(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
