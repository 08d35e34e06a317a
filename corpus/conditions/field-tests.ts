import type { FieldFacts, Scalar } from '../../src/event/index.ts';
import { inBlock, parseAddress, parseBlock } from './address.ts';
import type { Answer } from './answer.ts';
import { anyOf } from './answer.ts';
import type { TextPart } from './functions.ts';
import { compare, type Letters } from './letters.ts';
import { covers, coverTest } from './wildcard.ts';

/** A test of one value of a field. */
export type ValueTest = (value: Scalar) => Answer;

/** The test of a string field that asks for a text. */
export function textTest(test: (text: string) => Answer): ValueTest {
  return (value) => (typeof value === 'string' ? test(value) : null);
}

export function equalText(constant: string): ValueTest {
  return textTest((text) => text === constant);
}

export function equalToOneOf(constants: readonly string[]): ValueTest {
  const known = new Set(constants);
  return textTest((text) => known.has(text));
}

/** `:`, `like` and `like~` with some of these patterns. */
export function coveredBy(patterns: readonly string[], letters: Letters): ValueTest {
  return foldedTest(letters, (fold) => {
    const folded = patterns.map(fold);
    const plain = new Set(folded.filter((pattern) => !/[*?]/.test(pattern)));
    const wild = folded.filter((pattern) => /[*?]/.test(pattern)).map(coverTest);
    if (plain.size === 0) return (text) => wild.some((test) => test(text));
    return (text) => plain.has(text) || wild.some((test) => test(text));
  });
}

/** `in~`: equal but for letter case; `*` and `?` are literal (eql-semantics 2.1). */
export function equalFolded(constants: readonly string[], letters: Letters): ValueTest {
  return foldedTest(letters, (fold) => {
    const folded = new Set(constants.map(fold));
    return (text) => folded.has(text);
  });
}

/** A test of folded text, prepared once for each folding that it needs. */
function foldedTest(letters: Letters, prepare: (fold: (text: string) => string) => (folded: string) => boolean): ValueTest {
  const prepared = new Map<(text: string) => string, (folded: string) => boolean>();
  return textTest((text) =>
    compare(letters, (fold) => {
      const test = prepared.get(fold) ?? prepare(fold);
      prepared.set(fold, test);
      return test(fold(text));
    }),
  );
}

/**
 * A function of a field and a constant. The engine hands the constant of `endsWith` and `stringContains` to a wildcard query as it
 * stands, the documentation reads it literally (eql-semantics 6.3); where the two differ and neither was chosen, the answer is open.
 */
export function affixTest(affix: TextPart, constant: string, { letters, wildcards }: AffixReading): ValueTest {
  const literally = foldedTest(letters, (fold) => {
    const folded = fold(constant);
    return (text) => hasPart(affix, text, folded);
  });
  const byEngine = foldedTest(letters, (fold) => {
    const folded = fold(constant);
    return (text) => engineCovers(affix, text, folded);
  });
  return textTest((text) => {
    // Every text ends with the empty one; that it contains it holds for a wildcard query, and is denied by the documentation.
    if (constant === '') return affix === 'stringContains' && wildcards !== 'engine' ? (wildcards === null ? null : false) : true;
    const literal = literally(text);
    if (affix === 'startsWith' || wildcards === 'documented' || !/[*?\\]/.test(constant)) return literal;
    // An escaped letter is not folded by every version.
    if (letters !== 'exact' && constant.includes('\\')) return null;
    const engine = byEngine(text);
    return literal === engine || wildcards === 'engine' ? engine : null;
  });
}

/** How a function compares letters, and whether wildcards act in it; null: that is open. */
interface AffixReading {
  readonly letters: Letters;
  readonly wildcards: 'engine' | 'documented' | null;
}

function hasPart(affix: TextPart, text: string, constant: string): boolean {
  switch (affix) {
    case 'startsWith':
      return text.startsWith(constant);
    case 'endsWith':
      return text.endsWith(constant);
    case 'stringContains':
      return text.includes(constant);
  }
}

/**
 * A wildcard query on the raw constant: `\x` is the literal x, and a last backslash takes the star behind it. Escaped
 * characters are carried through `covers` as private-use ones.
 */
function engineCovers(affix: TextPart, text: string, constant: string): boolean {
  const stand: Readonly<Record<string, string>> = { '*': '\ue000', '?': '\ue001' };
  const swap = (letter: string) => stand[letter] ?? letter;
  const raw = `*${constant}${affix === 'stringContains' ? '*' : ''}`;
  const pattern = raw.replace(/\\([\s\S])/g, (_, letter: string) => swap(letter));
  const subject = text.replace(/[*?]/g, swap);
  // An unescaped star or mark in the pattern still covers the stand-ins, as it covers any character.
  return covers(pattern, subject);
}

/** The `<` family on strings: code points, not UTF-16 units (eql-semantics 3.4). */
export function orderedText(operator: string, constant: string): ValueTest {
  return textTest((text) => ordered(operator, compareCodePoints(text, constant)));
}

function compareCodePoints(left: string, right: string): number {
  const mine = [...left];
  const theirs = [...right];
  for (let place = 0; place < Math.min(mine.length, theirs.length); place++) {
    const difference = (mine[place]?.codePointAt(0) ?? 0) - (theirs[place]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return mine.length - theirs.length;
}

export function ordered(operator: string, difference: number): Answer {
  switch (operator) {
    case '==':
      return difference === 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return null;
  }
}

const WHOLE = new Set(['long', 'integer', 'short', 'byte', 'unsigned_long']);

/** A number field against a constant; near a constant that its precision may round, the answer is open (eql-semantics 9.1). */
export function numberTest(facts: FieldFacts, operator: string, constant: number): ValueTest {
  return (value) => {
    if (typeof value !== 'number') return null;
    const whole = WHOLE.has(facts.type);
    if (whole && !(Number.isSafeInteger(value) && Math.abs(constant) <= Number.MAX_SAFE_INTEGER)) return null;
    // What is rounded alike is equal.
    if (operator === '==' && value === constant) return true;
    const rounds = !whole && facts.type !== 'double' && (Math.fround(value) !== value || Math.fround(constant) !== constant);
    if (rounds && Math.abs(value - constant) < Math.max(0.01, Math.abs(constant) / 1000)) return null;
    return ordered(operator, value - constant);
  };
}

export function booleanTest(constant: boolean): ValueTest {
  return (value) => (typeof value === 'boolean' ? value === constant : null);
}

/** Equality with an address, in any spelling, or membership of some block (eql-semantics 8, 9.1). */
export function addressTest(constants: readonly string[]): ValueTest {
  const blocks = constants.map(parseBlock);
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : null;
    if (address === null) return null;
    return anyOf(blocks, (block) => (block === null ? null : inBlock(address, block)));
  };
}
