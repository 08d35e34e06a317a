import {
  atTime,
  compileInstants,
  compileLazily,
  compileReader,
  compileSteps,
  createWorkshop,
  newSharedSteps,
} from '../../translators/js/index.ts';
import { lazily, lossesAround, NOTHING_PASSED_ON } from '../contract/index.ts';
import type { Field, Rule, Step } from '../ir/index.ts';
import { type Diagnostic, type Result, success } from '../source/index.ts';
import {
  askedFields,
  conditionsOf,
  decidingFields,
  factsOf,
  type MomentOptions,
  momentReader,
  type ReadMoment,
  type SamplePlan,
  type SequencePlan,
  type SeriesRule,
  type Sought,
  type StreamRule,
  textFieldsOf,
} from '../stream/index.ts';
import { diagnostic } from './codes.ts';

/** Prepares one rule after the other for `createStream`. */
export type StreamRuleCompiler = (
  rule: Rule,
  naming: { readonly id: string; readonly name: string },
) => Result<StreamRule | SeriesRule>;

/**
 * Rules that one compiler prepares share the reading of timestamps and join keys, and the time of the run: `now` is what date
 * math calls so, in milliseconds since 1970. Without it, every event is asked at its own time.
 */
export function streamRuleCompiler(now?: number): StreamRuleCompiler {
  const moments = new Map<string, ReadMoment>();
  const shared = newSharedSteps();
  const workshop = createWorkshop();

  /** Instants as the mapping of the rule keeps them. (eql-semantics 10.1) */
  function momentOf(plan: SequencePlan | SamplePlan, rule: Rule): Result<ReadMoment> {
    if (plan.kind === 'sample') return success(() => ({ ok: false, reason: 'no-timestamp' }));
    const { timestamp, tiebreaker } = plan.order;
    const precision = timestamp.type === 'date_nanos' ? 'nanoseconds' : 'milliseconds';
    const id = JSON.stringify([factsIn(timestamp), tiebreaker === null ? null : factsIn(tiebreaker)]);
    const known = moments.get(id);
    if (known !== undefined) return success(known);
    let read: MomentOptions['tiebreaker'] = null;
    if (tiebreaker !== null) {
      const compiled = compileReader([tiebreaker], rule);
      if (!compiled.ok) return compiled;
      read = (event) => compiled.value(event)[0] ?? [];
    }
    let written: MomentOptions['written'] = null;
    if (timestamp.dateFormat !== undefined) {
      const compiled = compileInstants(timestamp, rule);
      if (!compiled.ok) return compiled;
      written = compiled.value;
    }
    const moment = momentReader({ timestampField: timestamp.name, precision, written, tiebreaker: read });
    moments.set(id, moment);
    return success(moment);
  }

  return (rule, naming) => {
    const prepared = prepare(rule, naming);
    return prepared.ok ? success(prepared.value, [...prepared.warnings, ...warningsAround(rule)]) : prepared;
  };

  function prepare(rule: Rule, { id, name }: Parameters<StreamRuleCompiler>[1]): ReturnType<StreamRuleCompiler> {
    const { plan } = rule;
    if (plan.kind === 'single') {
      const compiled = compileLazily(rule, workshop);
      if (!compiled.ok) return compiled;
      const { matches, leaf } = compiled.value;
      const asked = {
        matches: atTime(matches, plan.where, now),
        leaf: (number: number, event: unknown) => leaf(number, event, now),
      };
      return success(Object.assign(soughtOf(rule), { id, name, ...asked }), compiled.warnings);
    }
    const steps = compileSteps(rule, shared, now, workshop);
    if (!steps.ok) return steps;
    const moment = momentOf(plan, rule);
    if (!moment.ok) return moment;
    const parts = {
      ...steps.value,
      moment: moment.value,
      tiebreakers: plan.kind === 'sequence' && plan.order.tiebreaker !== null,
    };
    const items = [...plan.steps, ...untilOf(plan)].map((step) => soughtOfItem(step, rule, plan));
    return success(Object.assign(soughtOf(rule), { id, name, plan, parts, items }), steps.warnings);
  }
}

/** What is known of a rule, or of an item as a rule of its own: then the `whole` reads more fields, some of them `beside` the item's condition. */
function soughtOf(rule: Rule, whole: Rule = rule, beside: readonly Field[] = []): Sought {
  const facts = lazily(() => factsOf(rule));
  const conditions = lazily(() => conditionsOf(rule));
  const asked = lazily(() => askedFields(whole));
  const deciding = lazily(() => decidingFields(rule, beside));
  const textFields = lazily(() => textFieldsOf(whole));
  return {
    get conditions() {
      return conditions();
    },
    get asked() {
      return asked();
    },
    get deciding() {
      return deciding();
    },
    get textFields() {
      return textFields();
    },
    get facts() {
      return facts();
    },
  };
}

/** What is known of an item: its condition decides whether an event fits it, and then the keys are read, and the time. */
function soughtOfItem({ where, keys, origin }: Step, rule: Rule, plan: SequencePlan | SamplePlan): Sought {
  const { timestamp, tiebreaker } = plan.kind === 'sequence' ? plan.order : { timestamp: null, tiebreaker: null };
  const read = [...keys, timestamp, tiebreaker].filter((field) => field !== null);
  return soughtOf({ ...rule, plan: { kind: 'single', where, origin } }, rule, read);
}

function untilOf(plan: SequencePlan | SamplePlan): readonly Step[] {
  return plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
}

/** What stands around a rule and is not asked of events. */
function warningsAround(rule: Rule): readonly Diagnostic[] {
  return lossesAround(rule, NOTHING_PASSED_ON).map(({ code, message, span, effect }) =>
    diagnostic(code, `${message} (${effect.replaceAll('-', ' ')})`, span),
  );
}

/** A field but for where the rule names it. */
function factsIn({ origin, ...facts }: Field): Omit<Field, 'origin'> {
  return facts;
}
