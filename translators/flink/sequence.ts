import type { FieldType } from '../../src/event/index.ts';
import type { Field, Plan, Step } from '../../src/ir/index.ts';
import type { SequenceQuery } from './artifact.ts';
import type { Condition } from './condition.ts';
import { isPlain } from './leaf.ts';
import { patternOf } from './pattern.ts';
import { refuse, type Sink } from './sink.ts';

type Sequence = Extract<Plan, { readonly kind: 'sequence' }>;

/** A sequence as a pattern over rows; null: it has none, which has been noted. */
export function sequenceQuery(plan: Sequence, conditionOf: (step: Step) => Condition, sink: Sink): SequenceQuery | null {
  const { steps, until, maxspan, order, pipes, origin } = plan;
  for (const step of steps) {
    if (step.missing) refuse(sink, 'flink-missing-event', 'a pattern speaks of rows that are there', step.origin);
  }
  for (const pipe of pipes)
    refuse(sink, 'flink-pipe', `\`${pipe.kind}\` cuts what has an end, and a stream has none`, pipe.origin);
  if (order.tiebreaker !== null)
    refuse(sink, 'flink-tiebreaker', `${order.tiebreaker.name} orders events of one moment`, order.tiebreaker.origin);
  const pattern = patternOf({ runs: steps.map(({ runs }) => runs), until: until !== null });
  if (pattern === null && pipes.length === 0 && !steps.some(({ missing }) => missing))
    refuse(sink, 'flink-long-sequence', 'no pattern says which of several chains goes on', origin);
  const asked = until === null ? steps : [...steps, until];
  const flags = asked.map((step, at) => ({ name: at < steps.length ? `item_${at + 1}` : 'ended', condition: conditionOf(step) }));
  const keys = steps[0].keys.map((_, place) => asked.map((step) => keyOf(step.keys[place], sink)));
  return pattern === null ? null : { kind: 'sequence', flags, keys, pattern, maxspan };
}

/** The name of a key, whose values are compared as the texts that they are. */
function keyOf(field: Field | undefined, sink: Sink): string {
  if (field === undefined) throw new Error('every item has as many keys as the first');
  const { name, type, optional, origin } = field;
  if (optional) refuse(sink, 'flink-optional-key', `${name} may be absent`, origin);
  if (isPlain({ field, origin }, sink) && FRACTIONS.includes(type))
    refuse(sink, 'flink-key-type', `${name} is of type ${type}`, origin);
  sink.fields.set(name, field);
  return name;
}

/** Numbers that have several spellings. */
const FRACTIONS: readonly FieldType[] = ['double', 'float', 'half_float', 'scaled_float'];
