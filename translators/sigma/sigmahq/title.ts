/** The most characters that SigmaHQ's checks take for a title. */
const LONGEST = 120;

/** Words that its titles have in small letters. */
const SMALL: ReadonlySet<string> = new Set([
  ...['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'new', 'of', 'on', 'or', 'over', 'the', 'through', 'to', 'via'],
  ...['with', 'without'],
]);

/** A title in title case, without `Detects` before it or a full stop behind. */
export function titleAsSigmahq(title: string): string {
  const bare = title.replace(/^(?:Detects? )+(?=\S)/, '').replace(/(?<=[^.])\.+$/, '');
  return cut(bare.split(' ').map(capitalised).join(' '), LONGEST);
}

/** The title of a part of a rule, and which part it is: the last words of it. */
export function partTitle(title: string): { readonly title: string; readonly place: string } {
  const at = title.lastIndexOf(': ');
  const place = title.slice(at + 2);
  const end = `: ${titleAsSigmahq(place)}`;
  return { title: cut(titleAsSigmahq(title.slice(0, at)), LONGEST - end.length) + end, place };
}

/** Names of files and of programs with a dot, paths and what begins with a digit stay as they are. */
function capitalised(word: string): string {
  if (word !== word.toLowerCase() || word === word.toUpperCase() || SMALL.has(word) || /[._/]|^\d/.test(word)) return word;
  return word.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
