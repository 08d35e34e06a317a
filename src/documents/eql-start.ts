/** How a query begins: an event category and `where`, or the words that open sequences and samples. */
export const EQL_START =
  /^(?:[A-Za-z_][A-Za-z0-9_]*|"[^"\n]{1,200}")\s+where\s|^sequence(?:\s+(?:by|with)\s|\s*\[|\s*$)|^sample(?:\s+by\s|\s*\[)/;

/** Whether a text begins like a query once comments before it are passed over. */
export function startsLikeEql(text: string): boolean {
  let rest = text.trimStart();
  while (rest.startsWith('//') || rest.startsWith('/*')) {
    const end = rest.startsWith('//') ? rest.search(/[\r\n]/) : rest.indexOf('*/', 2);
    if (end < 0) return false;
    rest = rest.slice(end + (rest.startsWith('//') ? 1 : 2)).trimStart();
  }
  return EQL_START.test(rest);
}
