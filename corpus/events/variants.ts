import type { FieldFacts, Json, Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import type { MissingLeaf, NamedValue, SomeLeaf } from '../conditions/formula.ts';
import { factsOf } from '../conditions/reading.ts';
import type { ConditionNearMiss } from '../near-misses/index.ts';
import type { Random } from '../random.ts';
import { type FieldConstraint, fits, meets } from '../solve/constraints.ts';
import { inTurn } from '../values/text-edges.ts';
import type { Writing } from './write-values.ts';

/** A named way to write one field. */
export interface Variant extends Writing {
  readonly name: ConditionNearMiss;
  /** A value that stands under the dotted key at the top beside the nested ones; the field has both (eql-semantics 9.3). */
  readonly dotted?: Scalar;
}

/** The work that one rule is allowed, shared by all that is made for it. */
export interface Work {
  left: number;
}

/**
 * Ways to write the field of a leaf that certainly meet the demands on it, the most telling first: values at the edge in turn with
 * lists, absence in all its spellings and values as other types of JSON. At most `most`.
 */
export function variants(
  leaf: SomeLeaf,
  constraints: readonly FieldConstraint[],
  chosen: readonly Scalar[],
  schema: Schema,
  random: Random,
  work: Work,
  most: number,
): readonly Variant[] {
  const { field } = leaf;
  const facts = factsOf(schema, field);
  const edges = (leaf.probes ?? leaf.edges)(random).filter((edge) => fits(schema, field, edge.value));
  const good = chosen[0] ?? leaf.samples(random, false).find((sample) => fits(schema, field, sample));
  const passing = leaf.samples(random, false).find((sample) => fits(schema, field, sample) && leaf.test(sample) === true);
  const single = edges.map((edge): Variant => ({ name: edge.name, values: [edge.value], json: edge.value }));
  const shapes = inTurn([
    [
      ...absences(facts),
      ...(good === undefined || asksWhole(constraints, field, schema) ? [] : overLong(leaf, good, passing, facts)),
    ],
    [...apart(leaf, constraints, edges, schema, random), ...(good === undefined ? [] : lists(edges, good, facts))],
    good === undefined ? [] : otherTypes([good, ...edges.map(({ value }) => value)], facts),
  ]);
  const cost = constraints.reduce((sum, constraint) => sum + (constraint.leaf.kind === 'some' ? constraint.leaf.cost : 1), 0);
  return firstFew(
    [single.filter((_, place) => place % 2 === 0), shapes, single.filter((_, place) => place % 2 === 1)],
    most,
    (variant) => {
      work.left -= cost * Math.max(1, variant.values.length);
      return work.left > 0 && meets(constraints, variant.values);
    },
  );
}

/** A text field itself is asked whether there is a text, which is there however long it is (eql-semantics 9.1). */
function asksWhole(constraints: readonly FieldConstraint[], field: string, schema: Schema): boolean {
  return (schema.fields.get(field)?.exactSubfield ?? null) !== null && constraints.some(({ leaf }) => leaf.kind === 'missing');
}

/** Ways to write a field of which only matters whether it has a value: nothing at all, and values that look like nothing. */
export function missingVariants(
  leaf: MissingLeaf,
  constraints: readonly FieldConstraint[],
  schema: Schema,
  most: number,
): readonly Variant[] {
  const facts = factsOf(schema, leaf.field);
  const zero = spellingOf(facts.dateFormat)?.write(0) ?? null;
  const family = familyOf(facts.type);
  const smallest = family !== 'date' ? SLIGHT[family] : zero === null ? [] : [zero];
  const slight = smallest.filter((value) => fits(schema, leaf.field, value));
  const present = slight.flatMap((value): readonly Variant[] => [
    { name: `slight-value`, values: [value], json: value },
    { name: 'slight-value-in-a-list', values: [value], json: [value] },
    ...besideNull('slight-value-beside-null', value, facts),
  ]);
  const long =
    familyOf(facts.type) === 'string' && facts.ignoreAbove !== null && facts.ignoreAbove <= 2000 ? facts.ignoreAbove : null;
  const whole = asksWhole(constraints, leaf.field, schema);
  // What the exact sub-field would make of such a text decides nothing else here.
  const alone = constraints.every((constraint) => constraint.leaf.kind === 'missing');
  const longer = 'x'.repeat((long ?? 0) + 1);
  const lengths: readonly Variant[] =
    long === null
      ? []
      : [
          ...(whole && !alone ? [] : [{ name: 'over-the-limit' as const, values: whole ? [longer] : [], json: longer }]),
          { name: 'at-the-limit', values: ['x'.repeat(long)], json: 'x'.repeat(long) },
        ];
  return firstFew([present, [...absences(facts), ...lengths]], most, (variant) => meets(constraints, variant.values));
}

/** Values that careless readers take for none. */
const SLIGHT: Readonly<Record<Exclude<ReturnType<typeof familyOf>, 'date'>, readonly Scalar[]>> = {
  string: ['', ' ', '0', 'null', '-', 'false', '\n'],
  text: ['', ' ', '0', 'null'],
  number: [0, -1],
  boolean: [false, true],
  ip: ['0.0.0.0', '::'],
  unsupported: [],
};

function firstFew(
  streams: readonly (readonly Variant[])[],
  most: number,
  accepts: (variant: Variant) => boolean,
): readonly Variant[] {
  const seen = new Set<string>();
  const found: Variant[] = [];
  for (const variant of inTurn(streams)) {
    if (found.length >= most) break;
    const written = writtenAs(variant);
    if (seen.has(written)) continue;
    seen.add(written);
    if (accepts(variant)) found.push(variant);
  }
  return found;
}

/** What tells two variants apart in an event. */
function writtenAs({ json, dotted }: Variant): string {
  // Most are single texts.
  if (typeof json === 'string' && dotted === undefined) return `"${json}`;
  return JSON.stringify([json ?? null, json === undefined, dotted ?? null]);
}

/** No value, in every spelling (eql-semantics 9.3). */
export function absences(facts: FieldFacts): readonly Variant[] {
  if (facts.type === 'constant_keyword') return [];
  const none = (name: ConditionNearMiss, json: Json | undefined): Variant => ({ name, values: [], json });
  const absent = [none('absent', undefined), none('empty-list', [])];
  return facts.nullValue === null ? [...absent, none('null', null), none('list-of-null', [null])] : absent;
}

/** Texts of a length that is just indexed, and just not (eql-semantics 9.1). */
function overLong(leaf: SomeLeaf, good: Scalar, passing: Scalar | undefined, facts: FieldFacts): readonly Variant[] {
  const limit = facts.ignoreAbove;
  if (familyOf(facts.type) !== 'string' || limit === null || limit > 2000) return [];
  if (typeof good !== 'string' || good === '' || good.length > limit) return [];
  // A text that would pass if it were indexed shows most.
  const base = typeof passing === 'string' && passing !== '' && passing.length <= limit ? passing : good;
  const over = stretched(base, limit + 1);
  const telling = over.find((text) => leaf.test(text) === true) ?? over[0] ?? '';
  const just = [...stretched(good, limit), ...stretched(base, limit)];
  return [
    { name: 'over-the-limit', values: [], json: telling },
    { name: 'over-the-limit-beside-another', values: [good], json: [telling, good] },
    ...just.map((text): Variant => ({ name: 'at-the-limit', values: [text], json: text })),
  ];
}

/** The text made so long in several places: at its ends, in its middle, and in the name that ends a path. */
function stretched(text: string, length: number): readonly string[] {
  const more = 'x'.repeat(length - text.length);
  const name = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
  const places = new Set([text.length, 0, 1, Math.floor(text.length / 2), name, Math.max(name, text.lastIndexOf('.'))]);
  return [...places].map((place) => text.slice(0, place) + more + text.slice(place));
}

/** The edges that are tried in lists. */
const LISTED = 10;

/** Lists of several values in both orders, of one, with nulls that stand for nothing, lists inside, and values in two places. */
function lists(edges: readonly NamedValue[], good: Scalar, facts: FieldFacts): readonly Variant[] {
  const [first, ...others] = edges.filter((edge) => edge.value !== good).slice(0, LISTED);
  const pair = (edge: NamedValue): readonly Variant[] => [
    { name: 'two-values', values: [edge.value, good], json: [edge.value, good] },
    { name: 'two-values-turned', values: [good, edge.value], json: [good, edge.value] },
    { name: 'in-two-places', values: [good, edge.value], json: good, dotted: edge.value },
  ];
  return [
    ...(first === undefined ? [] : pair(first)),
    { name: 'list-of-one', values: [good], json: [good] },
    ...besideNull('list-with-null', good, facts),
    { name: 'list-in-list', values: [good], json: [[good]] },
    ...others.flatMap(pair),
  ];
}

/** A value with a null before it, unless null is indexed as a value of its own (eql-semantics 9.3). */
function besideNull(name: ConditionNearMiss, value: Scalar, { nullValue }: FieldFacts): readonly Variant[] {
  return nullValue === null ? [{ name, values: [value], json: [null, value] }] : [];
}

/** What is tried to tell two conditions on one field apart. */
const TELLING = 120;

/** Two values of which each passes one of two conditions, so that no single value passes both (eql-semantics 2.2, 4). */
function apart(
  leaf: SomeLeaf,
  constraints: readonly FieldConstraint[],
  edges: readonly NamedValue[],
  schema: Schema,
  random: Random,
): readonly Variant[] {
  const others = constraints.flatMap((constraint) =>
    constraint.truth && constraint.leaf.kind === 'some' && constraint.leaf !== leaf ? [constraint.leaf] : [],
  );
  const unwanted = constraints.filter((constraint) => !constraint.truth && constraint.leaf.kind === 'some');
  return others.slice(0, 6).flatMap((other): readonly Variant[] => {
    const theirs = (other.probes ?? other.edges)(random).filter((edge) => fits(schema, leaf.field, edge.value));
    const values = inTurn([edges.slice(0, TELLING), theirs.slice(0, TELLING)])
      .map((edge) => edge.value)
      .filter((value) => meets(unwanted, [value]));
    const mine = values.find((value) => leaf.test(value) === true && other.test(value) === false);
    const yours = values.find((value) => leaf.test(value) === false && other.test(value) === true);
    if (mine === undefined || yours === undefined) return [];
    return [
      { name: 'each-value-passes-one', values: [mine, yours], json: [mine, yours] },
      { name: 'each-value-passes-one', values: [yours, mine], json: [yours, mine] },
    ];
  });
}

/** Values that pass as another type of JSON: numbers for text, text for numbers and booleans, fractions that are cut (eql-semantics 9.1). */
function otherTypes(values: readonly Scalar[], facts: FieldFacts): readonly Variant[] {
  const family = familyOf(facts.type);
  const put = (name: ConditionNearMiss, value: Scalar, json: Json): Variant => ({ name, values: [value], json });
  return values.slice(0, TELLING).flatMap((value): readonly Variant[] => {
    if (family === 'string' && typeof value === 'string') {
      if (/^(0|[1-9]\d{0,8})$/.test(value)) return [put('number-for-text', value, Number(value))];
      return value === 'true' || value === 'false' ? [put('boolean-for-text', value, value === 'true')] : [];
    }
    if (WHOLE.has(facts.type) && typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 1e9)
      return [
        put('text-for-number', value, String(value)),
        ...(value === 0 ? [] : [put('fraction-cut', value, value + Math.sign(value) * 0.5)]),
      ];
    if (family === 'boolean' && typeof value === 'boolean') return [put('text-for-boolean', value, String(value))];
    return [];
  });
}

const WHOLE = new Set(['long', 'integer', 'short', 'byte']);
