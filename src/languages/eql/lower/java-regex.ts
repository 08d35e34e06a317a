import { type RegexNode, regexParts } from '../../../pattern/index.ts';

/**
 * On a computed value Elasticsearch runs `java.util.regex` (eql-semantics 7.8). This is the common ground on which both
 * engines read a text alike: plain characters, escaped punctuation, `\d` and `\w`, `.`, groups, unions, repeats that are
 * not stacked (save `*?` and `??`), and classes without nested brackets, `&&`, a `\s` (whose sets differ) or a hyphen that is no plain range.
 */
const PLAIN = String.raw`[^\[\]\\&-]`;
const CLASS = String.raw`\[\^?(?!\^)(?:(?:${PLAIN}(?:-${PLAIN})?|\\[^a-zA-Z0-9]|\\[dDwW])(?!-))+\]`;
const ATOM = String.raw`(?:[^\\\[\](){}|.*+?^$#@&~<>"]|\.|\\[^a-zA-Z0-9]|\\[dDwW]|${CLASS})`;
// A second `?` is lazy in Java and one more repeat in Lucene; where none is allowed anyway, both take the same whole values.
const REPEAT = String.raw`(?:[*?]\??|\+|\{\d{1,3}(?:,\d{0,3})?\})`;
const TOKEN = new RegExp(String.raw`^(?:${ATOM}${REPEAT}?|\((?=[^?*+{|)])|\)${REPEAT}?|\|(?=[^|)*+?{]))`, 'su');

/**
 * True when folding letters changes no range: each holds both cases of a letter or neither, so that it does not matter that
 * Java folds the ASCII letters of ranges and Lucene folds none. (eql-semantics 5.1, 7.5)
 */
export function foldsNoRange(tree: RegexNode): boolean {
  if (tree.kind !== 'class') return regexParts(tree).every(foldsNoRange);
  const holds = (code: number): boolean =>
    tree.members.some((member) =>
      member.kind === 'range'
        ? member.from <= code && code <= member.to
        : member.kind === 'member' && lower(member.code) === lower(code),
    );
  return CAPITALS.every((code) => holds(code) === holds(lower(code)));
}

const CAPITALS = Array.from({ length: 26 }, (_, index) => 0x41 + index);

function lower(code: number): number {
  return 0x41 <= code && code <= 0x5a ? code + 0x20 : code;
}

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
