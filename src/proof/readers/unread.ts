/** A part of a text that is not read, and where it stands. */
export class Unread extends Error {
  constructor(
    readonly place: string,
    reason: string,
  ) {
    super(reason);
    this.name = 'Unread';
  }
}

/** A place in a text, for people. */
export function placeIn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return placeAt(before.length, (before.at(-1) ?? '').length + 1);
}

/** The same by its line and column, both counted from 1. */
export function placeAt(line: number, column: number): string {
  return `line ${line}, column ${column}`;
}

/** Gives up on a text at a part of it. */
export function unread(place: string, reason: string): never {
  throw new Unread(place, reason);
}
