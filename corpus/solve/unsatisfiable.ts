import type { Event, Schema, SchemaField } from '../../src/event/index.ts';
import type { Span } from '../../src/source/index.ts';
import { formulaOf } from '../conditions/conditions.ts';
import { type Formula, fieldsOf, leavesOf } from '../conditions/formula.ts';
import { factsOf, type Reading } from '../conditions/reading.ts';
import { valuesAt } from '../edit.ts';
import { writeValues } from '../events/write-values.ts';
import type { Question } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { solve } from './solve.ts';

/** Something in a rule for which no event could be made whose label is certain. */
export interface Gap {
  readonly span: Span;
  readonly reason: string;
}

/** One of the conditions that must all hold. */
export interface Requirement {
  readonly span: Span;
  /** Its formula under a mapping. */
  readonly formula: (reading: Reading) => Formula;
  /** Why it has to hold, where that is not plain to see; else null. */
  readonly because: string | null;
}

/** What looking for the reason draws on. */
interface ConflictSearch {
  readonly reading: Reading;
  readonly random: Random;
  readonly background: () => Event;
}

const WORK = 20_000_000;
const ATTEMPTS = 3;

/** The conditions that an expression joins by `and`. */
function conjunctsOf(node: Question): readonly Question[] {
  return node.kind === 'and' ? node.operands.flatMap(conjunctsOf) : [node];
}

/** Conditions as they are written. */
export function requirementsOf(node: Question, because: string | null = null): readonly Requirement[] {
  return conjunctsOf(node).map((condition) => ({
    span: condition.span,
    formula: (reading) => formulaOf(condition, reading),
    because,
  }));
}

/**
 * The conditions that no event was found to meet together, as few of them as can be told, each with the reason. None when an event
 * was found after all.
 */
export function conflictingConditions(requirements: readonly Requirement[], inquiry: ConflictSearch): readonly Gap[] {
  const { reading } = inquiry;
  if (canHold(requirements, reading, inquiry)) return [];
  let conflicting = requirements;
  for (const requirement of requirements) {
    const others = conflicting.filter((other) => other !== requirement);
    if (!canHold(others, reading, inquiry)) conflicting = others;
  }
  const short = tooShort(conflicting, inquiry);
  return conflicting.map((requirement) => ({
    span: requirement.span,
    reason: [
      reasonFor(requirement, conflicting.length - 1, reading, short),
      ...(requirement.because === null ? [] : [requirement.because]),
    ].join('; '),
  }));
}

function reasonFor(requirement: Requirement, others: number, reading: Reading, short: string | null): string {
  const formula = requirement.formula(reading);
  if (formula.kind === 'constant') return 'it is false for every event';
  if (short !== null) return short;
  if (leavesOf(formula).some((leaf) => leaf.kind === 'opaque'))
    return 'what it says of an event is not certain, so none is made for it';
  if (others === 0) return 'no event was found that meets it';
  return `no event was found that meets it together with the ${others === 1 ? 'other condition' : `${others} other conditions`} named here`;
}

/** Says that texts which are not indexed would do (eql-semantics 9.1), when that is so. */
function tooShort(conflicting: readonly Requirement[], inquiry: ConflictSearch): string | null {
  const { schema } = inquiry.reading;
  const fields = new Set(conflicting.flatMap((requirement) => leavesOf(requirement.formula(inquiry.reading)).flatMap(fieldsOf)));
  const limited = [...fields].filter((field) => factsOf(schema, field).ignoreAbove !== null);
  const [field] = limited;
  if (field === undefined || !canHold(conflicting, { ...inquiry.reading, schema: unlimited(schema, limited) }, inquiry))
    return null;
  const limit = factsOf(schema, field).ignoreAbove ?? 0;
  return `no value of ${limited.join(' and ')} that is indexed meets it: one of more than ${limit} characters counts as missing (ignore_above)`;
}

function unlimited(schema: Schema, fields: readonly string[]): Schema {
  const lifted = new Map<string, SchemaField>(schema.fields);
  for (const field of fields) {
    const path = schema.fields.get(field)?.path;
    const facts = { ...factsOf(schema, field), ignoreAbove: null, exactSubfield: null, origin: 'inferred' } as const;
    lifted.set(field, path === undefined ? facts : { ...facts, path });
  }
  return { ...schema, fields: lifted };
}

function canHold(requirements: readonly Requirement[], reading: Reading, { random, background }: ConflictSearch): boolean {
  const goals = requirements.map((requirement) => ({ formula: requirement.formula(reading), truth: true }));
  for (let round = 0; round < ATTEMPTS; round++) {
    const event = background();
    const work = { left: WORK };
    const present = (field: string) => valuesAt(event, field);
    const solution = solve(goals, { random, schema: reading.schema, present, frozen: false, work });
    if (solution !== null && writeValues(event, solution.values, new Map()) !== null) return true;
  }
  return false;
}
