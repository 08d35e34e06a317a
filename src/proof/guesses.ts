import type { Event, FieldType, Json, Scalar } from '../event/index.ts';
import { type Field, type Predicate, type Term, termFields } from '../ir/index.ts';
import { familyOf } from '../schema/families.ts';
import type { OpenLeaf } from './condition.ts';
import { type Effort, spend } from './effort.ts';
import type { Given, Models, OpenAnswers } from './model.ts';

/** Whether a leaf holds on an event, as somebody says who runs it; null: nobody does. */
export type Answerer = (leaf: Predicate) => ((event: Event) => boolean) | null;

/** Values for the fields that leaves which are not reasoned about read, and what these leaves are on them. */
export interface Guess {
  readonly given: Given;
  readonly holds: OpenAnswers;
}

/** How many choices of values are asked about. */
const MOST_TRIED = 6000;

/** How many are kept, of those that answer alike the first. */
const MOST_KEPT = 400;

/** Values of one field at most. */
const MOST_VALUES = 80;

/** The steps that asking about one choice costs, for each leaf. */
const COST = 4;

/**
 * Values for the fields of leaves that are not reasoned about, made of the constants of the leaves and of what else is asked of these fields:
 * for each way in which such values answer all that is asked, one choice. Whoever runs the leaves is asked what they are; of what nobody
 * runs nothing is said.
 */
export function guessesOf({ opens, samplesOf, answersOf }: Models, answerer: Answerer, effort: Effort): readonly Guess[] {
  const asked = opens.flatMap((leaf) => {
    const holds = answerer(leaf.leaf);
    return holds === null ? [] : [{ key: leaf.key, holds, fields: fieldsRead(leaf), leaf }];
  });
  const fields = [...new Map(asked.flatMap((one) => one.fields).map((field) => [field.name, field] as const)).values()];
  const constants = asked.flatMap(({ leaf }) => constantsOf(leaf.leaf));
  const seeds = [...constants, ...fields.flatMap(({ name }) => samplesOf(name))];
  const domains = new Map(fields.map(({ name, type }) => [name, domainOf(type, seeds)] as const));
  const known = new Map<string, Guess>();
  const answered = new Map<string, Map<Scalar | undefined, string>>();
  let tried = 0;

  function answerOf(name: string, value: Scalar | undefined): string {
    const answers = answered.get(name) ?? new Map<Scalar | undefined, string>();
    answered.set(name, answers);
    const answer = answers.get(value) ?? `${value !== undefined}${answersOf(name, value)}`;
    answers.set(value, answer);
    return answer;
  }

  function take(values: ReadonlyMap<string, Scalar>): void {
    if (++tried > MOST_TRIED) return;
    spend(effort, COST * asked.length);
    const event: Event = Object.fromEntries(values);
    const holds = new Map(asked.map((one) => [one.key, one.holds(event)] as const));
    const kind = [...holds.values(), ...fields.map(({ name }) => answerOf(name, values.get(name)))].join(';');
    if (known.has(kind) || known.size >= MOST_KEPT) return;
    known.set(kind, { given: new Map<string, Json | undefined>(fields.map(({ name }) => [name, values.get(name)])), holds });
  }

  for (const choice of choices(
    asked.map((one) => one.fields),
    fields,
    domains,
  )) {
    if (tried >= MOST_TRIED || known.size >= MOST_KEPT) break;
    take(choice);
  }
  return [...known.values()];
}

type Domains = ReadonlyMap<string, readonly Scalar[]>;

/**
 * Choices of values, plain ones first: nothing at all; each leaf's fields with the same value or all combinations of values where they are
 * few; then mixtures by a fixed series of numbers.
 */
function* choices(
  groups: readonly (readonly Field[])[],
  fields: readonly Field[],
  domains: Domains,
): Iterable<ReadonlyMap<string, Scalar>> {
  yield new Map();
  const domain = (field: Field): readonly Scalar[] => domains.get(field.name) ?? [];
  const longest = Math.max(0, ...fields.map((field) => domain(field).length));
  for (let at = 0; at < longest; at++)
    for (const group of [fields, ...groups])
      yield new Map(
        group.flatMap((field) => {
          const value = domain(field)[at];
          return value === undefined ? [] : [[field.name, value] as const];
        }),
      );
  for (const group of groups) {
    const size = group.reduce((product, field) => product * domain(field).length, 1);
    if (size <= MOST_TRIED / 2) yield* combinations(group, domain);
  }
  const random = numbers();
  for (let round = 0; ; round++) {
    const group = groups.length === 0 || round % 2 === 0 ? fields : (groups[(round >> 1) % groups.length] ?? fields);
    const choice = new Map<string, Scalar>();
    const common = random();
    for (const field of group) {
      const values = domain(field);
      // Values that have much to do with each other are often those that stand together.
      const place = random() % 3 === 0 ? random() : common + (random() % 3);
      const value = values[place % Math.max(1, values.length)];
      if (value !== undefined && random() % 16 !== 0) choice.set(field.name, value);
    }
    yield choice;
  }
}

function* combinations(
  [first, ...rest]: readonly Field[],
  domain: (field: Field) => readonly Scalar[],
): Iterable<ReadonlyMap<string, Scalar>> {
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (const others of combinations(rest, domain))
    for (const value of domain(first)) yield new Map([[first.name, value], ...others]);
}

/** Numbers without a pattern that would matter here, the same on every machine. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

/** The fields that a leaf reads, each once. */
export function fieldsRead({ leaf }: OpenLeaf): readonly Field[] {
  const all = leaf.kind === 'computed' ? termFields(leaf.term) : 'field' in leaf ? [leaf.field] : [];
  return [...new Map(all.map((field) => [field.name, field] as const)).values()];
}

function constantsOf(leaf: Predicate): readonly Scalar[] {
  switch (leaf.kind) {
    case 'computed': {
      const { test } = leaf;
      return [...termConstants(leaf.term), ...testConstants(test)];
    }
    case 'one-of':
      return leaf.values;
    case 'range':
      return [leaf.lower, leaf.upper].flatMap((bound) => (bound === null ? [] : [bound.value]));
    case 'date-range':
      return [leaf.text];
    default:
      return [];
  }
}

function termConstants(term: Term): readonly Scalar[] {
  switch (term.kind) {
    case 'field':
      return [];
    case 'value':
      return term.value === null ? [] : [term.value];
    case 'call':
      return term.arguments.flatMap(termConstants);
  }
}

function testConstants(test: Extract<Predicate, { readonly kind: 'computed' }>['test']): readonly Scalar[] {
  switch (test.kind) {
    case 'is-null':
    case 'not-null':
    case 'is-true':
      return [];
    case 'compare':
      return [test.value];
    case 'one-of':
      return test.values;
    case 'matches': {
      const { pattern } = test;
      if (pattern.kind !== 'wildcard') return [];
      return [pattern.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('')];
    }
  }
}

/** Texts that others are made of, of which a field then has some times as many. */
const MOST_SEEDS = 16;

/** Longer texts are not made to have a length that a constant names. */
const LONGEST = 64;

/** What is tried for a field: seeds, and what is a little more or less than they are. */
function domainOf(type: FieldType, seeds: readonly Scalar[]): readonly Scalar[] {
  const numbersIn = seeds.flatMap((seed) => (typeof seed === 'number' ? [seed] : []));
  switch (familyOf(type)) {
    case 'number':
      return firstOf([1, 2, 0, ...numbersIn.flatMap((one) => [one, one - 1, one + 1]), -1, 3]);
    case 'boolean':
      return [true, false];
    case 'ip': {
      const addresses = seeds.flatMap((seed) => (typeof seed === 'string' && /^[\da-f:.]+$/i.test(seed) ? [seed] : []));
      // One of these ends in another as a text, which as an address it is not.
      return firstOf([...addresses, '192.0.2.1', '2.0.2.1', '198.51.100.7', '2001:db8::1']);
    }
    default: {
      const texts = seeds.flatMap((seed) => (typeof seed === 'string' ? [seed] : []));
      const lengths = numbersIn.filter((one) => Number.isInteger(one) && one > 0 && one <= LONGEST);
      const own = [...new Set(['ab', 'a', ...texts])].slice(0, MOST_SEEDS);
      const more = own.flatMap((one) => [`${one}ab`, `ab${one}`, one.slice(0, -1), one.toUpperCase()]);
      const long = lengths.flatMap((one) => [one - 1, one, one + 1].map((length) => 'a'.repeat(length)));
      return firstOf([...own, ...long, ...more]).filter((one) => one !== '');
    }
  }
}

function firstOf(values: readonly Scalar[]): readonly Scalar[] {
  return [...new Set(values)].slice(0, MOST_VALUES);
}
