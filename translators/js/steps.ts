import type { Scalar } from '../../src/event/index.ts';
import type { Field, Predicate, Rule, Semantics, Step } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty, type Result, success } from '../../src/source/index.ts';
import { atTime } from './clock.ts';
import { compileLazily } from './compile-lazily.ts';
import { newContext } from './context.ts';
import { fieldsOf } from './fields.ts';
import { printDefinition } from './print.ts';
import { helperTexts } from './runtime/index.ts';
import { spelled } from './spelling.ts';
import type { Workshop } from './workshop.ts';

/**
 * The values of fields of one event: one alone, several as a list, none as the empty list. A whole number that JavaScript's
 * numbers may miss is a bigint.
 */
type ReadFields = (event: unknown) => readonly (Scalar | bigint | readonly (Scalar | bigint)[])[];

/** An item of a sequence or sample as functions of one event. */
interface CompiledStep {
  readonly matches: (event: unknown) => boolean;
  /** The join keys' values. Steps with the same keys share the function. */
  readonly keys: ReadFields;
}

/** The steps of a plan, in its order. */
interface CompiledSteps {
  readonly items: readonly CompiledStep[];
  readonly until: CompiledStep | null;
}

/** Functions by what they are made of, for all rules that ask the same. */
interface SharedSteps {
  readonly conditions: Map<string, CompiledStep['matches']>;
  readonly readers: Map<string, ReadFields>;
}

export function newSharedSteps(): SharedSteps {
  return { conditions: new Map(), readers: new Map() };
}

/**
 * The items of a sequence or sample as functions in this process; all problems of all items together. Rules that are given the same `shared`
 * share the functions of equal conditions and keys. `now`, the same for all of them, is what date math calls so; else the time of each call.
 */
export function compileSteps(
  rule: Rule,
  shared: SharedSteps = newSharedSteps(),
  now?: number,
  workshop: Workshop | null = null,
): Result<CompiledSteps> {
  const { plan } = rule;
  const { conditions, readers } = shared;
  const problems: Diagnostic[] = [];

  function keysOf(fields: readonly Field[]): ReadFields {
    const id = JSON.stringify(fields.map(({ origin, optional, ...facts }) => facts));
    const known = readers.get(id);
    if (known !== undefined) return known;
    const compiled = compileReader(fields, rule);
    if (!compiled.ok) {
      problems.push(...compiled.problems);
      return () => [];
    }
    readers.set(id, compiled.value);
    return compiled.value;
  }

  function conditionOf({ where, origin }: Step): CompiledStep['matches'] {
    const id = conditionId(where, rule.semantics);
    const known = conditions.get(id);
    if (known !== undefined) return known;
    const compiled = compileLazily({ ...rule, plan: { kind: 'single', where, origin } }, workshop);
    if (!compiled.ok) {
      problems.push(...compiled.problems);
      return () => false;
    }
    const matches = atTime(compiled.value.matches, where, now);
    conditions.set(id, matches);
    return matches;
  }

  function compileStep(step: Step): CompiledStep {
    return { matches: conditionOf(step), keys: keysOf(step.keys) };
  }

  const steps = plan.kind === 'single' ? [] : plan.steps;
  const items = steps.map(compileStep);
  const until = plan.kind === 'sequence' && plan.until !== null ? compileStep(plan.until) : null;
  return isNonEmpty(problems) ? { ok: false, problems } : success({ items, until });
}

/** The same for conditions whose code is the same, wherever they stand. JSON has no infinities, and no minus before zero. */
function conditionId(where: Predicate, semantics: Semantics): string {
  const written = (key: string, value: unknown): unknown => {
    if (key === 'origin') return undefined;
    if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
    return { number: Object.is(value, -0) ? '-0' : String(value) };
  };
  return JSON.stringify([where, semantics], written);
}

/**
 * A function that reads fields of an event as the rule sees them: values longer than `ignore_above` are none, addresses
 * and dates are in their usual spelling.
 */
export function compileReader(fields: readonly Field[], rule: Rule): Result<ReadFields> {
  return compileFields(fields, rule, true);
}

/** The moments that a date field holds, in milliseconds since 1970. */
type ReadInstants = (event: unknown) => readonly number[];

/** A function that reads the moments of a date field as its mapping says they are written. */
export function compileInstants(field: Field, rule: Rule): Result<ReadInstants> {
  const compiled = compileFields<readonly (readonly number[])[]>([field], rule, false);
  return compiled.ok ? success((event) => compiled.value(event)[0] ?? []) : compiled;
}

function compileFields<Values>(fields: readonly Field[], rule: Rule, spelt: boolean): Result<(event: unknown) => Values> {
  const context = newContext(rule);
  const codes: string[] = [];
  const { origin } = rule.plan;
  const all = { kind: 'and', operands: fields.map((field) => ({ kind: 'present', field, origin }) as const), origin } as const;
  const { read, variables } = fieldsOf(all, context);
  for (const field of fields) {
    const code = read(field);
    if (code !== null) codes.push(spelt ? spelled(code, field, context) : code);
  }
  if (isNonEmpty(context.reasons)) return { ok: false, problems: context.reasons };
  const blocks = [
    "'use strict';",
    ...context.constants.map(printDefinition),
    ...context.readers.map(printDefinition),
    ...helperTexts(context.helpers),
    'return function read(event) {',
    ...(variables.length > 0 ? [`  let ${variables.join(', ')};`] : []),
    `  return [${codes.join(', ')}];`,
    '};',
  ];
  // Of many rules most meet no event that has keys to be read.
  let made: ((event: unknown) => Values) | null = null;
  const make = (): ((event: unknown) => Values) => new Function(blocks.join('\n'))();
  return success((event) => {
    made ??= make();
    return made(event);
  });
}
