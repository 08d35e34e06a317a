import type { Field, Letters, OneOf, Predicate } from '../ir/index.ts';
import { familyOf } from '../schema/families.ts';
import { isForTest } from './asked.ts';
import { diagnostic } from './codes.ts';
import { isParts, keywordTest, type Leaf, presence, textTest, valuesOf } from './leaves.ts';
import type { AddedTest, Item, Transformation, Value } from './model.ts';
import { MOST_ADDED, mark, type Part } from './run.ts';
import { literal, type Parts, partsOf, plainText } from './sigma-text.ts';
import { mapTests, testsOf } from './walk.ts';

type Of<Kind extends Transformation['kind']> = Extract<Transformation, { readonly kind: Kind }>;

/** Puts other texts in the place of those that tests ask for. */
export function changeStrings(item: Item, { change, what }: Of<'strings'>, part: Part): void {
  eachTest(item, part, (leaf) => {
    if (leaf.kind !== 'one-of' && leaf.kind !== 'matches' && leaf.kind !== 'anywhere') return leaf;
    const texts = valuesOf(leaf).filter(isParts);
    if (leaf.kind === 'one-of' && !isText(leaf.field)) return numbersKept(leaf, change, what, part);
    if (texts.length === 0) return leaf;
    const results = texts.map(change);
    if (results.every((result) => result === null)) return leaf;
    if (results.includes('too-long')) {
      part.problems.push(diagnostic('pipeline-too-large', `${what} takes too long over a value`, leaf.origin));
      return leaf;
    }
    const changed = results.map((values, at) => (values === null || values === 'too-long' ? [texts[at] ?? []] : values));
    const next = changed.flat();
    if (next.some((text) => plainText(text).length > LONGEST)) {
      part.problems.push(
        diagnostic('pipeline-too-large', `${what} makes a value of more than ${LONGEST} characters`, leaf.origin),
      );
      return leaf;
    }
    const equal = changed.every((values, at) => values.length === 1 && alike(values[0] ?? [], texts[at] ?? [], leaf.letters));
    if (!equal) {
      const message = `${what} changes what ${leaf.kind === 'anywhere' ? 'every field' : leaf.field.name} is compared with`;
      part.changes.push({ kind: 'value', origin: leaf.origin, message, effect: 'either' });
    }
    return leaf.kind === 'anywhere' ? keywordTest(leaf, next) : textTest(leaf.field, next, leaf.letters, leaf.origin);
  });
}

/** pySigma replaces in numbers as well, which then are texts: of a field that holds none, that is refused. */
function numbersKept(leaf: OneOf, change: Of<'strings'>['change'], what: string, part: Part): Predicate {
  const changed = what === 'replace_string' && leaf.values.some((value) => differsAsText(value, change));
  if (!changed) return leaf;
  const text = `${what} changes what ${leaf.field.name}, a field of the type ${leaf.field.type}, is compared with into a text`;
  part.problems.push(diagnostic('pipeline-value', text, leaf.origin));
  return leaf;
}

function differsAsText(value: OneOf['values'][number], change: Of<'strings'>['change']): boolean {
  const parts = literal(String(value));
  const after = change(parts);
  return after === 'too-long' || (after !== null && (after.length !== 1 || plainText(after[0] ?? []) !== plainText(parts)));
}

const LONGEST = 10_000;

/** Whether two values ask for the same: where letters fold, those of ASCII may differ. */
function alike(one: Parts, other: Parts, letters: Letters): boolean {
  const [left, right] = [plainText(one), plainText(other)];
  return left === right || (letters === 'fold' && asciiFolded(left) === asciiFolded(right));
}

function asciiFolded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Puts one value in the place of all that tests ask for. */
export function setValue(item: Item, { value }: Of<'value'>, part: Part): void {
  eachTest(item, part, (leaf) => {
    if (leaf.kind === 'computed') return leaf;
    if (leaf.kind === 'present') {
      // Whether the rule asks for absence or for presence, this test does not know, and a value would stand for either.
      const text = `set_value gives ${leaf.field.name} a value where the rule asks whether it has one`;
      part.problems.push(diagnostic('pipeline-value', text, leaf.origin));
      return leaf;
    }
    const keyword = leaf.kind === 'anywhere';
    const test = keyword
      ? value === null
        ? null
        : keywordTest(leaf, [partsOf(String(value))])
      : valueTest(leaf.field, [value], 'letters' in leaf ? leaf.letters : 'fold', leaf.origin);
    const of = keyword ? 'every field' : leaf.field.name;
    if (test === null) {
      const type = keyword ? 'where a keyword is asked' : `a field of the type ${leaf.field.type}`;
      const text = `set_value gives ${of}, ${type}, the value ${JSON.stringify(value)}`;
      part.problems.push(diagnostic('pipeline-value', text, leaf.origin));
      return leaf;
    }
    const message = `set_value changes what ${of} is compared with`;
    part.changes.push({ kind: 'value', origin: leaf.origin, message, effect: 'either' });
    return test;
  });
}

/** Asks more of every event. Letters fold, as in Sigma. */
export function addCondition({ conditions, template, negated }: Of<'add-condition'>, item: Item, part: Part): void {
  const { origin } = part.where;
  const tests = conditions.flatMap(({ field: name, values }: AddedTest): readonly Predicate[] => {
    const given = template ? values.map((value) => filled(value, part)) : values;
    const field = fieldNamed(name, given, part);
    const test = valueTest(field, given, 'fold', origin);
    if (test !== null) return [test];
    part.problems.push(
      diagnostic(
        'pipeline-value',
        `add_condition asks ${name}, a field of the type ${field.type}, for another kind of value`,
        origin,
      ),
    );
    return [];
  });
  if (tests.length === 0) return;
  for (const { leaf } of tests.flatMap(testsOf)) mark(part, leaf, leaf, item.id);
  part.added += tests.length;
  if (part.added > MOST_ADDED) {
    part.problems.push(diagnostic('pipeline-too-large', `the pipelines add more than ${MOST_ADDED} conditions`, origin));
    return;
  }
  const asked: Predicate = { kind: 'and', operands: tests, origin };
  // Side by side, not one inside of the other: a pipeline may add thousands.
  const before = part.where.kind === 'and' ? part.where.operands : [part.where];
  const more = negated ? [{ kind: 'not', operand: asked, origin } as const] : tests;
  part.where = { kind: 'and', operands: [...more, ...before], origin };
  const shown = conditions.map(({ field, values }) => `${field} ${values.map(String).join(' or ')}`).join(' and ');
  const message = `the pipeline asks every event for ${negated ? 'anything but ' : ''}${shown}`;
  part.changes.push({ kind: 'added', origin, message, effect: 'may-match-less' });
}

/** A field that the rule asks already has the facts that it has there; any other those of the values. */
function fieldNamed(name: string, values: readonly (Value | null)[], { where }: Part): Field {
  for (const { leaf } of testsOf(where))
    if (leaf.kind !== 'computed' && leaf.kind !== 'anywhere' && leaf.field.name === name) return leaf.field;
  const types = new Set(values.flatMap((value) => (value === null ? [] : [typeof value])));
  const type =
    types.size > 1 || types.has('string')
      ? 'keyword'
      : types.has('boolean')
        ? 'boolean'
        : types.has('number')
          ? 'double'
          : 'keyword';
  return { name, type, ignoreAbove: null, nullValue: null, optional: false, origin: where.origin };
}

function filled(value: Value | null, { logSource }: Part): Value | null {
  if (typeof value !== 'string') return value;
  const words: ReadonlyMap<string, string | null> = new Map(Object.entries(logSource));
  // As templates of Python: two dollars are one.
  return value.replace(/\$(?:\$|\{([a-z_]\w*)\}|([a-z_]\w*))/gi, (all: string, one?: string, other?: string) => {
    const word = one ?? other;
    if (word === undefined) return '$';
    return words.has(word) ? (words.get(word) ?? 'None') : all;
  });
}

/** A test for some of these values; null: the type of the field does not take them. */
function valueTest(
  field: Field,
  values: readonly (Value | null)[],
  letters: Letters,
  origin: Predicate['origin'],
): Predicate | null {
  const operands: Predicate[] = [];
  const family = familyOf(field.type);
  const plain: Value[] = [];
  const texts: Parts[] = [];
  for (const value of values) {
    if (value === null) operands.push({ kind: 'not', operand: presence(field, origin), origin });
    else if (isText(field)) texts.push(partsOf(String(value)));
    else if (family === 'ip' && typeof value === 'string' && /^[0-9a-f.:]+$/i.test(value)) plain.push(value);
    else if (family === 'number' && String(value).trim() !== '' && Number.isFinite(Number(value)) && typeof value !== 'boolean')
      plain.push(Number(value));
    else if (family === 'boolean' && (typeof value === 'boolean' || value === 'true' || value === 'false'))
      plain.push(value === true || value === 'true');
    else return null;
  }
  if (texts.length > 0) operands.push(textTest(field, texts, letters, origin));
  const [first, ...rest] = plain;
  if (first !== undefined) operands.push({ kind: 'one-of', field, values: [first, ...rest], letters: 'exact', origin });
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind: 'or', operands, origin };
}

function isText({ type }: Field): boolean {
  const family = familyOf(type);
  return family === 'string' || family === 'text';
}

/** Changes the tests that an entry is for. */
function eachTest(item: Item, part: Part, change: (leaf: Leaf) => Predicate): void {
  const where = mapTests(
    part.where,
    (leaf) => {
      if (!isForTest(item, leaf, part)) return leaf;
      const next = change(leaf);
      if (next !== leaf) for (const { leaf: made } of testsOf(next)) mark(part, leaf, made, item.id);
      return next;
    },
    () => {},
  );
  part.where = where ?? part.where;
}
