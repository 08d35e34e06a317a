import { type DateRange, type Field, type Predicate, wordsPattern } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import {
  ALL,
  ANYTHING,
  choice,
  type Expression,
  expressionOf,
  intersection,
  rangeOf,
  repeat,
  sequence,
  setOf,
} from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { blockOf, type Line, lineOf, type Place } from './ordinals.ts';
import { joinStretches, type Stretches } from './stretches.ts';

/** The values of a field that a leaf is content with. */
export type ValueSet =
  | { readonly kind: 'texts'; readonly expression: Expression }
  | { readonly kind: 'places'; readonly line: Line; readonly stretches: Stretches };

type FieldLeaf = Extract<Predicate, { readonly field: Field }>;

/** The set of a leaf; null: it is of a kind that is not reasoned about, and two of them are the same when they are written so. */
export function valueSetOf(leaf: FieldLeaf, folding: Folding): ValueSet | null {
  const { type } = leaf.field;
  switch (familyOf(type)) {
    case 'string':
    case 'text':
      return textsOf(leaf, folding);
    case 'number':
    case 'boolean':
    case 'ip':
    case 'date': {
      const line = lineOf(type);
      const stretches = line === null ? null : stretchesOf(leaf, line);
      return line === null || stretches === null ? null : { kind: 'places', line, stretches };
    }
    case 'unsupported':
      return null;
  }
}

function textsOf(leaf: FieldLeaf, folding: Folding): ValueSet | null {
  switch (leaf.kind) {
    case 'present':
      return { kind: 'texts', expression: ANYTHING };
    case 'one-of': {
      const { letters } = leaf;
      const texts = leaf.values.map((value) =>
        expressionOf(
          { kind: 'wildcard', parts: [{ kind: 'literal', text: String(value) }] },
          { letters, folding, lines: 'cross' },
        ),
      );
      return { kind: 'texts', expression: choice(texts) };
    }
    case 'matches':
      return { kind: 'texts', expression: expressionOf(leaf.pattern, { letters: leaf.letters, folding, lines: 'cross' }) };
    case 'words':
      return { kind: 'texts', expression: expressionOf(wordsPattern(leaf), { letters: 'exact', folding, lines: 'cross' }) };
    case 'range': {
      // Versions have an order of their own, and bounds of an analysed text are about its words.
      if (leaf.field.type === 'version' || familyOf(leaf.field.type) === 'text') return null;
      const { lower, upper } = leaf;
      const above = lower === null ? [] : [after(String(lower.value), lower.inclusive)];
      const below = upper === null ? [] : [before(String(upper.value), upper.inclusive)];
      return { kind: 'texts', expression: intersection([...above, ...below]) };
    }
    case 'date-range':
    case 'in-network':
      return null;
  }
}

/** The texts behind another in the order of code points. */
function after(text: string, inclusive: boolean): Expression {
  const codes = codesOf(text);
  const beyond = codes.map((code, at) => sequence([...literal(codes.slice(0, at)), setOf(rangeUp(code + 1)), ANYTHING]));
  const longer = sequence([...literal(codes), inclusive ? ANYTHING : repeat(setOf(ALL), 1, null)]);
  return choice([...beyond, longer]);
}

/** The texts before another in the order of code points. */
function before(text: string, inclusive: boolean): Expression {
  const codes = codesOf(text);
  const smaller = codes.flatMap((code, at) =>
    code === 0 ? [] : [sequence([...literal(codes.slice(0, at)), setOf(rangeOf(0, code - 1)), ANYTHING])],
  );
  const shorter = codes.map((_, at) => sequence(literal(codes.slice(0, at))));
  return choice([...smaller, ...shorter, ...(inclusive ? [sequence(literal(codes))] : [])]);
}

function rangeUp(code: number) {
  return code > 0x10ffff ? rangeOf(0, 0).without(rangeOf(0, 0)) : rangeOf(code, 0x10ffff);
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

function literal(codes: readonly number[]): readonly Expression[] {
  return codes.map((code) => setOf(rangeOf(code, code)));
}

function stretchesOf(leaf: FieldLeaf, line: Line): Stretches | null {
  const { first, last } = line;
  switch (leaf.kind) {
    case 'present':
      return [{ from: first, to: last }];
    case 'one-of': {
      const places = leaf.values.map(line.place);
      if (places.includes(null)) return null;
      return joinStretches(
        places.flatMap((place) => (place === null || place.off !== 0 ? [] : [within(line, place.at, place.at)])),
      );
    }
    case 'range': {
      const lower = leaf.lower === null ? null : line.place(leaf.lower.value);
      const upper = leaf.upper === null ? null : line.place(leaf.upper.value);
      if ((leaf.lower !== null && lower === null) || (leaf.upper !== null && upper === null)) return null;
      const from = lower === null ? first : lowest(lower, leaf.lower?.inclusive ?? true);
      const to = upper === null ? last : highest(upper, leaf.upper?.inclusive ?? true);
      return within(line, from, to);
    }
    case 'in-network': {
      const blocks = leaf.networks.map(blockOf);
      if (blocks.includes(null)) return null;
      return joinStretches(blocks.flatMap((block) => (block === null ? [] : [[{ from: block.low, to: block.high }]])));
    }
    case 'date-range':
      return instantsOf(leaf, line);
    case 'matches':
    case 'words':
      return null;
  }
}

function instantsOf({ from, to, relation }: DateRange, line: Line): Stretches | null {
  // What depends on the clock is another stretch at each run.
  if (from === null || to === null) return null;
  const [start, end] = [BigInt(from), BigInt(to)];
  switch (relation) {
    case 'eq':
      return within(line, start, end);
    case 'lt':
      return within(line, line.first, start - 1n);
    case 'le':
      return within(line, line.first, end);
    case 'gt':
      return within(line, end + 1n, line.last);
    case 'ge':
      return within(line, start, line.last);
  }
}

function lowest({ at, off }: Place, inclusive: boolean): bigint {
  return off > 0 || (off === 0 && !inclusive) ? at + 1n : at;
}

function highest({ at, off }: Place, inclusive: boolean): bigint {
  return off < 0 || (off === 0 && !inclusive) ? at - 1n : at;
}

/** A stretch as far as it lies in the line. */
function within({ first, last }: Line, from: bigint, to: bigint): Stretches {
  const [low, high] = [from < first ? first : from, to > last ? last : to];
  return low > high ? [] : [{ from: low, to: high }];
}
