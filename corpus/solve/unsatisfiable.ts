import type { Event, Schema, SchemaField } from '../../src/event/index.ts';
import type { Expression } from '../../src/languages/eql/ast.ts';
import type { Span } from '../../src/source/index.ts';
import { formulaOf } from '../conditions/conditions.ts';
import { type Formula, fieldsOf, leavesOf } from '../conditions/formula.ts';
import { factsOf, type Reading } from '../conditions/reading.ts';
import { valuesAt } from '../edit.ts';
import { assemble } from '../events/write-values.ts';
import type { Random } from '../random.ts';
import { solve } from './solve.ts';

/** Something in a rule for which no event could be made whose label is certain. */
export interface Gap {
  readonly span: Span;
  readonly reason: string;
}

/** One of the conditions that must all hold. */
export interface Demand {
  readonly span: Span;
  /** Its formula under a mapping. */
  readonly formula: (reading: Reading) => Formula;
  /** Why it has to hold, where that is not plain to see; else null. */
  readonly because: string | null;
}

/** What looking for the reason draws on. */
export interface Inquiry {
  readonly reading: Reading;
  readonly random: Random;
  readonly background: () => Event;
}

const WORK = 20_000_000;
const ATTEMPTS = 3;

/** The conditions that an expression joins by `and`. */
function conjunctsOf(node: Expression): readonly Expression[] {
  return node.kind === 'and' ? node.operands.flatMap(conjunctsOf) : [node];
}

/** Conditions as they are written. */
export function demandsOf(node: Expression, because: string | null = null): readonly Demand[] {
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
export function blame(demands: readonly Demand[], inquiry: Inquiry): readonly Gap[] {
  const { reading } = inquiry;
  if (canHold(demands, reading, inquiry)) return [];
  let guilty = demands;
  for (const demand of demands) {
    const others = guilty.filter((other) => other !== demand);
    if (!canHold(others, reading, inquiry)) guilty = others;
  }
  const short = tooShort(guilty, inquiry);
  return guilty.map((demand) => ({
    span: demand.span,
    reason: [reasonFor(demand, guilty.length - 1, reading, short), ...(demand.because === null ? [] : [demand.because])].join(
      '; ',
    ),
  }));
}

function reasonFor(demand: Demand, others: number, reading: Reading, short: string | null): string {
  const formula = demand.formula(reading);
  if (formula.kind === 'constant') return 'it is false for every event';
  if (short !== null) return short;
  if (leavesOf(formula).some((leaf) => leaf.kind === 'opaque'))
    return 'what it says of an event is not certain, so none is made for it';
  if (others === 0) return 'no event was found that meets it';
  return `no event was found that meets it together with the ${others === 1 ? 'other condition' : `${others} other conditions`} named here`;
}

/** Says that texts which are not indexed would do (eql-semantics 9.1), when that is so. */
function tooShort(guilty: readonly Demand[], inquiry: Inquiry): string | null {
  const { schema } = inquiry.reading;
  const fields = new Set(guilty.flatMap((demand) => leavesOf(demand.formula(inquiry.reading)).flatMap(fieldsOf)));
  const limited = [...fields].filter((field) => factsOf(schema, field).ignoreAbove !== null);
  const [field] = limited;
  if (field === undefined || !canHold(guilty, { ...inquiry.reading, schema: unlimited(schema, limited) }, inquiry)) return null;
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

function canHold(demands: readonly Demand[], reading: Reading, { random, background }: Inquiry): boolean {
  const goals = demands.map((demand) => ({ formula: demand.formula(reading), truth: true }));
  for (let round = 0; round < ATTEMPTS; round++) {
    const event = background();
    const work = { left: WORK };
    const present = (field: string) => valuesAt(event, field);
    const solution = solve(goals, { random, schema: reading.schema, present, frozen: false, work });
    if (solution !== null && assemble(event, solution.values, new Map()) !== null) return true;
  }
  return false;
}
