import type { Schema } from '../../../../event/index.ts';
import {
  type Around,
  allOf,
  anyOf,
  type Plan,
  type Predicate,
  type SearchContext,
  type Semantics,
  type Step,
  type Unsaid,
} from '../../../../ir/index.ts';
import { isNonEmpty, type Span } from '../../../../source/index.ts';
import { negatedIf } from '../leaves.ts';
import { clauseOf } from './clause.ts';
import { exceptionOf } from './exceptions.ts';
import type { Scope } from './scope.ts';

export { scriptedFields, withRuntimeFields } from './runtime.ts';

/**
 * What stands around a query, as conditions on every event: filters, and one negated alternative of exceptions. What cannot
 * be said so is named with its reason. The mapping comes back with the fields that it lacked. (eql-semantics 13.4)
 */
export function lowerAround(
  context: SearchContext,
  options: { readonly schema: Schema; readonly semantics: Semantics; readonly origin: Span },
): { readonly around: Omit<Around, 'scripted'>; readonly schema: Schema; readonly named: ReadonlySet<string> } {
  const fields = new Map(options.schema.fields);
  const severalDates = new Set<string>();
  const named = new Set<string>();
  const conditions: Predicate[] = [];
  const unsaid: Unsaid[] = [];
  const scopeOf = (reasons: string[]): Scope => ({ ...options, fields, reasons, named, severalDates });
  for (const [index, { from, query, negated }] of context.filters.entries()) {
    const what = from === 'request' ? 'the filter of the request' : `filter ${index + 1} of the rule`;
    const reasons: string[] = [];
    const condition = clauseOf(scopeOf(reasons), query);
    const [reason] = reasons;
    if (reason === undefined) conditions.push(negatedIf(negated, condition, options.origin));
    else unsaid.push({ kind: 'filter', what, reason, clause: query, negated });
  }
  const excepted = context.exceptions.flatMap((item, index): readonly Predicate[] => {
    const reasons: string[] = [];
    const condition = exceptionOf(scopeOf(reasons), item);
    const [reason] = reasons;
    if (reason === undefined) return [condition];
    const what = item.name === null ? `exception ${index + 1}` : `the exception ${JSON.stringify(item.name.slice(0, 80))}`;
    unsaid.push({ kind: 'exception', what, reason, clause: null, item, negated: true });
    return [];
  });
  const kept = excepted.length === 0 ? null : negatedIf(true, anyOf(excepted, options.origin), options.origin);
  if (kept !== null) conditions.push(kept);
  for (const { id } of context.missingLists) {
    const what = `the exceptions of the list ${JSON.stringify(id.slice(0, 80))}`;
    unsaid.push({ kind: 'list', what, reason: 'they are not in the document', clause: null, negated: true });
  }
  const schema = fields.size === options.schema.fields.size ? options.schema : { fields };
  return { around: { context, conditions, excepted: kept, unsaid, severalDates: [...severalDates] }, schema, named };
}

/** A plan with the conditions in every item: positive ones, missing ones and `until`. */
export function within(plan: Plan, conditions: readonly Predicate[]): Plan {
  if (conditions.length === 0) return plan;
  const narrow = (where: Predicate): Predicate =>
    allOf([...(where.kind === 'and' ? where.operands : [where]), ...conditions], where.origin);
  const step = (one: Step): Step => ({ ...one, where: narrow(one.where) });
  switch (plan.kind) {
    case 'single':
      return { ...plan, where: narrow(plan.where) };
    case 'sequence':
    case 'sample': {
      const steps = plan.steps.map(step);
      if (!isNonEmpty(steps)) throw new Error('a plan without steps');
      if (plan.kind === 'sample') return { ...plan, steps };
      return { ...plan, steps, until: plan.until === null ? null : step(plan.until) };
    }
  }
}
