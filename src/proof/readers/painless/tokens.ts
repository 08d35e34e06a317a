import { placeIn, unread } from '../unread.ts';

/** A piece of a script, and where it begins. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign';
  readonly text: string;
  readonly at: number;
}

const BLANKS = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const KINDS = [
  ['word', /[A-Za-z_]\w*/y],
  ['number', /\d[\w.]*/y],
  ['text', /'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*"/y],
  ['sign', />>>=|>>>|<<=|>>=|===|!==|==~|=~|[<>=!+\-*/%&|^]=|&&|\|\||\+\+|--|<<|>>|->|::|\?:|\?\.|[{}()[\].,;:?<>=+\-*/%!~&|^]/y],
] as const;

/** A script in pieces; blanks and comments are none. Regular expressions are not known, and no function that is known has one. */
export function tokensOf(source: string, place: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    at += taken(BLANKS, source, at).length;
    if (at >= source.length) return tokens;
    const start = at;
    for (const [kind, expression] of KINDS) {
      const text = taken(expression, source, start);
      if (text === '') continue;
      tokens.push({ kind, text, at });
      at += text.length;
      break;
    }
    if (at === start) unread(placeInScript(source, at, place), 'a sign that is not read');
  }
}

function taken(expression: RegExp, source: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(source)?.[0] ?? '';
}

/** A place in the source of a script, which itself has a place. */
export function placeInScript(source: string, at: number, place: string): string {
  return `${place}, ${placeIn(source, at)}`;
}
