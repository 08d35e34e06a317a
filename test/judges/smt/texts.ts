import type { Predicate } from '../../../src/ir/index.ts';
import { unsayable } from './unsayable.ts';

/** How letters are read: as written, or folded in one of the two ways. */
export type Case = 'exact' | 'ascii' | 'unicode';

type Pattern = Extract<Predicate, { readonly kind: 'matches' }>['pattern'];
type Regex = Extract<Pattern, { readonly kind: 'regex' }>['tree'];
type Member = Extract<Regex, { readonly kind: 'class' }>['members'][number];

/** SMT-LIB knows characters up to this one. */
const LAST = 0x2_ffff;

/** A text as a constant. */
export function textTerm(text: string): string {
  return `"${Array.from(text, letter).join('')}"`;
}

function letter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > LAST) unsayable('characters of the last planes');
  return code > 0x20 && code < 0x7f && character !== '"' && character !== '\\' ? character : `\\u{${code.toString(16)}}`;
}

const one = (code: number): string => `(str.to_re "${letter(String.fromCodePoint(code))}")`;
const span = (from: number, to: number): string =>
  `(re.range "${letter(String.fromCodePoint(from))}" "${letter(String.fromCodePoint(Math.min(to, LAST)))}")`;

function nary(name: string, parts: readonly string[], none: string): string {
  const [first] = parts;
  return first === undefined ? none : parts.length === 1 ? first : `(${name} ${parts.join(' ')})`;
}
const either = (parts: readonly string[]): string => nary('re.union', parts, 're.none');
const inTurn = (parts: readonly string[]): string => nary('re.++', parts, '(str.to_re "")');

/** A pattern as a regular expression of SMT-LIB. */
export function patternTerm(pattern: Pattern, read: Case): string {
  if (pattern.kind === 'regex') return regexTerm(pattern.tree, read);
  return inTurn(
    pattern.parts.map((part) =>
      part.kind === 'literal' ? foldedText(part.text, read) : part.kind === 'one' ? 're.allchar' : 're.all',
    ),
  );
}

/** A text in whatever letters. */
export function foldedText(text: string, read: Case): string {
  return read === 'exact'
    ? `(str.to_re ${textTerm(text)})`
    : inTurn(Array.from(text, (character) => character_(character.codePointAt(0) ?? 0, read)));
}

function character_(code: number, read: Case): string {
  return either(variantsOf(code, read).map(one));
}

let cased: string | null = null;

/** The characters that count as the same: those that ECMAScript takes for one another when it ignores case. */
function variantsOf(code: number, read: Case): readonly number[] {
  if (read === 'exact') return [code];
  if (read === 'ascii') {
    const text = String.fromCodePoint(code);
    return code < 0x80 ? [...new Set([text.toLowerCase(), text.toUpperCase()])].map((each) => each.codePointAt(0) ?? 0) : [code];
  }
  cased ??= Array.from({ length: 0x2_0000 }, (_, at) => (at >= 0xd800 && at <= 0xdfff ? '' : String.fromCodePoint(at)))
    .filter((each) => each.toLowerCase() !== each || each.toUpperCase() !== each)
    .join('');
  const same = cased.match(new RegExp(`\\u{${code.toString(16)}}`, 'giu')) ?? [];
  return [...new Set([code, ...same.map((each) => each.codePointAt(0) ?? 0)])];
}

const SETS = {
  d: () => span(0x30, 0x39),
  w: () => either([span(0x30, 0x39), span(0x41, 0x5a), span(0x61, 0x7a), one(0x5f)]),
  s: () => either([0x20, 0x09, 0x0a, 0x0d].map(one)),
  D: () => other(SETS.d()),
  W: () => other(SETS.w()),
  S: () => other(SETS.s()),
} as const;

/** Any one character but these. */
function other(set: string): string {
  return `(re.inter re.allchar (re.comp ${set}))`;
}

function regexTerm(node: Regex, read: Case): string {
  switch (node.kind) {
    case 'character':
      return character_(node.code, read);
    case 'text':
      return foldedText(node.text, read);
    case 'empty-string':
      return '(str.to_re "")';
    case 'nothing':
      return 're.none';
    case 'anything':
      return 're.all';
    case 'any-character':
      return 're.allchar';
    case 'predefined':
      return SETS[node.set]();
    case 'class': {
      const members = either(node.members.map((member) => memberTerm(member, read)));
      return node.negated ? other(members) : members;
    }
    case 'repeat':
      return repeatTerm(regexTerm(node.operand, read), node.min, node.max);
    case 'concatenation':
      return inTurn(node.operands.map((operand) => regexTerm(operand, read)));
    case 'union':
      return either(node.operands.map((operand) => regexTerm(operand, read)));
    case 'intersection':
      return nary(
        're.inter',
        node.operands.map((operand) => regexTerm(operand, read)),
        're.all',
      );
    case 'complement':
      return `(re.comp ${regexTerm(node.operand, read)})`;
    case 'interval':
      return unsayable('intervals of numbers in texts');
  }
}

function memberTerm(member: Member, read: Case): string {
  if (member.kind === 'member') return character_(member.code, read);
  return member.kind === 'range' ? span(member.from, member.to) : SETS[member.set]();
}

function repeatTerm(item: string, min: number, max: number | null): string {
  if (min === 0 && max === null) return `(re.* ${item})`;
  if (min === 1 && max === null) return `(re.+ ${item})`;
  if (max === null) return `(re.++ ((_ re.^ ${min}) ${item}) (re.* ${item}))`;
  return `((_ re.loop ${min} ${max}) ${item})`;
}
