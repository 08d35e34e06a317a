import type { Schema } from '../../../event/index.ts';
import type { EventOrder, Field, Pipe, Plan, Step } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { isNonEmpty } from '../../../source/index.ts';
import { origin } from '../../origin.ts';
import { answerOf, type Setting } from './answer.ts';
import { canonical, fingerprintOf } from './canonical.ts';
import type { FieldReading } from './field-reader.ts';
import { knownFunction } from './known.ts';
import { mappedAs } from './mapped.ts';
import { constantNode } from './names.ts';
import { type AnyNode, callOf, constantOf, listOf, membersOf, methodOf, nameOf, numberOf, refuse, textOf } from './syntax.ts';

/** What a function that makes a matcher relates events by. How they are related is told by functions that are known. */
export function seriesOf(maker: AnyNode, source: string, setting: Setting, refer: (name: string) => string): Plan {
  const { names } = setting;
  const { plan, parts } = runWith(maker, setting);
  // The two that are the rule's own are left out of what has to be known.
  const holes = (name: string): string => (name === plan ? 'plan' : name === parts ? 'parts' : refer(name));
  if (knownFunction(fingerprintOf(canonical(maker, source, holes))) !== 'createMatcher')
    return refuse(maker, 'a matcher that is made otherwise');
  const data = constantNode(names, plan);
  const made = constantNode(names, parts);
  if (data === null || made?.type !== 'ArrowFunctionExpression' || made.params.length > 0)
    return refuse(maker, 'a matcher without its parts');
  const { kind, maxspan, steps, pipes } = known(membersOf(data), ['kind', 'maxspan', 'steps', 'pipes'], data);
  const { items, until, moment, tiebreakers } = known(membersOf(made.body), ['items', 'until', 'moment', 'tiebreakers'], made);
  const shapes = listOf(steps);
  const tests = listOf(items);
  if (shapes === null || tests === null || shapes.length !== tests.length) return refuse(maker, 'steps without items');
  const read = shapes.map((shape, at) => stepOf(shape, tests[at] ?? shape, setting));
  if (!isNonEmpty(read)) return refuse(maker, 'no steps');
  if (moment === undefined || until === undefined) return refuse(made, 'a matcher without its parts');
  const order = orderOf(moment, tiebreakers, setting);
  switch (textOf(kind)) {
    case 'sample':
      return { kind: 'sample', steps: read, pipes: [], origin };
    case 'sequence': {
      const isEndless = maxspan?.type === 'Literal' && maxspan.raw === 'null';
      const span = numberOf(maxspan);
      if (span === null && !isEndless) return refuse(data, 'a span that is no number');
      const end = isNull(until) ? null : itemOf(until, setting);
      return {
        kind: 'sequence',
        steps: read,
        maxspan: span,
        until: end === null ? null : { ...end, missing: false, runs: 1, origin },
        order,
        pipes: pipesOf(pipes ?? data),
        origin,
      };
    }
    default:
      return refuse(data, 'neither a sequence nor a sample');
  }
}

/** The names of what `createSequenceMatcher(PLAN, partsOf(), ...)` is called with. */
function runWith(maker: AnyNode, { names }: Setting): { readonly plan: string; readonly parts: string } {
  const body = maker.type === 'FunctionDeclaration' ? maker.body.body : [];
  for (const statement of body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { init } of statement.declarations) {
      const called = init == null ? null : callOf(init);
      if (called === null || names.known(called.name) !== 'createSequenceMatcher') continue;
      const plan = nameOf(called.given[0]);
      const parts = called.given[1] === undefined ? null : callOf(called.given[1]);
      if (plan !== null && parts !== null && parts.given.length === 0) return { plan, parts: parts.name };
    }
  }
  return refuse(maker, 'no function that makes a matcher');
}

type Members = ReadonlyMap<string, AnyNode> | null;

/** The members of an object by name, none but those that are known. */
function known<Name extends string>(
  members: Members,
  keys: readonly Name[],
  node: AnyNode,
): { readonly [key in Name]?: AnyNode } {
  if (members === null || [...members.keys()].some((key) => !keys.some((each) => each === key)))
    return refuse(node, 'an object that is not read');
  return Object.fromEntries(members) as { readonly [key in Name]?: AnyNode };
}

function stepOf(shape: AnyNode, item: AnyNode, setting: Setting): Step {
  const { missing, runs } = known(membersOf(shape), ['missing', 'runs'], shape);
  const isMissing = missing === undefined ? undefined : constantOf(missing);
  const count = numberOf(runs);
  if (typeof isMissing !== 'boolean' || count === null) return refuse(shape, 'a step that is not read');
  return { ...itemOf(item, setting), missing: isMissing, runs: count, origin };
}

/** `{ matches: item1, keys: keysOf }`. */
function itemOf(node: AnyNode, setting: Setting): Pick<Step, 'where' | 'keys'> {
  const { matches, keys } = known(membersOf(node), ['matches', 'keys'], node);
  const [test, reader] = [matches, keys].map((each) => {
    const found = setting.names.declared.get(nameOf(each) ?? '');
    return found?.kind === 'function' ? found.node : refuse(node, 'an item that is not read');
  });
  if (test === undefined || reader === undefined) return refuse(node, 'an item that is not read');
  return { where: answerOf(test, setting), keys: keysOf(reader, setting) };
}

/** `function keysOf(event) { return [readOne(event), readOther(event)]; }` */
function keysOf(node: AnyNode, setting: Setting): readonly Field[] {
  const [statement, ...others] = node.type === 'FunctionDeclaration' ? node.body.body : [];
  const event = node.type === 'FunctionDeclaration' && node.params.length === 1 ? nameOf(node.params[0]) : null;
  const values = statement?.type === 'ReturnStatement' ? listOf(statement.argument) : null;
  if (event === null || values === null || others.length > 0) return refuse(node, 'keys that are not read');
  return values.map((value) => keyOf(value, event, setting));
}

/** The values of a field; addresses and dates as texts. */
function keyOf(node: AnyNode, event: string, { names, schema, reading }: Setting): Field {
  const method = methodOf(node);
  const spelt = method?.name === 'map' && method.given.length === 1 ? nameOf(method.given[0]) : null;
  const called = callOf(spelt === null || method === null ? node : method.object);
  if (called === null || called.given.length !== 1 || nameOf(called.given[0]) !== event)
    return refuse(node, 'a key that is not read');
  const field = keyField(reading(called.name, node), schema, node);
  const family = familyOf(field.type);
  const wanted = family === 'ip' ? 'addressText' : family === 'date' ? 'dateText' : null;
  if ((spelt === null ? null : names.known(spelt)) !== wanted || (spelt !== null && wanted === null))
    return refuse(node, 'a key that is spelt otherwise');
  return field;
}

/** Of keys nothing but the field is compared, so all that decides what its values are has to be as in the mapping. */
function keyField({ name, type, longest, nullValue, normalizer }: FieldReading, schema: Schema, node: AnyNode): Field {
  const facts = mappedAs(schema, name).find((each) => (familyOf(each.type) === 'string') === (type === 'texts')) ?? null;
  const isSame =
    longest === (facts?.ignoreAbove ?? null) &&
    nullValue === (facts?.nullValue ?? null) &&
    normalizer.join() === (facts?.normalizer?.steps ?? []).join() &&
    facts?.dateFormat === undefined &&
    facts?.constant === undefined;
  if (!isSame) return refuse(node, `a key that is not ${name} as the mapping has it`);
  const plain = facts?.type ?? 'keyword';
  return {
    name,
    type: type === 'texts' ? plain : type,
    ignoreAbove: longest,
    nullValue,
    ...(normalizer.length === 0 ? {} : { normalizer }),
    optional: false,
    origin,
  };
}

/** `momentReader({ timestampField: '@timestamp', precision: 'milliseconds', written: null, tiebreaker: null })`. */
function orderOf(moment: AnyNode, tiebreakers: AnyNode | undefined, setting: Setting): EventOrder {
  const called = callOf(moment);
  const [given] = called?.given ?? [];
  if (called === null || given === undefined || called.given.length !== 1) return refuse(moment, 'moments that are not read');
  if (setting.names.known(called.name) !== 'momentReader') return refuse(moment, 'moments that are read otherwise');
  const { timestampField, precision, written, tiebreaker } = known(
    membersOf(given),
    ['timestampField', 'precision', 'written', 'tiebreaker'],
    given,
  );
  const name = textOf(timestampField);
  const unit = textOf(precision);
  if (name === null || (unit !== 'milliseconds' && unit !== 'nanoseconds') || !isNull(written))
    return refuse(given, 'moments that are not read');
  const timestamp = { ...timeField(name), type: unit === 'milliseconds' ? ('date' as const) : ('date_nanos' as const) };
  const breaks = tiebreakers === undefined ? undefined : constantOf(tiebreakers);
  if (isNull(tiebreaker)) return breaks === false ? { timestamp, tiebreaker: null } : refuse(given, 'a tiebreaker that is none');
  const event =
    tiebreaker?.type === 'ArrowFunctionExpression' && tiebreaker.params.length === 1 ? nameOf(tiebreaker.params[0]) : null;
  if (tiebreaker?.type !== 'ArrowFunctionExpression' || event === null || breaks !== true)
    return refuse(given, 'a tiebreaker that is not read');
  return { timestamp, tiebreaker: keyOf(tiebreaker.body, event, setting) };
}

function timeField(name: string): Field {
  return { name, type: 'date', ignoreAbove: null, nullValue: null, optional: false, origin };
}

function isNull(node: AnyNode | undefined): boolean {
  return node?.type === 'Literal' && node.raw === 'null';
}

function pipesOf(node: AnyNode): readonly Pipe[] {
  const pipes = listOf(node);
  if (pipes === null) return refuse(node, 'no pipes');
  return pipes.map((pipe) => {
    const { kind, count } = known(membersOf(pipe), ['kind', 'count'], pipe);
    const [name, number] = [textOf(kind), numberOf(count)];
    return (name === 'head' || name === 'tail') && number !== null
      ? { kind: name, count: number, origin }
      : refuse(pipe, 'a pipe that is not read');
  });
}
