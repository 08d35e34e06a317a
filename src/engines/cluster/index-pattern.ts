/** Longest piece of a name that a message repeats. */
const LONGEST = 80;

/** What a name in a list is, save a first `-`, which takes the name out: of an index alone, or behind the name of a cluster. */
const PLACE = /^(?:([^:]*):)?(.*)$/s;

/** The characters that would end a name in a URL, that no index can have, or that no URL can hold. */
const FORBIDDEN = /[\p{Cc}\s/\\?#]|\p{Cs}/u;

/**
 * What keeps a list of indices (`logs-*,-logs-old,other:logs`) from standing in the path of a URL, as the end of a sentence; null: nothing does.
 * A name such as `..` or `_cluster` would ask another question than the one of the caller.
 */
export function indexPatternProblem(pattern: string): string | null {
  for (const name of pattern.split(',')) {
    const problem = nameProblem(name);
    if (problem !== null) return problem;
  }
  return null;
}

function nameProblem(name: string): string | null {
  const shown = JSON.stringify(name.slice(0, LONGEST));
  const [, cluster, index = ''] = PLACE.exec(name.replace(/^-/, '')) ?? [];
  for (const part of cluster === undefined ? [index] : [cluster, index]) {
    if (part === '') return name === '' ? 'a name of an index is empty' : `${shown} lacks a name`;
    if (part === '.' || part === '..') return `${shown} is no name of an index`;
    if (FORBIDDEN.test(part)) return `${shown} is no name of an index: it has a space, a control character or one of / \\ ? #`;
    if (part.startsWith('_') && part !== '_all') return `${shown} is no name of an index: only _all begins with _`;
  }
  return null;
}
