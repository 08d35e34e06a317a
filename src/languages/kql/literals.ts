import type { NonEmpty, Span } from '../../source/index.ts';
import type { Literal } from './ast.ts';

/** A text in double quotes, by what stands between them. A backslash before another letter is itself. */
export function literalOf(span: Span, quoted: string): Literal {
  return { kind: 'literal', span, quoted: true, pieces: [decode(quoted, QUOTED)] };
}

/** A text without quotes: the stretches between wildcards, for each of which there is a null. White space at both ends does not count. */
export function patternOf(span: Span, parts: readonly (string | null)[], written: string): Literal {
  const pieces: [string, ...string[]] = [''];
  for (const part of parts) {
    if (part === null) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + decode(part, UNQUOTED));
  }
  pieces[0] = pieces[0].trimStart();
  pieces.push((pieces.pop() ?? '').trimEnd());
  const start = span.start + (written.length - written.trimStart().length);
  const end = span.end - (written.length - written.trimEnd().length);
  return { kind: 'literal', span: { start, end: Math.max(start, end) }, quoted: false, pieces: pieces as NonEmpty<string> };
}

const QUOTED = /\\(?:(u[0-9a-f]{4})|([trn])|(["\\]))/gi;
const UNQUOTED = /\\(?:(u[0-9a-f]{4})|([trn])|(or|and|not|[\\():<>"*{}]))/gi;
const BLANKS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['r', '\r'],
  ['n', '\n'],
]);

function decode(text: string, escapes: RegExp): string {
  return text.includes('\\')
    ? text.replace(escapes, (whole: string, unicode?: string, blank?: string, itself?: string) => {
        if (unicode !== undefined)
          return unicode.startsWith('u') ? String.fromCharCode(Number.parseInt(unicode.slice(1), 16)) : whole;
        if (blank !== undefined) return BLANKS.get(blank) ?? whole;
        return itself ?? whole;
      })
    : text;
}

/** The text of a literal without wildcards; null: it has some. */
export function plainText({ pieces }: Literal): string | null {
  return pieces.length === 1 ? pieces[0] : null;
}

/** Whether a literal is `*` alone. */
export function isLoneWildcard({ pieces }: Literal): boolean {
  return pieces.length === 2 && pieces.every((piece) => piece === '');
}

/** The text as it reads, each wildcard as `*`: for names and messages. */
export function spelled({ pieces }: Pick<Literal, 'pieces'>): string {
  return pieces.join('*');
}

/** A literal as KQL has it. */
export function printLiteral(literal: Literal): string {
  const text = plainText(literal);
  if (text !== null && (literal.quoted || text === '')) return `"${visible(text.replace(/["\\]/g, '\\$&'))}"`;
  return literal.pieces.map(unquoted).join('*');
}

function unquoted(text: string): string {
  const escaped = text.replace(/[\\():<>"*{}]/g, '\\$&');
  // A blank may follow or go before. Kibana takes `\n` in `\not` for an end of line.
  const words = escaped
    .replace(/(?<=^|[ \t\r\n\u00A0])(?:or|and)(?=$|[ \t\r\n\u00A0])/gi, '\\$&')
    .replace(/n(?=ot(?:$|[ \t\r\n\u00A0]))/gi, (letter) => (letter === 'n' ? '\\u006e' : '\\u004e'));
  return visible(words);
}

/** What a line cannot show is written as an escape. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (letter) => {
    for (const [name, blank] of BLANKS) if (blank === letter) return `\\${name}`;
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
