import {
  type Change,
  type Field,
  type LogSource,
  normalizePlan,
  ownName,
  type Plan,
  type Predicate,
  type Rule,
  type Step,
} from '../ir/index.ts';
import { type Diagnostic, isNonEmpty, type NonEmpty, type Result, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { fieldsOf, named, withFields } from './leaves.ts';
import { merges } from './merges.ts';
import type { Pipelines } from './model.ts';
import { inOrder } from './order.ts';
import type { Part } from './run.ts';
import { togetherBy } from './together.ts';
import { applyItems } from './transform.ts';
import { mapTests, testsOf } from './walk.ts';

/** Where the events come from that a test is about, in the words of Sigma. */
type Routes = (where: Predicate, rule: Rule) => LogSource;

/** A rule after pipelines, with notes on what they could not do. */
interface Piped {
  readonly rule: Rule;
  readonly notes: readonly Diagnostic[];
}

/**
 * Applies pipelines to a rule in the order of their priorities, as pySigma does before a backend prints. Spans stay: every node still points to
 * the text that it came from. Each item of a rule over several events goes its own way, with its own log source.
 */
export function applyPipelines(rule: Rule, pipelines: Pipelines, routes: Routes): Result<Piped> {
  const problems: Diagnostic[] = [];
  const notes: Diagnostic[] = [];
  const changes: Change[] = [];
  let rerouted: LogSource | null = null;
  const together = togetherBy(rule.tests ?? []);
  const items = inOrder(pipelines.pipelines).flatMap((pipeline) => pipeline.items);
  const run = (where: Predicate, keys: readonly Field[]): Part => {
    const part: Part = {
      where: givenNames(where, pipelines.fields),
      keys: keys.map((key) => givenName(key, pipelines.fields)),
      logSource: rule.changed?.logSource ?? routes(where, rule),
      meta: rule.meta,
      together,
      rerouted: false,
      state: new Map(),
      applied: new Set(),
      appliedTo: new WeakMap(),
      names: new Map(),
      added: 0,
      mapped: new Set(pipelines.fields.values()),
      final: new Set(pipelines.fields.keys()),
      changes,
      problems,
      notes,
    };
    applyItems(pipelines.reversed ? items.toReversed() : items, part, pipelines.reversed);
    if (part.rerouted) rerouted ??= part.logSource;
    return part;
  };
  const plan = throughPlan(rule.plan, run);
  const told = distinct(problems);
  if (isNonEmpty(told)) return { ok: false, problems: told };
  changes.push(...merges(plan));
  const renamed = fieldsIn(plan).some((field) => ownName(field) !== field.name);
  const around = rule.around;
  const scripted = around?.scripted.find((field) => fieldsIn(plan).some((one) => ownName(one) === field && one.name !== field));
  if (scripted !== undefined) {
    const text = `a script of the request computes ${scripted}, and the pipeline gives it another name`;
    return { ok: false, problems: [diagnostic('pipeline-unsupported', text, plan.origin)] };
  }
  const piped: Rule = {
    ...rule,
    plan: normalizePlan(plan),
    changed: { renamed, changes: distinct(changes), logSource: rerouted },
    ...(around === undefined || !renamed ? {} : { around: withoutWritten(around) }),
  };
  return success({ rule: piped, notes: distinct(notes) });
}

/** What is written in the names of before cannot be passed on. */
function withoutWritten(around: NonNullable<Rule['around']>): NonNullable<Rule['around']> {
  return { ...around, unsaid: around.unsaid.map((one) => ({ ...one, clause: null })) };
}

/** A plan with each of its items gone its way. */
function throughPlan(plan: Plan, run: (where: Predicate, keys: readonly Field[]) => Pick<Part, 'where' | 'keys'>): Plan {
  const step = (one: Step): Step => {
    const { where, keys } = run(one.where, one.keys);
    return { ...one, where, keys };
  };
  const steps = ([first, ...rest]: NonEmpty<Step>): NonEmpty<Step> => [step(first), ...rest.map(step)];
  switch (plan.kind) {
    case 'single':
      return { ...plan, where: run(plan.where, []).where };
    case 'sample':
      return { ...plan, steps: steps(plan.steps) };
    case 'sequence': {
      const { timestamp, tiebreaker } = plan.order;
      // What orders events is asked of each of them: the first item says how it is called.
      const { keys } = run(plan.steps[0].where, tiebreaker === null ? [timestamp] : [timestamp, tiebreaker]);
      const [moment = timestamp, breaker = null] = keys;
      return {
        ...plan,
        steps: steps(plan.steps),
        until: plan.until === null ? null : step(plan.until),
        order: { timestamp: moment, tiebreaker: breaker },
      };
    }
  }
}

function givenName(field: Field, fields: ReadonlyMap<string, string>): Field {
  const name = fields.get(field.name);
  return name === undefined ? field : named(field, name);
}

function givenNames(where: Predicate, fields: ReadonlyMap<string, string>): Predicate {
  if (fields.size === 0) return where;
  return (
    mapTests(
      where,
      (leaf) => withFields(leaf, (field) => givenName(field, fields)),
      () => {},
    ) ?? where
  );
}

/** A plan in which each field is changed. */
export function withEachField(plan: Plan, change: (field: Field) => Field): Plan {
  return throughPlan(plan, (where, keys) => ({
    where:
      mapTests(
        where,
        (leaf) => withFields(leaf, change),
        () => {},
      ) ?? where,
    keys: keys.map(change),
  }));
}

/** Every field of a plan, as often as it is named. */
export function fieldsIn(plan: Plan): readonly Field[] {
  const inTest = (where: Predicate): readonly Field[] => testsOf(where).flatMap(({ leaf }) => fieldsOf(leaf));
  if (plan.kind === 'single') return inTest(plan.where);
  const steps = plan.kind === 'sequence' && plan.until !== null ? [...plan.steps, plan.until] : plan.steps;
  const order =
    plan.kind === 'sequence' ? [plan.order.timestamp, ...(plan.order.tiebreaker === null ? [] : [plan.order.tiebreaker])] : [];
  return [...steps.flatMap(({ where, keys }) => [...inTest(where), ...keys]), ...order];
}

function distinct<T extends { readonly message: string }>(list: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const one of list) {
    const span = 'span' in one ? one.span : 'origin' in one ? one.origin : null;
    const key = JSON.stringify([one.message, span]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
