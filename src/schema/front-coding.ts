/**
 * Field names share long beginnings, so a sorted list of them is stored front-coded: each word starts with one base-36
 * digit, the number of leading segments it shares with the name before, and goes on with the segments that differ.
 * `0agent.build.original 1id` stands for `agent.build.original` and `agent.id`.
 */
const BASE = 36;

/** Front-codes sorted names; a name that shares nothing starts a new line, so that changes read well. */
export function packNames(names: readonly string[]): string {
  let before: readonly string[] = [];
  let text = '';
  for (const name of names) {
    const segments = name.split('.');
    const shared = Math.min(sharedSegments(before, segments), BASE - 1);
    const gap = text === '' ? '' : shared === 0 ? '\n' : ' ';
    text += `${gap}${shared.toString(BASE)}${segments.slice(shared).join('.')}`;
    before = segments;
  }
  return text;
}

/** The names that `packNames` stored. */
export function unpackNames(text: string): readonly string[] {
  let before: readonly string[] = [];
  return text.split(/[ \n]/).map((word) => {
    before = [...before.slice(0, Number.parseInt(word.charAt(0), BASE)), ...word.slice(1).split('.')];
    return before.join('.');
  });
}

/** How many leading segments two names share; a name never shares its last segment. */
function sharedSegments(left: readonly string[], right: readonly string[]): number {
  const limit = Math.min(left.length, right.length - 1);
  let count = 0;
  while (count < limit && left[count] === right[count]) count++;
  return count;
}
