import type { Scalar } from '../../event/index.ts';
import type { DateRange, Field, Predicate } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { ANYTHING, choice, type Expression, expressionOf, intersection } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { blockOf } from './addresses.ts';
import { type Clock, type OnLine, onClock } from './clock.ts';
import type { Line, Place } from './line.ts';
import { lineOf } from './ordinals.ts';
import { joinStretches, type Stretches } from './stretches.ts';
import { textsAfter, textsBefore } from './text-order.ts';
import { versionsAfter, versionsBefore } from './version-order.ts';
import { wordTexts } from './word-texts.ts';

/** The values of a field that a leaf is content with. */
export type ValueSet =
  | { readonly kind: 'texts'; readonly expression: Expression }
  | { readonly kind: 'places'; readonly line: Line; readonly stretches: Stretches };

type FieldLeaf = Extract<Predicate, { readonly field: Field }>;

/**
 * The set of a leaf; null: it is of a kind that is not reasoned about, and two of them are the same when they are written so. `clock` is what
 * `now` is.
 */
export function valueSetOf(leaf: FieldLeaf, folding: Folding, clock: Clock): ValueSet | null {
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
      return line === null ? null : placesOf(leaf, line, clock);
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
    case 'words': {
      const expression = wordTexts(leaf.sought, leaf.field.analyzer);
      return expression === null ? null : { kind: 'texts', expression };
    }
    case 'range': {
      // Bounds of an analysed text are about its words.
      if (familyOf(leaf.field.type) === 'text') return null;
      const { lower, upper } = leaf;
      const [later, earlier] = leaf.field.type === 'version' ? [versionsAfter, versionsBefore] : [textsAfter, textsBefore];
      const above = lower === null ? [] : [later(String(lower.value), lower.inclusive)];
      const below = upper === null ? [] : [earlier(String(upper.value), upper.inclusive)];
      return { kind: 'texts', expression: intersection([...above, ...below]) };
    }
    case 'date-range':
    case 'in-network':
      return null;
  }
}

function placesOf(leaf: FieldLeaf, line: Line, clock: Clock): ValueSet | null {
  const places = (stretches: Stretches | null): ValueSet | null =>
    stretches === null ? null : { kind: 'places', line, stretches };
  const { first, last } = line;
  switch (leaf.kind) {
    case 'present':
      return places([{ from: first, to: last }]);
    case 'one-of': {
      const all = leaf.values.map(line.place);
      if (all.includes(null)) return null;
      return places(
        joinStretches(all.flatMap((place) => (place === null || place.off !== 0 ? [] : [within(line, place.at, place.at)]))),
      );
    }
    case 'range':
      return rangeSet(leaf, line, clock);
    case 'in-network': {
      const blocks = leaf.networks.map(blockOf);
      if (blocks.includes(null)) return null;
      return places(joinStretches(blocks.flatMap((block) => (block === null ? [] : [[{ from: block.low, to: block.high }]]))));
    }
    case 'date-range':
      return dateSet(leaf, line, clock);
    case 'matches':
    case 'words':
      return null;
  }
}

/** Both bounds on one line; null: one of them is not known, or they are of different lines. */
function rangeSet({ field, lower, upper }: Extract<FieldLeaf, { kind: 'range' }>, line: Line, clock: Clock): ValueSet | null {
  const bounds = [lower, upper].flatMap((bound) => (bound === null ? [] : [boundOf(bound.value, field, line, clock)]));
  if (bounds.length === 0) return { kind: 'places', line, stretches: within(line, line.first, line.last) };
  const [one] = bounds;
  if (one == null || bounds.some((other) => other?.line.id !== one.line.id)) return null;
  const [low, high] = [lower === null ? null : one.bounded, upper === null ? null : (bounds.at(-1)?.bounded ?? null)];
  const from = low === null ? one.line.first : lower?.inclusive ? lowest(low.from, true) : lowest(low.to, false);
  const to = high === null ? one.line.last : upper?.inclusive ? highest(high.to, true) : highest(high.from, false);
  return { kind: 'places', line: one.line, stretches: within(one.line, from, to) };
}

/** What a bound names, and on which line; null: nobody knows. */
function boundOf(value: Scalar, { type, dateFormat }: Field, line: Line, clock: Clock): OnLine | null {
  const ofClock = familyOf(type) === 'date' ? onClock(String(value), type, line, clock) : null;
  if (ofClock !== null) return ofClock;
  const bounded = dateFormat === undefined ? line.bound(value) : null;
  return bounded === null ? null : { line, bounded };
}

function dateSet({ field, text, from, to, relation }: DateRange, usual: Line, clock: Clock): ValueSet | null {
  // Milliseconds are said by the leaf, in whatever format the field is written.
  const known: OnLine | null =
    field.type === 'date' && from !== null && to !== null
      ? { line: usual, bounded: { from: { at: BigInt(from), off: 0 }, to: { at: BigInt(to), off: 0 } } }
      : boundOf(text, field, usual, clock);
  if (known === null) return null;
  const { line, bounded } = known;
  const [start, end] = [bounded.from.at, bounded.to.at];
  const stretches = ((): Stretches => {
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
  })();
  return { kind: 'places', line, stretches };
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
