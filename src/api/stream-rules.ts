import { compile, compileReader, compileSteps, type ReadFields } from '../../translators/javascript/index.ts';
import type { Schema } from '../event/index.ts';
import type { Field, Rule } from '../ir/index.ts';
import { type Result, success } from '../source/index.ts';
import {
  factsOf,
  type MomentOptions,
  momentReader,
  needsOf,
  type ReadMoment,
  type SeriesRule,
  type StreamRule,
} from '../stream/index.ts';

/** Prepares one rule after the other for `createStream`. */
export type StreamRuleCompiler = (
  rule: Rule,
  schema: Schema,
  naming: { readonly id: string; readonly name: string },
) => Result<StreamRule | SeriesRule>;

const TIMESTAMP = '@timestamp';

/** Rules that one compiler prepares share the reading of timestamps and join keys. */
export function streamRuleCompiler(): StreamRuleCompiler {
  const moments = new Map<string, ReadMoment>();
  const readers = new Map<string, ReadFields>();

  /** Instants as the mapping of the rule keeps them; there is no default tiebreaker. (eql-semantics 10.1) */
  function momentOf(rule: Rule, schema: Schema): Result<ReadMoment> {
    const timestamp = fieldOf(rule.meta.timestampField ?? TIMESTAMP, schema, rule);
    const precision = timestamp.type === 'date_nanos' ? 'nanoseconds' : 'milliseconds';
    const tiebreaker = rule.meta.tiebreakerField === null ? null : fieldOf(rule.meta.tiebreakerField, schema, rule);
    const id = JSON.stringify([timestamp.name, precision, tiebreaker]);
    const known = moments.get(id);
    if (known !== undefined) return success(known);
    let read: MomentOptions['tiebreaker'] = null;
    if (tiebreaker !== null) {
      const compiled = compileReader([tiebreaker], rule);
      if (!compiled.ok) return compiled;
      read = (event) => compiled.value(event)[0] ?? [];
    }
    const moment = momentReader({ timestampField: timestamp.name, precision, tiebreaker: read });
    moments.set(id, moment);
    return success(moment);
  }

  return (rule, schema, { id, name }) => {
    const sought = { facts: factsOf(rule), needs: needsOf(rule) };
    const { plan } = rule;
    if (plan.kind === 'single') {
      const compiled = compile(rule);
      return compiled.ok ? success({ id, name, matches: compiled.value, ...sought }, compiled.warnings) : compiled;
    }
    const steps = compileSteps(rule, readers);
    if (!steps.ok) return steps;
    const moment = momentOf(rule, schema);
    if (!moment.ok) return moment;
    const parts = { ...steps.value, moment: moment.value, tiebreakers: rule.meta.tiebreakerField !== null };
    return success({ id, name, plan, parts, ...sought }, steps.warnings);
  };
}

/** A field that the metadata of a rule names. */
function fieldOf(name: string, schema: Schema, { plan: { origin } }: Rule): Field {
  const { type, ignoreAbove, nullValue, path = name } = schema.fields.get(name) ?? UNMAPPED;
  return { name: path, type, ignoreAbove, nullValue, optional: true, origin };
}

/** Numbers in a field without a mapping are long, as Elasticsearch maps them; `event.sequence` and its like are numbers. */
const UNMAPPED = { type: 'long', ignoreAbove: null, nullValue: null, path: undefined } as const;
