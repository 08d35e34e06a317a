import type { NonEmpty } from '../source/index.ts';
import { isNonEmpty } from '../source/index.ts';
import { expressionOf } from './build-expression.ts';
import type { Expression } from './expression.ts';
import { rangeOf } from './expression.ts';
import type { Letters } from './fold.ts';
import type { TextPattern } from './text-pattern.ts';

/** Texts one of which occurs in every member of a pattern; with `fold`, in some mix of upper and lower case. */
interface NecessaryLiterals {
  readonly texts: NonEmpty<string>;
  readonly letters: Letters;
}

/**
 * The most selective texts found of which every member contains at least one: `/var/run/` for
 * `/var/run/\w+\.(pid|lock)`. They may only weaken the pattern, never add to it. Null when none is known, as for `.*`.
 */
export function necessaryLiterals(pattern: TextPattern, letters: Letters): NecessaryLiterals | null {
  // Ranges do not fold, so reading the pattern as written and the texts without case only weakens (eql-semantics 7.5).
  const facts = factsOf(expressionOf(pattern, { letters: 'exact', folding: 'ascii', lines: 'cross' }));
  const texts = best([facts.exact, facts.required, facts.prefixes, facts.suffixes]);
  // Where a text occurs, all its parts do.
  const minimal = texts?.filter((text) => !texts.some((other) => other !== text && text.includes(other))) ?? [];
  return isNonEmpty(minimal) ? { texts: minimal, letters } : null;
}

type Texts = readonly string[];

/** What is known of the members of an expression. */
interface Facts {
  /** All members, when they are few and short. */
  readonly exact: Texts | null;
  /** Every member begins with one of these. */
  readonly prefixes: Texts;
  /** Every member ends with one of these. */
  readonly suffixes: Texts;
  /** Every member contains one of these. */
  readonly required: Texts | null;
}

const MAX_TEXTS = 16;
const MAX_TEXT = 200;
const NOTHING_KNOWN: Facts = { exact: null, prefixes: [''], suffixes: [''], required: null };

function factsOf(expression: Expression): Facts {
  switch (expression.kind) {
    case 'set': {
      // A lone surrogate at an edge would merge with its neighbour; nothing is claimed of it.
      if (expression.set.size > MAX_TEXTS || !expression.set.isDisjointWith(SURROGATES)) return NOTHING_KNOWN;
      return exactly(Array.from(expression.set.characters(), (code) => String.fromCodePoint(code)));
    }
    case 'sequence':
      return expression.items.map(factsOf).reduce(inSequence, exactly(['']));
    case 'choice':
      return expression.items.length === 0 ? NOTHING_KNOWN : expression.items.map(factsOf).reduce(either);
    case 'repeat': {
      if (expression.min === 0) return expression.max === 1 ? either(factsOf(expression.item), exactly([''])) : NOTHING_KNOWN;
      const item = factsOf(expression.item);
      const open: Facts = { ...item, exact: null, required: best([item.required, item.exact]) };
      if (expression.max !== expression.min || expression.min > MAX_TEXT) return open;
      let whole = item;
      for (let copy = 1; copy < expression.min; copy++) whole = inSequence(whole, item);
      return whole;
    }
    case 'complement':
      return NOTHING_KNOWN;
  }
}

function exactly(texts: Texts): Facts {
  return { exact: texts, prefixes: texts, suffixes: texts, required: null };
}

function inSequence(left: Facts, right: Facts): Facts {
  return {
    exact: left.exact && right.exact && product(left.exact, right.exact),
    prefixes: (left.exact && product(left.exact, right.prefixes)) ?? left.prefixes,
    suffixes: (right.exact && product(left.suffixes, right.exact)) ?? right.suffixes,
    required: best([left.required, right.required, product(left.suffixes, right.prefixes), left.suffixes, right.prefixes]),
  };
}

function either(left: Facts, right: Facts): Facts {
  const [leftTexts, rightTexts] = [left, right].map((facts) =>
    best([facts.exact, facts.required, facts.prefixes, facts.suffixes]),
  );
  return {
    exact: left.exact && right.exact && few([...left.exact, ...right.exact]),
    prefixes: few([...left.prefixes, ...right.prefixes]) ?? [''],
    suffixes: few([...left.suffixes, ...right.suffixes]) ?? [''],
    required: leftTexts && rightTexts ? few([...leftTexts, ...rightTexts]) : null,
  };
}

function product(left: Texts, right: Texts): Texts | null {
  if (left.length * right.length > MAX_TEXTS) return null;
  return few(left.flatMap((head) => right.map((tail) => head + tail)));
}

function few(texts: Texts): Texts | null {
  const distinct = [...new Set(texts)];
  return distinct.length > MAX_TEXTS || distinct.some((text) => text.length > MAX_TEXT) ? null : distinct;
}

/** Longer is better, and fewer at equal length; a list with the empty text says nothing. */
function best(candidates: readonly (Texts | null)[]): Texts | null {
  let chosen: Texts | null = null;
  for (const texts of candidates) {
    if (texts === null || texts.length === 0 || texts.includes('')) continue;
    if (chosen === null || shortest(texts) > shortest(chosen)) chosen = texts;
    else if (shortest(texts) === shortest(chosen) && texts.length < chosen.length) chosen = texts;
  }
  return chosen;
}

function shortest(texts: Texts): number {
  return texts.reduce((least, text) => Math.min(least, text.length), Number.POSITIVE_INFINITY);
}

const SURROGATES = rangeOf(0xd800, 0xdfff);
