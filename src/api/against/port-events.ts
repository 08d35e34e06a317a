import { generateCorpus } from '../../../corpus/index.ts';
import { inPlain, type PortCase, withField } from '../../conformance/index.ts';
import type { Event, Scalar, Schema } from '../../event/index.ts';
import type { Questions } from '../../languages/index.ts';
import { familyOf } from '../../schema/families.ts';
import { corpusOptionsOf, type Meant } from '../corpus-of.ts';
import { namedIn } from './literals.ts';
import type { ReadPort } from './read-port.ts';

/** Events that carry constants of a port, at most. */
const MOST_PLANTED = 4000;
/** Matching events into which they are put, at most. */
const MOST_BASES = 12;

/**
 * The events that ports are judged on: those that the rule's conditions call for, those that the ports' own conditions call for, and
 * events that the rule matches with every constant of a port put into every field that it may be asked of. Their labels are left aside:
 * the rule itself says what it matches.
 */
export function portEvents(
  meant: Meant,
  questions: Questions,
  ports: readonly ReadPort[],
  asked: readonly string[],
  { events, seed }: { readonly events: number; readonly seed: number },
): readonly PortCase[] {
  const options = corpusOptionsOf(meant, seed);
  const own = [...generateCorpus(questions, { ...options, events })];
  const matching = own.filter(({ expected }) => expected).map(({ event }) => event);
  const theirs = ports.flatMap(({ name, questions: asks }) =>
    asks === null || asks.body.kind !== 'event'
      ? []
      : [...generateCorpus(asks, { ...options, events: Math.ceil(events / 2) })].map(({ event, recipe, expected }) => ({
          event,
          recipe: `${recipe}, as ${name} asks`,
          expected,
        })),
  );
  const bases = [
    ...spread(matching, MOST_BASES),
    ...spread(
      theirs.filter(({ expected }) => expected).map(({ event }) => event),
      4,
    ),
  ];
  return [
    ...own.map(({ event, recipe }) => ({ event, recipe })),
    ...theirs.map(({ event, recipe }) => ({ event, recipe })),
    ...bases.map((event) => ({ event: inPlain(event), recipe: 'a match, spelt plainly' })),
    ...planted(
      bases,
      [{ name: 'the rule', named: namedIn(questions) }, ...ports],
      asked,
      meant.schema,
      meant.rule.meta.timestampField ?? '@timestamp',
    ),
  ];
}

function planted(
  bases: readonly Event[],
  ports: readonly Pick<ReadPort, 'name' | 'named'>[],
  asked: readonly string[],
  schema: Schema,
  timestampField: string,
): readonly PortCase[] {
  // No event loses its time, by which it is found at all.
  const untimed = asked.filter((field) => field !== timestampField);
  const plants = new Map<string, { readonly field: string; readonly value: Scalar | null; readonly recipe: string }>();
  for (const { name, named } of ports) {
    for (const { field, value } of named.literals) {
      const fields = field !== null && schema.fields.has(field) ? [field] : asked;
      for (const into of fields)
        for (const near of nearTo(value))
          if (fits(near, into, schema))
            plants.set(JSON.stringify([into, near]), { field: into, value: near, recipe: `a constant of ${name} in ${into}` });
    }
    for (const field of untimed) plants.set(JSON.stringify([field]), { field, value: null, recipe: `without ${field}` });
  }
  const list = spread([...plants.values()], MOST_PLANTED);
  const found: PortCase[] = [];
  for (const base of bases) {
    for (const { field, value, recipe } of list) {
      if (found.length >= MOST_PLANTED) return found;
      found.push({ event: withField(base, field, value === null ? [] : [value]), recipe });
    }
  }
  return found;
}

/** A constant, and values one step away from it. */
function nearTo(value: Scalar): readonly Scalar[] {
  if (typeof value === 'boolean') return [value, !value];
  if (typeof value === 'number') return [value, value - 1, value + 1];
  const plain = value.replaceAll(/[*?]/g, '');
  const filled = value.replaceAll('*', 'w0').replaceAll('?', 'a');
  const number = /^-?\d{1,15}$/.test(value) ? [Number(value)] : [];
  return [
    ...new Set<Scalar>([value, filled, plain, plain.toUpperCase(), plain.toLowerCase(), `x${plain}`, `${plain}x`, ...number]),
  ];
}

/** Whether an index would take the value there. */
function fits(value: Scalar, field: string, { fields }: Schema): boolean {
  const facts = fields.get(field);
  if (facts === undefined) return true;
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'ip':
      return typeof value === 'string' && /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)$/i.test(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
    case 'unsupported':
      return false;
  }
}

function spread<T>(list: readonly T[], wanted: number): readonly T[] {
  const step = Math.max(1, list.length / wanted);
  return list.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, wanted);
}
