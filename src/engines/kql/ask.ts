import type { Literal, RangeOperator } from '../../languages/kql/ast.ts';
import type { ComparedAs } from '../../report/index.ts';
import { familyOf } from '../../schema/families.ts';
import { readAddress, readBlock } from './addresses.ts';
import { readMath, type Stretch } from './dates.ts';
import { failed, unsupported } from './failure.ts';
import { bound, compareNumbers, wanted } from './numbers.ts';
import { isPattern, textOf, wordsOf } from './pattern.ts';
import type { Scope } from './scope.ts';
import { compareTexts, fits, fitsRaw } from './texts.ts';
import { type KnownField, normalized, ordinaryDates, type Value } from './values.ts';
import { compareVersions } from './versions.ts';
import { analyzed, smallLetters } from './words.ts';

/** What is asked of each value of a field: it is enough that one says yes. */
export interface Ask {
  readonly comparedAs: ComparedAs;
  readonly test: (value: Value) => boolean;
}

const NEVER = (): boolean => false;

/** `field: value`, by the type of the field. */
export function askValue(literal: Literal, facts: KnownField, scope: Scope): Ask {
  switch (familyOf(facts.type)) {
    case 'string':
      return askText(literal, facts, scope);
    case 'text':
      return askWords(literal, facts, scope);
    case 'number': {
      const number = wanted(plain(literal, facts), facts.type);
      return {
        comparedAs: 'number',
        test: number === null ? NEVER : (value) => value.kind === 'number' && compareNumbers(value.number, number) === 0,
      };
    }
    case 'boolean': {
      const text = plain(literal, facts);
      if (text === '') failed('an empty text is no boolean');
      return { comparedAs: 'boolean', test: (value) => value.kind === 'boolean' && String(value.value) === text };
    }
    case 'ip': {
      const text = plain(literal, facts);
      const block = readBlock(text);
      if (block === null && text.includes('/') && readAddress(text.split('/')[0] ?? '') !== null) failed(`${text} is no network`);
      return {
        comparedAs: text.includes('/') ? 'network' : 'address',
        test: block === null ? NEVER : (value) => value.kind === 'address' && value.bits >= block.low && value.bits <= block.high,
      };
    }
    case 'date': {
      const { first, last } = stretchOf(literal, facts, scope);
      return { comparedAs: 'date', test: (value) => value.kind === 'instant' && value.nanos >= first && value.nanos <= last };
    }
    case 'unsupported':
      return { comparedAs: 'script', test: NEVER };
  }
}

/** A keyword is compared as a whole; on its relatives a pattern is a query string, in which blanks part words. */
function askText(literal: Literal, facts: KnownField, scope: Scope): Ask {
  if (!isPattern(literal, scope)) {
    const text = normalized(textOf(literal), facts);
    // To a constant of the index every star is one that acts, escaped and quoted ones as well. (eql-semantics 9.1)
    if (facts.type === 'constant_keyword') return patternAsk([text.split('*')]);
    return { comparedAs: 'exact text', test: (value) => value.kind === 'text' && value.text === text };
  }
  if (facts.type === 'keyword' && scope.reading === 'elasticsearch') {
    const raw = normalized(textOf(literal), facts);
    return { comparedAs: 'wildcards', test: (value) => value.kind === 'text' && fitsRaw(value.text, raw) };
  }
  const words = facts.type === 'keyword' ? [literal.pieces] : wordsOf(literal, scope);
  const patterns = words.map((pieces) => pieces.map((piece) => normalized(piece, facts)));
  return patternAsk(patterns);
}

function patternAsk(patterns: readonly (readonly string[])[]): Ask {
  return {
    comparedAs: 'wildcards',
    test: (value) => value.kind === 'text' && patterns.some((pieces) => fits(value.text, pieces)),
  };
}

/** In quotes the words of the value, one right behind the other; else one of them is enough, and a pattern is a query string that asks each word. */
function askWords(literal: Literal, facts: KnownField, scope: Scope): Ask {
  const wordsIn = analyzed(facts);
  const inWords = (test: (words: readonly string[]) => boolean): Ask => ({
    comparedAs: 'words',
    test: (value) => value.kind === 'text' && test(wordsIn(value.text)),
  });
  const anyOf = (text: string): ((words: readonly string[]) => boolean) => {
    const asked = new Set(wordsIn(text));
    return (words) => words.some((word) => asked.has(word));
  };
  if (!isPattern(literal, scope)) {
    if (!literal.quoted) return inWords(anyOf(textOf(literal)));
    const asked = wordsIn(textOf(literal));
    return inWords(
      (words) => asked.length > 0 && words.some((_, start) => asked.every((word, behind) => words[start + behind] === word)),
    );
  }
  const parts = wordsOf(literal, scope).map((pieces) => {
    const [only] = pieces;
    if (pieces.length === 1) return anyOf(only ?? '');
    const small = pieces.map(smallLetters);
    return (words: readonly string[]) => words.some((word) => fits(word, small));
  });
  return inWords((words) => parts.some((part) => part(words)));
}

/** A value without wildcards, as fields that are no texts need. */
function plain(literal: Literal, { type }: KnownField): string {
  if (literal.pieces.length > 1) failed(`there are no wildcards on a field of type ${type}`);
  return textOf(literal);
}

function stretchOf(literal: Literal, facts: KnownField, { settings }: Scope): Stretch {
  ordinaryDates(facts.dateFormat);
  const text = plain(literal, facts);
  const stretch = readMath(text, settings.now) ?? failed(`cannot parse the date ${JSON.stringify(text)}`);
  if (facts.type === 'date_nanos') return stretch;
  const whole = (nanos: bigint): bigint => nanos - (((nanos % 1_000_000n) + 1_000_000n) % 1_000_000n);
  return { first: whole(stretch.first), last: whole(stretch.last) };
}

/** `field > value`, by the type of the field. */
export function askBound(operator: RangeOperator, literal: Literal, facts: KnownField, scope: Scope): Ask {
  const passes = ORDER[operator];
  switch (familyOf(facts.type)) {
    case 'string': {
      const text = normalized(textOf(literal), facts);
      const isVersion = facts.type === 'version';
      const compare = isVersion ? compareVersions : compareTexts;
      return {
        comparedAs: isVersion ? 'version' : 'order of text',
        test: (value) => value.kind === 'text' && passes(compare(value.text, text)),
      };
    }
    case 'text':
      return unsupported(`${facts.type} fields hold words`);
    case 'number': {
      const number =
        bound(textOf(literal), facts.type) ?? failed(`${textOf(literal)} is no bound of a field of type ${facts.type}`);
      return { comparedAs: 'number', test: (value) => value.kind === 'number' && passes(compareNumbers(value.number, number)) };
    }
    case 'boolean': {
      const text = textOf(literal);
      if (text !== 'true' && text !== 'false') failed(`${JSON.stringify(text)} is no boolean`);
      return {
        comparedAs: 'boolean',
        test: (value) => value.kind === 'boolean' && passes(Number(value.value) - Number(text === 'true')),
      };
    }
    case 'ip': {
      const bits = readAddress(textOf(literal)) ?? failed(`${JSON.stringify(textOf(literal))} is no address`);
      return { comparedAs: 'address', test: (value) => value.kind === 'address' && passes(sign(value.bits - bits)) };
    }
    case 'date': {
      // What lies after a day lies after its end, and what lies up to it takes in its end.
      const { first, last } = stretchOf(literal, facts, scope);
      const limit = operator === '>' || operator === '<=' ? last : first;
      return { comparedAs: 'date', test: (value) => value.kind === 'instant' && passes(sign(value.nanos - limit)) };
    }
    case 'unsupported':
      return { comparedAs: 'script', test: NEVER };
  }
}

const ORDER: { readonly [O in RangeOperator]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function sign(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `field: *`: there is a value. */
export const PRESENT: Ask = { comparedAs: 'presence', test: () => true };
