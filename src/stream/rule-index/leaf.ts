import type { Field, InNetwork, Leaf, Letters, Matches, OneOf, Range, Semantics, Words } from '../../ir/index.ts';
import { necessaryLiterals, type TextPattern } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { networkStretch } from './addresses.ts';
import { foldedText } from './folded.ts';
import { numberNeed, wholeStretch } from './number-need.ts';
import { foldedPieces, onlyPart, piecesOf } from './pieces.ts';
import { allSeen, anySeen, isSeen, lettersOf, type Need, type SignLetters, type Stands, seen } from './sign.ts';

/** What has to show for a leaf of a rule to hold; null: nothing is known. */
export interface LeafNeed {
  readonly need: Need | null;
  /** The leaf holds wherever this shows for sure: of a plain value in ASCII that is a value of the field. */
  readonly isWhole: boolean;
  /** Longer values are none of the field; null: all are. */
  readonly longest: number | null;
  /** Where what shows is not enough: the leaf holds wherever some value of the field is of this pattern as well. */
  readonly rest?: ValuePattern;
}

/** A pattern that an automaton can look for in the values of a field. */
export interface ValuePattern {
  readonly field: string;
  readonly pattern: TextPattern;
  readonly letters: Letters;
  readonly folding: Folding;
}

type Folding = Semantics['folding'];

const UNKNOWN: LeafNeed = { need: null, isWhole: false, longest: null };

export function leafNeed(leaf: Leaf, { folding }: Semantics): LeafNeed {
  switch (leaf.kind) {
    case 'present':
      return of(leaf.field, present(leaf.field), isTextual(leaf.field));
    case 'one-of':
      return oneOfNeed(leaf, folding);
    case 'range':
      return rangeNeed(leaf);
    case 'date-range':
      return of(leaf.field, present(leaf.field), false);
    case 'matches':
      return matchesNeed(leaf, folding);
    case 'in-network':
      return networkNeed(leaf);
    case 'words':
      return of(leaf.field, wordsNeed(leaf), false);
    case 'anywhere':
      return { ...UNKNOWN, need: patternNeed(null, leaf.pattern, leaf.letters, folding) };
    case 'computed':
      // A script may hold for absent fields: null tests do.
      return UNKNOWN;
  }
}

function of({ ignoreAbove }: Field, need: Need | null, isWhole: boolean): LeafNeed {
  return { need, isWhole: isWhole && need !== null, longest: ignoreAbove };
}

function present(field: Field): Need | null {
  return isSeen(field) ? seen({ kind: 'present', field: field.name }) : null;
}

/** The strings of these types are written as they are, unless they are normalised. */
function isTextual(field: Field): boolean {
  if (!isSeen(field) || field.normalizer !== undefined) return false;
  return field.type === 'keyword' || field.type === 'wildcard' || field.type === 'constant_keyword';
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function oneOfNeed({ field, values, letters }: OneOf, folding: Folding): LeafNeed {
  if (!isSeen(field)) return UNKNOWN;
  const texts = values.map(String);
  if (isTextual(field)) return of(field, valuesNeed(field.name, texts, lettersOf(letters, folding)), texts.every(isAscii));
  switch (familyOf(field.type)) {
    case 'number': {
      const numbers = values.map(Number);
      const isWhole = numbers.every((number) => wholeStretch(field, number, number) !== null);
      return of(field, anySeen(numbers.map((number) => numberNeed(field, number, number) ?? present(field))), isWhole);
    }
    case 'boolean': {
      const spellings = values.flatMap((value) => (value === true || value === 'true' ? ['true'] : ['false', '']));
      return of(field, valuesNeed(field.name, spellings, 'exact'), true);
    }
    case 'ip':
      return networkNeed({ field, networks: texts });
    default:
      return of(field, present(field), false);
  }
}

function valuesNeed(field: string, values: readonly string[], letters: SignLetters): Need | null {
  const signs = values.map((text) => textOf(text, letters));
  const distinct = new Map(signs.map((sign) => [`${sign.letters} ${sign.text}`, sign]));
  return anySeen([...distinct.values()].map((sign) => seen({ kind: 'value', field, ...sign })));
}

/** What is not ASCII is compared by any reading of letters, and so weaker. */
function textOf(text: string, letters: SignLetters): { readonly text: string; readonly letters: SignLetters } {
  return { text: letters === 'exact' && isAscii(text) ? text : foldedText(text), letters: isAscii(text) ? letters : 'fold' };
}

function rangeNeed({ field, lower, upper }: Range): LeafNeed {
  const [low, high] = [lower?.value ?? Number.NEGATIVE_INFINITY, upper?.value ?? Number.POSITIVE_INFINITY];
  if (typeof low !== 'number' || typeof high !== 'number') return of(field, present(field), false);
  const open = { low: lower?.inclusive === false, high: upper?.inclusive === false };
  return of(field, numberNeed(field, low, high, open) ?? present(field), wholeStretch(field, low, high, open) !== null);
}

function networkNeed({ field, networks }: Pick<InNetwork, 'field'> & { readonly networks: readonly string[] }): LeafNeed {
  if (!isSeen(field) || familyOf(field.type) !== 'ip') return of(field, present(field), false);
  const stretches = networks.map(networkStretch);
  const need = anySeen(
    stretches.map((stretch) => (stretch === null ? present(field) : seen({ kind: 'address', field: field.name, ...stretch }))),
  );
  return of(field, need, !stretches.includes(null));
}

function matchesNeed({ field, pattern, letters }: Matches, folding: Folding): LeafNeed {
  if (!isTextual(field)) return of(field, present(field), false);
  const whole = wholePattern(field.name, pattern, lettersOf(letters, folding));
  if (whole !== null) return of(field, whole, true);
  const need = patternNeed(field.name, pattern, letters, folding) ?? present(field);
  return { ...of(field, need, false), rest: { field: field.name, pattern, letters, folding } };
}

/** What follows tells values no better apart, and takes room. */
const LONGEST = 64;
/** Shorter texts stand in most values. */
const FEWEST = 3;

/** A sign that shows for no other values than those of the pattern; null: there is none. */
function wholePattern(field: string, pattern: TextPattern, letters: SignLetters): Need | null {
  const pieces = piecesOf(pattern);
  if (pieces === null) return null;
  const only = onlyPart(pieces);
  if (only === null) {
    return seen({ kind: 'pattern', field, pieces: letters === 'exact' ? pieces : foldedPieces(pieces), letters });
  }
  const { text, stands } = only;
  if (stands === 'whole') return valuesNeed(field, [text], letters);
  return text.length <= LONGEST && text !== ''
    ? seen({ kind: 'part', field, text: letters === 'exact' ? text : foldedText(text), stands, letters })
    : null;
}

/** Up to two letters of ASCII stand in most values, but seldom at an edge. */
function partNeed(field: string | null, text: string, stands: Stands, letters: SignLetters): Need | null {
  const folded = foldedText(text);
  if (folded === '' || (stands === 'anywhere' && folded.length < FEWEST && folded < '\x80')) return null;
  const cut = stands === 'at-end' ? folded.slice(-LONGEST) : folded.slice(0, LONGEST);
  return seen({ kind: 'part', field, text: cut, stands, letters: isAscii(text) ? letters : 'fold' });
}

function patternNeed(field: string | null, pattern: TextPattern, written: Letters, folding: Folding): Need | null {
  // Longer texts are cut, and all are compared folded.
  const letters = lettersOf('fold', folding);
  if (pattern.kind === 'wildcard') {
    const { parts } = pattern;
    const [only] = parts;
    if (only.kind === 'literal' && parts.length === 1)
      return field === null
        ? partNeed(null, only.text, 'at-start', letters)
        : valuesNeed(field, [only.text], lettersOf(written, folding));
    return allSeen(
      parts.map((part, at) =>
        part.kind === 'literal'
          ? partNeed(field, part.text, at === 0 ? 'at-start' : at === parts.length - 1 ? 'at-end' : 'anywhere', letters)
          : null,
      ),
    );
  }
  const literals = necessaryLiterals(pattern, written);
  return literals === null ? null : anySeen(literals.texts.map((text) => partNeed(field, text, 'anywhere', letters)));
}

/** Words are in small letters; each, or each of its pieces, stands in the text but for the case of its letters. */
function wordsNeed({ field, sought }: Words): Need | null {
  if (!isSeen(field)) return null;
  const texts = sought.kind === 'phrase' ? sought.words : sought.pieces;
  return allSeen(texts.map((text) => partNeed(field.name, text, 'anywhere', 'fold'))) ?? present(field);
}
