import { type Field, fold, type OneOf, type Predicate, type Range, type Rule, type Words } from '../../ir/index.ts';
import { necessaryLiterals, type TextPattern } from '../../pattern/index.ts';
import { familyOf } from '../../schema/families.ts';
import { networkStretch } from './addresses.ts';
import { foldedText } from './folded.ts';
import { allSeen, anySeen, isSeen, type Need, type Stands, seen } from './sign.ts';

/**
 * What an event has to show for a rule to be worth asking: of one of its items, all that is needed. Null: nothing is known of that item, so
 * the rule is asked about every event. Needs may be weaker than their rule, never stronger.
 */
export type Needs = readonly (Need | null)[];

/** The needs of a rule, item by item; `until` is an item here. */
export function needsOf({ plan }: Rule): Needs {
  if (plan.kind === 'single') return [needOf(plan.where)];
  const until = plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
  return [...plan.steps, ...until].map(({ where }) => needOf(where));
}

function needOf(predicate: Predicate): Need | null {
  return fold<Need | null>(predicate, {
    constant: () => null,
    and: ({ operands }) => allSeen(operands),
    or: ({ operands }) => anySeen(operands),
    // What must not be there need not show.
    not: () => null,
    present: ({ field }) => present(field),
    'one-of': oneOfNeed,
    range: rangeNeed,
    'date-range': ({ field }) => present(field),
    matches: ({ field, pattern, letters }) =>
      (isTextual(field) ? patternNeed(field.name, pattern, letters) : null) ?? present(field),
    'in-network': ({ field, networks }) => addressNeed(field, networks),
    words: wordsNeed,
    anywhere: ({ pattern, letters }) => patternNeed(null, pattern, letters),
    // A script may hold for absent fields: null tests do.
    computed: () => null,
  });
}

function present(field: Field): Need | null {
  return isSeen(field) ? seen({ kind: 'present', field: field.name }) : null;
}

/** The strings of these types are written as they are, unless they are normalised. */
function isTextual(field: Field): boolean {
  if (!isSeen(field) || field.normalizer !== undefined) return false;
  return field.type === 'keyword' || field.type === 'wildcard' || field.type === 'constant_keyword';
}

function oneOfNeed({ field, values }: OneOf): Need | null {
  if (!isSeen(field)) return null;
  const { name } = field;
  if (isTextual(field)) return valuesNeed(name, values.map(String));
  switch (familyOf(field.type)) {
    case 'number':
      return anySeen(values.map((value) => numberNeed(field, Number(value), Number(value))));
    case 'boolean':
      return valuesNeed(
        name,
        values.flatMap((value) => (value === true || value === 'true' ? ['true'] : ['false', ''])),
      );
    case 'ip':
      return addressNeed(field, values.map(String));
    default:
      return present(field);
  }
}

function valuesNeed(field: string, values: readonly string[]): Need | null {
  return anySeen([...new Set(values.map(foldedText))].map((text) => seen({ kind: 'value', field, text })));
}

function rangeNeed({ field, lower, upper }: Range): Need | null {
  const [low, high] = [lower?.value ?? Number.NEGATIVE_INFINITY, upper?.value ?? Number.POSITIVE_INFINITY];
  return typeof low === 'number' && typeof high === 'number' ? numberNeed(field, low, high) : present(field);
}

/**
 * Fractions are cut off or rounded by the type of a field, by one or less or, with the precision of a half, by less than a hundredth. How a
 * scaled float rounds is not known.
 */
function numberNeed(field: Field, low: number, high: number): Need | null {
  if (!isSeen(field) || familyOf(field.type) !== 'number' || field.type === 'scaled_float' || Number.isNaN(low + high))
    return present(field);
  return seen({ kind: 'number', field: field.name, low: low - slack(low), high: high + slack(high) });
}

function slack(bound: number): number {
  return Number.isFinite(bound) ? 1 + Math.abs(bound) / 100 : 0;
}

function addressNeed(field: Field, networks: readonly string[]): Need | null {
  if (!isSeen(field) || familyOf(field.type) !== 'ip') return present(field);
  const stretches = networks.map(networkStretch);
  return anySeen(
    stretches.map((stretch) => (stretch === null ? present(field) : seen({ kind: 'address', field: field.name, ...stretch }))),
  );
}

/** What follows tells values no better apart, and takes room. */
const LONGEST = 64;

/** Up to two letters of ASCII stand in most values, but seldom at an edge. */
function partNeed(field: string | null, text: string, stands: Stands): Need | null {
  const folded = foldedText(text);
  if (folded === '' || (stands === 'anywhere' && folded.length < 3 && folded < '\x80')) return null;
  const cut = stands === 'at-end' ? folded.slice(-LONGEST) : folded.slice(0, LONGEST);
  return seen({ kind: 'part', field, text: cut, stands });
}

function patternNeed(field: string | null, pattern: TextPattern, letters: 'exact' | 'fold'): Need | null {
  if (pattern.kind === 'wildcard') {
    const { parts } = pattern;
    const [only] = parts;
    if (only.kind === 'literal' && parts.length === 1)
      return field === null ? partNeed(null, only.text, 'at-start') : valuesNeed(field, [only.text]);
    return allSeen(
      parts.map((part, at) =>
        part.kind === 'literal'
          ? partNeed(field, part.text, at === 0 ? 'at-start' : at === parts.length - 1 ? 'at-end' : 'anywhere')
          : null,
      ),
    );
  }
  const literals = necessaryLiterals(pattern, letters);
  return literals === null ? null : anySeen(literals.texts.map((text) => partNeed(field, text, 'anywhere')));
}

/** Words are in small letters; each, or each of its pieces, stands in the text but for the case of its letters. */
function wordsNeed({ field, sought }: Words): Need | null {
  if (!isSeen(field)) return null;
  const texts = sought.kind === 'phrase' ? sought.words : sought.pieces;
  return allSeen(texts.map((text) => partNeed(field.name, text, 'anywhere'))) ?? present(field);
}
