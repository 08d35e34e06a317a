/** Whether the path of a request (`logs-*,-logs-old`) names an index, by its own name or by one of its aliases. */
export function namesIndex(target: string, names: readonly string[]): boolean {
  let named = false;
  for (const part of target.split(',')) {
    // What a date or a cluster puts into a name is not known here.
    const pattern = part.startsWith('<') ? '*' : part.replace(/^[^:]*:/, '').replace(/^-/, '');
    if (names.some((name) => matches(pattern === '_all' ? '*' : pattern, name))) named = !part.startsWith('-');
  }
  return named;
}

/** `*` is any text. Goes back to the last star only, so that time is linear but for few letters. */
function matches(pattern: string, name: string): boolean {
  let [at, star, mark] = [0, -1, 0];
  for (let here = 0; here < name.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      mark = here;
    } else if (at < pattern.length && pattern[at] === name[here]) {
      at++;
      here++;
    } else if (star >= 0) {
      at = star + 1;
      here = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
