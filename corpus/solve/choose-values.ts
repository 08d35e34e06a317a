import type { Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import type { SomeLeaf } from '../conditions/formula.ts';
import { factsOf } from '../conditions/reading.ts';
import type { Random } from '../random.ts';
import { type FieldConstraint, fits, meets } from './constraints.ts';

/** What choosing values draws on. */
export interface SearchContext {
  readonly random: Random;
  readonly schema: Schema;
  /** The values that the ordinary event at hand has for a field. */
  readonly present: (field: string) => readonly Scalar[];
  /** True when the event must stay as it is: then only the values it has are tried. */
  readonly frozen: boolean;
  /** What remains of the work that a rule is allowed; searches end when nothing does. */
  readonly work: { left: number };
}

/** Values of one field that meet every demand on it, close to what the ordinary event has; null when none were found. */
export function chooseValues(
  field: string,
  constraints: readonly FieldConstraint[],
  around: SearchContext,
): readonly Scalar[] | null {
  const cost = constraints.reduce((sum, { leaf }) => sum + (leaf.kind === 'some' ? leaf.cost : 1), 0);
  around.work.left -= cost;
  if (around.work.left <= 0) return null;
  const present = around.present(field).filter((value) => fits(around.schema, field, value));
  if (present.length === around.present(field).length && meets(constraints, present)) return present;
  if (around.frozen) return null;
  if (meets(constraints, [])) return nothingOrPlain(field, constraints, around);
  const wanted = constraints.flatMap(({ leaf, truth }) => (truth && leaf.kind === 'some' ? [leaf] : []));
  const unwanted = constraints.filter(({ leaf, truth }) => !truth && leaf.kind === 'some');
  for (const wide of [false, true]) {
    const all: Scalar[] = [];
    // Longer forms are made where no shorter one will do.
    for (const group of candidateGroups(field, constraints, around, wide)) {
      const candidates = group();
      all.push(...candidates);
      around.work.left -= cost * candidates.length;
      if (around.work.left <= 0) return null;
      const whole = candidates.find((value) => meets(constraints, [value]));
      if (whole !== undefined) return withOthers(whole, present, constraints, unwanted);
    }
    // One that meets a single wish and does no harm would have been found as a whole.
    const useful = wanted.length < 2 ? [] : all.filter((value) => wanted.some(({ test }) => test(value) === true));
    const harmless = useful.filter((value) => meets(unwanted, [value]));
    const several = cover(wanted, harmless);
    if (several !== null && meets(constraints, several)) return several;
  }
  return null;
}

/** Nothing, where that will do, or as often a plain value, so that events differ in which fields they have. */
function nothingOrPlain(field: string, constraints: readonly FieldConstraint[], around: SearchContext): readonly Scalar[] {
  // With very many conditions on one field, chance would have to be paid for at each.
  if (constraints.length > 200) return [];
  const fitting = plainValues(around, field).filter((value) => fits(around.schema, field, value) && meets(constraints, [value]));
  const drawn = fitting[around.random.int(0, 2 * fitting.length)];
  return drawn === undefined ? [] : [drawn];
}

/** A list that the event has anyway (arguments, types) keeps what does no harm. */
function withOthers(
  value: Scalar,
  present: readonly Scalar[],
  constraints: readonly FieldConstraint[],
  unwanted: readonly FieldConstraint[],
): readonly Scalar[] {
  if (present.length < 2) return [value];
  const kept = [...present.slice(0, 2).filter((other) => meets(unwanted, [other])), value];
  return meets(constraints, kept) ? kept : [value];
}

/** Values of the right type worth trying: what the event has, samples of what is wanted, those joined and stretched, edges, and plain ones. */
export function candidateValues(
  field: string,
  constraints: readonly FieldConstraint[],
  around: SearchContext,
  wide: boolean,
): readonly Scalar[] {
  return candidateGroups(field, constraints, around, wide).flatMap((group) => group());
}

/** The same in the order in which they are tried, each group made when it is asked for. Chance is drawn upon beforehand. */
function candidateGroups(
  field: string,
  constraints: readonly FieldConstraint[],
  around: SearchContext,
  wide: boolean,
): readonly (() => readonly Scalar[])[] {
  const { random, schema } = around;
  const leaves = constraints.flatMap(({ leaf, truth }) => (leaf.kind === 'some' ? [{ leaf, truth }] : []));
  const sampled = leaves.filter(({ truth }) => truth).map(({ leaf }) => leaf.samples(random, wide));
  const near: Scalar[] = [...around.present(field), ...sampled.flat()];
  if (sampled.length > 1) near.push(...joined(random, sampled));
  const far: Scalar[] = [];
  if (sampled.length === 0 || wide)
    far.push(
      ...leaves.slice(0, 6).flatMap(({ leaf }) => leaf.edges(random).map((edge) => edge.value)),
      ...plainValues(around, field),
    );
  const fitting = (values: readonly Scalar[]) => values.filter((value) => fits(schema, field, value));
  return [() => fitting(near), () => fitting(sampled.length > 0 ? stretched(near) : []), () => fitting(far)];
}

/** One text that may satisfy several patterns at once: samples of each side by side, in both orders. */
function joined(random: Random, sampled: readonly (readonly Scalar[])[]): readonly string[] {
  const texts = sampled.map((list) => list.filter((value) => typeof value === 'string' && value !== ''));
  if (texts.some((list) => list.length === 0)) return [];
  const made: string[] = [];
  for (let round = 0; round < 6; round++) {
    const drawn = texts.map((list) => String(list[random.int(0, list.length - 1)] ?? ''));
    for (const separator of [' ', '', '\\', '/']) made.push(drawn.join(separator), [...drawn].reverse().join(separator));
  }
  return made;
}

/** Longer forms of candidates, for conditions on length; those that must end or start alike keep their ends. */
function stretched(candidates: readonly Scalar[]): readonly string[] {
  const texts = candidates.filter((value) => typeof value === 'string' && value !== '').slice(0, 8);
  return texts.flatMap((text) =>
    [60, 300, 2100].flatMap((length) => [`${text} ${'x'.repeat(length)}`, `${'x'.repeat(length)} ${text}`]),
  );
}

/** Unremarkable values of the field's type. */
export function plainValues(around: SearchContext, field: string): readonly Scalar[] {
  const { random } = around;
  switch (familyOf(factsOf(around.schema, field).type)) {
    case 'string':
    case 'text':
      return [random.word(), `${random.word()}.${random.word()}`, random.token(8), `/${random.word()}/${random.word()}`];
    case 'number':
      return [0, 1, 2, 7, 80, 443, 4444, 50_000, -1];
    case 'boolean':
      return [true, false];
    case 'ip':
      return ['10.20.30.40', '93.184.215.14', '192.168.7.7', '127.0.0.1', '172.20.1.9', '2001:db8:1::1'];
    case 'date':
      return plainDates(factsOf(around.schema, field).dateFormat);
    case 'unsupported':
      return [];
  }
}

/** Unremarkable instants, as the field spells them: of last autumn, and years back. */
const PLAIN_INSTANTS = [Date.UTC(2025, 9, 21, 8, 14, 33, 250), Date.UTC(2019, 2, 5, 16, 40, 2)];

function plainDates(format: string | undefined): readonly Scalar[] {
  const spelling = spellingOf(format);
  if (spelling === null) return [];
  return PLAIN_INSTANTS.map(spelling.write).filter((value) => value !== null);
}

/** A few candidates that together pass every wanted leaf, taken greedily; null when some leaf has none. */
function cover(wanted: readonly SomeLeaf[], candidates: readonly Scalar[]): readonly Scalar[] | null {
  const chosen: Scalar[] = [];
  for (const leaf of wanted) {
    if (chosen.some((value) => leaf.test(value) === true)) continue;
    const next = candidates.find((value) => leaf.test(value) === true);
    if (next === undefined) return null;
    chosen.push(next);
  }
  return chosen.length === 0 ? null : chosen;
}
