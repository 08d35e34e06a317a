import type { ClassMember, RegexNode } from '../../../pattern/index.ts';
import { exact } from './letters.ts';

const ANYTHING: RegexNode = { kind: 'anything' };
const NOTHING_MORE: RegexNode = { kind: 'empty-string' };

/** The letters, digits and the underline of `\w`. */
const WORD: readonly ClassMember[] = [
  { kind: 'range', from: 0x30, to: 0x39 },
  { kind: 'range', from: 0x41, to: 0x5a },
  { kind: 'member', code: 0x5f },
  { kind: 'range', from: 0x61, to: 0x7a },
];

/**
 * The texts in which an expression under the flag `i` alone finds words in a row, between signs that are none of a word:
 * `(?<![\w\-])one[^\w\-]+two(?![\w\-])`. All that it names is of ASCII, where this flag has no letter of elsewhere stand for one, and the
 * halves of a pair are two signs that are none of a word, as the whole is. Null: it is another expression.
 */
export function wordRow(source: string): RegexNode | null {
  const [, signs = '', row = '', last] = /^\(\?<!\[(\\w[^\]]*)\]\)(.+)\(\?!\[(\\w[^\]]*)\]\)$/.exec(source) ?? [];
  // Between two others a minus would be a stretch.
  if (signs === '' || last !== signs || /(?<!\\)-/.test(signs)) return null;
  const more = charactersOf(signs.slice(2));
  const words = row.split(`[^${signs}]+`).map(charactersOf);
  if (more === null || words.some((word) => word === null || word.length === 0)) return null;
  const others: RegexNode = { kind: 'class', negated: true, members: [...WORD, ...more.map(member)] };
  const between: RegexNode = { kind: 'repeat', operand: others, min: 1, max: null };
  return {
    kind: 'concatenation',
    operands: [
      { kind: 'union', operands: [NOTHING_MORE, { kind: 'concatenation', operands: [ANYTHING, others] }] },
      ...words.flatMap((word, at) => [...(at === 0 ? [] : [between]), ...(word ?? []).map(inAnyCase)]),
      { kind: 'union', operands: [NOTHING_MORE, { kind: 'concatenation', operands: [others, ANYTHING] }] },
    ],
  };
}

/** Characters of ASCII one behind the other, as themselves or as `\x2e` and `\-`; null: there is something else. */
function charactersOf(source: string): readonly string[] | null {
  if (!/^(?:[0-9A-Za-z_-]|\\-|\\x[0-7][0-9a-f])*$/.test(source)) return null;
  return Array.from(source.matchAll(/\\x(..)|\\?(.)/g), ([, code, letter = '']) =>
    code === undefined ? letter : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function member(letter: string): ClassMember {
  return { kind: 'member', code: letter.charCodeAt(0) };
}

function inAnyCase(letter: string): RegexNode {
  const forms = [letter.toUpperCase(), letter.toLowerCase()];
  return forms[0] === forms[1] ? exact(letter) : { kind: 'class', negated: false, members: forms.map(member) };
}
