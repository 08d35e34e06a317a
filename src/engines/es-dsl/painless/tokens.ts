import { CompileProblem } from './thrown.ts';

/** A token of Painless. Numbers keep their text, strings are decoded. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const BLANK = /(?:[ \t\n\r]+|\/\/[^\n\r]*(?:[\n\r]|$)|\/\*[\s\S]*?\*\/)+/y;
const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+[lL]?|0[0-7]+[lL]?|(?:0|[1-9][0-9]*)(?:[lL]|(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[fFdD]?)/y;
const INDEX = /0|[1-9][0-9]*/y;
/** Only a backslash and the quote itself can be escaped; a line end is an ordinary character. */
const STRING = /"((?:\\["\\]|[^\\"])*)"|'((?:\\['\\]|[^\\'])*)'/y;
const SIGN =
  />>>=|===|!==|<<=|>>=|>>>|==~|\?\.|\?:|&&|\|\||==|!=|<=|>=|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\^=|\|=|<<|>>|->|::|=~|[-+*/%&|^~!?:;,.<>=(){}[\]]/y;

/** Splits a script into tokens, ending with `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  for (;;) {
    at += take(BLANK)?.[0].length ?? 0;
    if (at >= source.length) break;
    if (source.startsWith('/*', at)) throw new CompileProblem(`comment without an end at ${at}`);
    const afterDot = ['.', '?.'].includes(tokens.at(-1)?.text ?? '');
    const token = readToken(take, afterDot, at) ?? unreadable(source, at);
    tokens.push(token.token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}

interface Read {
  readonly token: Token;
  readonly length: number;
}

function readToken(take: (pattern: RegExp) => RegExpExecArray | null, afterDot: boolean, at: number): Read | null {
  const string = take(STRING);
  if (string !== null) {
    const text = (string[1] ?? string[2] ?? '').replace(/\\(.)/g, '$1');
    return { token: { kind: 'string', text, at }, length: string[0].length };
  }
  const kinds = [
    ['name', NAME],
    ['number', afterDot ? INDEX : NUMBER],
    ['sign', SIGN],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = take(pattern);
    if (found !== null) return { token: { kind, text: found[0], at }, length: found[0].length };
  }
  return null;
}

function unreadable(source: string, at: number): never {
  throw new CompileProblem(`unexpected character ${JSON.stringify(source.slice(at, at + 1))} at ${at}`);
}
