/**
 * The one way for text of a rule into JavaScript code: a string literal that ends where it should wherever the code is
 * pasted. JSON's escapes, line separators, invisible characters, and what could end or change a `<script>` element around it.
 */
export function literal(text: string): string {
  const body = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\.|'/g, (found) => QUOTES.get(found) ?? found);
  return `'${harmlessInPages(body).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escapeUnit)}'`;
}

/** From JSON's double quotes to single ones. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['\\"', '"'],
  ["'", "\\'"],
]);

/** The same for code that holds a regular expression: `\x3c` is `<` there too. */
export function harmlessInPages(code: string): string {
  return code.replace(/<(?=!--|\/?script)/gi, '\\x3c');
}

const LONGEST_COMMENT = 110;

/** Text as the body of a comment of one line: no line ends, no ends of comments, nothing invisible, not too long. */
export function commentText(text: string, longest = LONGEST_COMMENT): string {
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, escapeUnit)
    .replace(/\*\//g, '* /')
    .replace(/<(?=!--|\/?script)/gi, '< ')
    .trim();
  const points = Array.from(line);
  return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`;
}

function escapeUnit(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
