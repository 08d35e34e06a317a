import { type Field, type Plan, type Step, usesClock } from '../../src/ir/index.ts';
import { answerOf } from './answer.ts';
import type { Definition, ItemArtifact, MomentArtifact, RuleData, SeriesParts } from './artifact.ts';
import type { Context } from './context.ts';
import { fieldsOf } from './fields.ts';
import { list } from './format.ts';
import { spelled } from './spelling.ts';
import { commentText } from './text.ts';

type SeriesPlan = Exclude<Plan, { readonly kind: 'single' }>;

/** An item is shown up to this many characters. */
const LONGEST_ITEM = 200;

/** The items of a sequence or sample as predicates, what joins them, and the plan they are run by. */
export function seriesParts(plan: SeriesPlan, context: Context): SeriesParts {
  const itemNames = plan.steps.map((_, index) => context.names.take('item', String(index + 1)));
  const until = plan.kind === 'sequence' ? plan.until : null;
  const untilName = until === null ? '' : context.names.take('until');
  const keyReaders: Definition[] = [];
  const known = context.keyReaderNames;

  function keysOf(fields: readonly Field[]): string {
    const code = list(readValues(fields, context), '  ');
    const same = known.get(code);
    if (same !== undefined) return same;
    const name = context.names.take('keys', ...(fields.length > 0 ? ['of', ...fields.map((field) => field.name)] : []));
    known.set(code, name);
    keyReaders.push({ name, comment: null, code: `function ${name}(event) {\n  return ${code};\n}` });
    return name;
  }

  function itemOf(step: Step, name: string): ItemArtifact {
    const fields = fieldsOf(step.where, context);
    const { answer } = answerOf(step.where, fields, context);
    const { start, end } = step.origin;
    const comment = commentText(context.rule.query.slice(start, end), LONGEST_ITEM);
    const decision = { variables: fields.variables, answer, clock: usesClock(step.where) };
    return { name, comment, ...decision, keys: keysOf(step.keys) };
  }

  const items = plan.steps.map((step, index) => itemOf(step, itemNames[index] ?? ''));
  return {
    plan: planData(plan),
    items,
    until: until === null ? null : itemOf(until, untilName),
    keyReaders,
    moment: momentOf(plan, context),
  };
}

function planData(plan: SeriesPlan): SeriesParts['plan'] {
  const steps = plan.steps.map(({ missing, runs }): RuleData => ({ missing, runs }));
  // Pipes after a sample are ignored. (eql-semantics 10.6)
  if (plan.kind === 'sample') return { kind: plan.kind, steps };
  const pipes = plan.pipes.map(({ kind, count }): RuleData => ({ kind, count }));
  return { kind: plan.kind, maxspan: plan.maxspan, steps, pipes };
}

/** A sample knows no time: what it names here is never read. */
function momentOf(plan: SeriesPlan, context: Context): MomentArtifact {
  if (plan.kind === 'sample') return { timestampField: '@timestamp', precision: 'milliseconds', written: null, tiebreaker: null };
  const { timestamp, tiebreaker } = plan.order;
  const [read = null] = tiebreaker === null ? [] : readValues([tiebreaker], context);
  return {
    timestampField: timestamp.name,
    precision: timestamp.type === 'date_nanos' ? 'nanoseconds' : 'milliseconds',
    written: timestamp.dateFormat === undefined ? null : readInstants(timestamp, context),
    tiebreaker: read,
  };
}

/** Code for the moments that a date field holds; null when it has none, of which a reason has been noted. */
function readInstants(field: Field, context: Context): string | null {
  const { origin } = context.rule.plan;
  return fieldsOf({ kind: 'present', field, origin }, context).read(field);
}

/** Code for the values of each field; none for a field that has none, of which a reason has been noted. */
function readValues(fields: readonly Field[], context: Context): readonly string[] {
  const { origin } = context.rule.plan;
  return fields.flatMap((field) => {
    // Each on its own, so that a key that is named twice needs no variable.
    const code = fieldsOf({ kind: 'present', field, origin }, context).read(field);
    return code === null ? [] : [spelled(code, field, context)];
  });
}
