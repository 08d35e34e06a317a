import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';

const LETTERS = /[\p{L}\p{N}\p{M}_@$]+/uy;
const INVISIBLE = /[\p{Z}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/u;

/** Signs that other languages have and EQL has not, with the EQL way to say it. Longer signs come first. */
const FOREIGN = [
  ['&&', 'write `and`'],
  ['!:', 'write `not` before the whole comparison: `not field : "text"`'],
  ['=~', 'write `:` for wildcards or `regex` for a regular expression'],
  ['!~', 'write `not field regex "..."`'],
  ['\u201c', 'use straight double quotes: "..."'],
  ['\u201d', 'use straight double quotes: "..."'],
  ['\u201e', 'use straight double quotes: "..."'],
  ['\u2018', 'use straight double quotes: "..."'],
  ['\u2019', 'use straight double quotes: "..."'],
  ['\u2013', 'use the minus sign `-`'],
  ['\u2014', 'use the minus sign `-`'],
  ['\u2260', 'write `!=`'],
  ['\u2264', 'write `<=`'],
  ['\u2265', 'write `>=`'],
  [';', 'a query ends without a semicolon'],
  ['#', 'comments begin with // or stand between /* and */'],
  ['\\', 'backslashes stand only inside strings'],
  ['~', 'a tilde follows `in`, `like`, `regex` or the name of a function, with no space between'],
] as const;

/** Explains the character at `at`, which begins no token. The span always has a length of at least one. */
export function strayCharacter(text: string, at: number): Diagnostic {
  const rest = text.slice(at, at + 2);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (rest.startsWith('!') && rest !== '!:' && rest !== '!~') return exclamation(text, at);
  for (const [sign, help] of FOREIGN) {
    if (text.startsWith(sign, at)) {
      return diagnostic(
        'unexpected-character',
        `\`${sign}\` has no meaning in EQL`,
        { start: at, end: at + sign.length },
        { help },
      );
    }
  }
  const variable = /[\w.]/.test(text.charAt(at - 1)) ? undefined : /^\$[A-Za-z_]\w*/.exec(text.slice(at, at + 80))?.[0];
  if (variable !== undefined) {
    return diagnostic(
      'variable',
      `\`${variable}\` is a variable; Elasticsearch's EQL has none`,
      { start: at, end: at + variable.length },
      {
        help: 'only the endpoint searches arrays with variables; here a condition on a field holds when any of its values satisfies it, so instead of `_arraysearch(a.b, $entry, $entry.c : "x")` write `a.b.c : "x"`; a name with a dollar sign stands in backticks',
      },
    );
  }
  LETTERS.lastIndex = at;
  const letters = LETTERS.exec(text)?.[0];
  if (letters !== undefined) {
    return diagnostic(
      'unquoted-name',
      `the character \`${character}\` cannot stand in a plain name`,
      { start: at, end: at + letters.length },
      {
        help: 'put the whole name in backticks; plain names have only the letters a to z and A to Z, digits, `_` and `@`',
      },
    );
  }
  const span = { start: at, end: at + character.length };
  if (INVISIBLE.test(character)) {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return diagnostic('unexpected-character', `there is an invisible character here (U+${number})`, span, {
      help: 'delete it, or replace it by a space; it often comes from copying formatted text',
    });
  }
  return diagnostic('unexpected-character', `\`${character}\` has no meaning in EQL`, span);
}

function exclamation(text: string, at: number): Diagnostic {
  const opener = /^![ \t\r\n]+\[/.exec(text.slice(at, at + 80));
  if (opener !== null) {
    return diagnostic(
      'spaced-missing-event',
      'a missing event begins with `![` without a space',
      { start: at, end: at + opener[0].length },
      {
        help: 'write ![',
      },
    );
  }
  return diagnostic(
    'lone-exclamation-mark',
    '`!` alone has no meaning in EQL',
    { start: at, end: at + 1 },
    {
      help: 'write `not` to negate a condition, `!=` for "not equal" and `![...]` for a missing event',
    },
  );
}
