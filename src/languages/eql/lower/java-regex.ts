/**
 * On a computed value Elasticsearch runs `java.util.regex` (eql-semantics 7.8). This is the common ground on which both
 * engines read a text alike: plain characters, escaped punctuation, `\d` and `\w`, `.`, groups, unions, repeats that are
 * not stacked, and classes without nested brackets, `&&` or a `\s` (whose sets differ).
 */
const CLASS = String.raw`\[\^?(?:[^\[\]\\&^-]|\\[^a-zA-Z0-9]|\\[dDwW])(?:[^\[\]\\&]|\\[^a-zA-Z0-9]|\\[dDwW])*\]`;
const ATOM = String.raw`(?:[^\\\[\](){}|.*+?^$#@&~<>"]|\.|\\[^a-zA-Z0-9]|\\[dDwW]|${CLASS})`;
const REPEAT = String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})`;
const TOKEN = new RegExp(String.raw`^(?:${ATOM}${REPEAT}?|\((?=[^?*+{|)])|\)${REPEAT}?|\|(?=[^|)*+?{]))`, 'su');

/** True when Java and Lucene mean the same by this expression, save that in Java `.` stops at line ends. */
export function javaReadsAlike(source: string): boolean {
  let rest = source;
  if (rest === '' || rest.startsWith('|') || rest.startsWith(')')) return false;
  while (rest !== '') {
    const token = TOKEN.exec(rest);
    if (token === null || token[0] === '') return false;
    rest = rest.slice(token[0].length);
  }
  return true;
}
