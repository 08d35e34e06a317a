import type { Event, Scalar } from '../../../src/event/index.ts';
import { type Field, fold, type Predicate } from '../../../src/ir/index.ts';
import { unsayable } from './unsayable.ts';
import { type Leaf, type Theory, theoryOf } from './values.ts';

/** A condition, and how letters fold in it. */
export interface Side {
  readonly where: Predicate;
  readonly folding: 'ascii' | 'unicode';
}

/** Fields with more leaves than this are asked for single values only: each leaf is asked of the value of each other. */
const MOST_VALUES = 8;

interface Asked {
  readonly leaf: Leaf;
  readonly theory: Theory;
  /** Whether some value passes, and the value that does. */
  readonly flag: string;
}

interface FieldAsked {
  readonly field: Field;
  readonly leaves: Asked[];
}

/** The leaves of two conditions by field, each distinct one once. */
function askedOf(sides: readonly Side[]): {
  readonly fields: readonly FieldAsked[];
  readonly flagOf: (side: Side, leaf: Leaf) => string;
} {
  const fields = new Map<string, FieldAsked>();
  const flags = new Map<string, string>();
  const keyOf = ({ folding }: Side, leaf: Leaf): string => `${folding} ${withoutPlaces(leaf)}`;
  for (const side of sides)
    for (const leaf of leavesOf(side.where)) {
      const { name, type, ignoreAbove, nullValue, constant } = leaf.field;
      const place = JSON.stringify([name, type, ignoreAbove, nullValue, constant]);
      const asked = fields.get(place) ?? { field: leaf.field, leaves: [] };
      fields.set(place, asked);
      const key = keyOf(side, leaf);
      if (flags.has(key)) continue;
      const flag = `b${flags.size}`;
      flags.set(key, flag);
      asked.leaves.push({ leaf, theory: theoryOf(leaf.field, side.folding), flag });
    }
  const names = [...fields.values()].map(({ field }) => field.name);
  if (new Set(names).size < names.length) unsayable('a field with two mappings');
  return { fields: [...fields.values()], flagOf: (side, leaf) => flags.get(keyOf(side, leaf)) ?? 'false' };
}

function withoutPlaces(leaf: Leaf): string {
  return JSON.stringify(leaf, (key, value) =>
    ['origin', 'optional', 'writtenAs', 'indexName'].includes(key) ? undefined : value,
  );
}

function leavesOf(where: Predicate): readonly Leaf[] {
  const leaf = (node: Leaf): readonly Leaf[] => [node];
  const none = (): readonly Leaf[] => [];
  const all = ({ operands }: { readonly operands: readonly (readonly Leaf[])[] }): readonly Leaf[] => operands.flat();
  return fold<readonly Leaf[]>(where, {
    constant: none,
    and: all,
    or: all,
    not: ({ operand }) => operand,
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: () => unsayable('words of analysed texts'),
    anywhere: () => unsayable('texts anywhere'),
    computed: () => unsayable('computed values'),
  });
}

/** Whether there are fields that are asked too much for lists of values. */
export function needsScalar(sides: readonly Side[]): boolean {
  return askedOf(sides).fields.some(({ leaves }) => leaves.length > MOST_VALUES);
}

/** What two conditions ask about, each theory once. */
export function theoriesIn(sides: readonly Side[]): readonly Theory['name'][] {
  return [...new Set(askedOf(sides).fields.flatMap(({ leaves }) => leaves.map(({ theory }) => theory.name)))];
}

/** Is there an event on which one side holds and the other does not? As a script of SMT-LIB that ends with `(check-sat)`. */
export function difference(holds: Side, fails: Side, scalar: boolean): string {
  const { fields, flagOf } = askedOf([holds, fails]);
  return [
    CLOCK,
    ...fields.flatMap((asked, number) => (scalar ? scalarField : listField)(asked, number)),
    `(assert ${term(holds, flagOf)})`,
    `(assert (not ${term(fails, flagOf)}))`,
    '(check-sat)',
    '',
  ].join('\n');
}

/** Does each side hold on this event? Two answers, one after the other. */
export function truthsOn(sides: readonly [Side, Side], event: Event, now: number): string {
  const { fields, flagOf } = askedOf(sides);
  const valuesOf = ({ name, constant }: Field): readonly Scalar[] => {
    const json = event[name];
    const values = json === undefined ? [] : Array.isArray(json) ? json : [json];
    return constant === undefined ? (values as readonly Scalar[]) : [constant];
  };
  return [
    CLOCK,
    `(assert (= now ${now}))`,
    ...fields.flatMap(({ field, leaves }) =>
      leaves.flatMap(({ leaf, theory, flag }) => {
        const tests = valuesOf(field).map((value) => {
          const constant = theory.constant(value);
          return `(and ${theory.domain(constant)} ${theory.test(leaf, constant)})`;
        });
        return [`(declare-const ${flag} Bool)`, `(assert (= ${flag} (or ${tests.join(' ')} false)))`];
      }),
    ),
    ...sides.flatMap((side) => ['(push)', `(assert ${term(side, flagOf)})`, '(check-sat)', '(pop)']),
    '',
  ].join('\n');
}

/** The same unknown instant for both sides. */
const CLOCK = `(declare-const now Int)\n(assert (<= 0 now ${2 ** 42}))`;

/** Each leaf that holds has a value that passes it, and no value passes a leaf that does not hold. */
function listField({ field, leaves }: FieldAsked, number: number): readonly string[] {
  if (leaves.length > MOST_VALUES) unsayable('too many leaves of one field');
  const value = (at: number): string => `v${number}_${at}`;
  return leaves
    .flatMap(({ leaf, theory, flag }, at) => [
      `(declare-const ${flag} Bool)`,
      `(declare-const ${value(at)} ${theory.sort})`,
      `(assert ${theory.domain(value(at))})`,
      ...(field.constant === undefined ? [] : [`(assert (= ${flag} ${theory.test(leaf, value(at))}))`]),
      `(assert (=> ${flag} ${theory.test(leaf, value(at))}))`,
    ])
    .concat(
      leaves.flatMap(({ leaf, theory, flag }, at) =>
        leaves.flatMap((other, place) =>
          place === at ? [] : [`(assert (=> ${other.flag} (not ${flag}) (not ${theory.test(leaf, value(place))})))`],
        ),
      ),
    );
}

/** One value or none. */
function scalarField({ field, leaves }: FieldAsked, number: number): readonly string[] {
  const [first] = leaves;
  if (first === undefined) return [];
  const [value, there] = [`v${number}`, `p${number}`];
  return [
    `(declare-const ${value} ${first.theory.sort})`,
    `(declare-const ${there} Bool)`,
    `(assert ${first.theory.domain(value)})`,
    ...(field.constant === undefined ? [] : [`(assert ${there})`]),
    ...leaves.flatMap(({ leaf, theory, flag }) => [
      `(declare-const ${flag} Bool)`,
      `(assert (= ${flag} (and ${there} ${theory.test(leaf, value)})))`,
    ]),
  ];
}

function term(side: Side, flagOf: (side: Side, leaf: Leaf) => string): string {
  const leaf = (node: Leaf): string => flagOf(side, node);
  return fold<string>(side.where, {
    constant: ({ value }) => String(value),
    and: ({ operands }) => `(and true ${operands.join(' ')})`,
    or: ({ operands }) => `(or false ${operands.join(' ')})`,
    not: ({ operand }) => `(not ${operand})`,
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: () => 'false',
    anywhere: () => 'false',
    computed: () => 'false',
  });
}
