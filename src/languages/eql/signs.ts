import type { LanguageSigns } from '../../contract/index.ts';

/** How a query begins: an event category and `where`, or the words that open sequences and samples. */
const START =
  /^(?:[A-Za-z_][A-Za-z0-9_]*|"[^"\n]{1,200}")\s+where\s|^sequence(?:\s+(?:by|with)\s|\s*\[|\s*$)|^sample(?:\s+by\s|\s*\[)/;

/** Words and signs that only EQL has. */
const ONLY_HERE = /==|~=|\b(?:where|sequence|sample|maxspan|like~?|regex~?|in~)[\s([]/;

/** How documents tell that a query is in EQL. */
export const eqlSigns: LanguageSigns = {
  names: ['eql'],
  extension: '.eql',
  begins: (text) => {
    const rest = withoutLeadingComments(text);
    return rest !== null && START.test(rest);
  },
  beginsOn: (line) => START.test(line),
  betrays: (text) => ONLY_HERE.test(text),
};

/** Null: the text is all comment. */
function withoutLeadingComments(text: string): string | null {
  let rest = text.trimStart();
  while (rest.startsWith('//') || rest.startsWith('/*')) {
    const end = rest.startsWith('//') ? rest.search(/[\r\n]/) : rest.indexOf('*/', 2);
    if (end < 0) return null;
    rest = rest.slice(end + (rest.startsWith('//') ? 1 : 2)).trimStart();
  }
  return rest;
}
