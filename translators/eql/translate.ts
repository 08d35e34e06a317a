import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { type Field, fold, type Pipe, type Plan, type Predicate, type Rule, type Step } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { type Diagnostic, isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { type EqlArtifact, type EqlCondition, type EqlEvent, type EqlItem, FALSE, TRUE } from './artifact.ts';
import { diagnostic } from './codes.ts';
import {
  anyOf,
  anywhereLeaf,
  dateRangeLeaf,
  inNetworkLeaf,
  matchesLeaf,
  oneOfLeaf,
  presentLeaf,
  rangeLeaf,
  wordsLeaf,
} from './leaf.ts';
import { nameOf, refuse, type Sink } from './sink.ts';
import { computedLeaf } from './term.ts';

/** A rule as an EQL query, or the reasons why it is none. */
export function translateEql(rule: Rule): Translation<EqlArtifact> {
  const sink: Sink = { reasons: [], losses: [] };
  const artifact: EqlArtifact = { body: bodyOf(rule.plan, rule, sink), pipes: pipesOf(rule.plan) };
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const notes = [...scheduleNotes(rule), ...orderNotes(rule)];
  const losses = [...sink.losses, ...lossesAround(rule, NOTHING_PASSED_ON)];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

/** Fields that put events in order are no part of a query: whoever runs it has to name them again. */
function orderNotes({ plan, meta }: Rule): readonly Diagnostic[] {
  if (plan.kind !== 'sequence') return [];
  const asked = [
    ...(meta.timestampField === null ? [] : [`timestamp_field ${meta.timestampField}`]),
    ...(meta.tiebreakerField === null ? [] : [`tiebreaker_field ${meta.tiebreakerField}`]),
  ];
  return asked.length === 0 ? [] : [diagnostic('eql-order-fields', `run it with ${asked.join(' and ')}`, plan.origin)];
}

function bodyOf(plan: Plan, rule: Rule, sink: Sink): EqlArtifact['body'] {
  switch (plan.kind) {
    case 'single':
      return { kind: 'event', ...eventOf(plan.where, rule, sink) };
    case 'sequence': {
      const [first] = plan.steps;
      // A query for single events with pipes is a sequence of one step without keys.
      if (isListOfEvents(plan)) return { kind: 'event', ...eventOf(first.where, rule, sink) };
      const all: NonEmpty<Step> = plan.until === null ? plan.steps : [...plan.steps, plan.until];
      refuseMixedKeys(all, rule, sink);
      const shared = sharedKeys(all);
      const span = plan.maxspan === null ? '' : ` with maxspan=${spanText(plan.maxspan)}`;
      return {
        kind: 'sequence',
        head: `${byText(first, shared, sink)}${span}`,
        items: plan.steps.map((step) => itemOf(step, shared, rule, sink)),
        until: plan.until === null ? null : itemOf(plan.until, shared, rule, sink),
      };
    }
    case 'sample': {
      refuseMixedKeys(plan.steps, rule, sink);
      const shared = sharedKeys(plan.steps);
      const items = plan.steps.map((step) => itemOf(step, shared, rule, sink));
      return { kind: 'sample', head: byText(plan.steps[0], shared, sink), items, until: null };
    }
  }
}

function isListOfEvents({ steps, until, maxspan }: Extract<Plan, { readonly kind: 'sequence' }>): boolean {
  const [{ keys, missing, runs }, ...more] = steps;
  return more.length === 0 && until === null && maxspan === null && keys.length === 0 && !missing && runs === 1;
}

function pipesOf(plan: Plan): readonly string[] {
  const pipes: readonly Pipe[] = plan.kind === 'single' ? [] : plan.pipes;
  return pipes.map(({ kind, count }) => `${kind} ${count}`);
}

/** The largest unit that a span is whole in. */
function spanText(milliseconds: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const;
  const unit = milliseconds === 0 ? undefined : units.find(([, length]) => milliseconds % length === 0);
  return unit === undefined ? `${milliseconds}ms` : `${milliseconds / unit[1]}${unit[0]}`;
}

/**
 * Keys at one place have to be of one kind, or the search is refused; versions are no strings. Of two types of numbers EQL takes most values for
 * different ones, which a rule in EQL means and no other.
 */
function refuseMixedKeys([first, ...others]: NonEmpty<Step>, { language }: Rule, sink: Sink): void {
  const kindOf = ({ type }: Field): string => {
    const family = familyOf(type);
    return type === 'version' || (family === 'number' && language !== 'eql') ? type : family.replace('text', 'string');
  };
  for (const [place, key] of first.keys.entries()) {
    const other = others.map(({ keys }) => keys[place]).find((one) => one !== undefined && kindOf(one) !== kindOf(key));
    if (other === undefined) continue;
    refuse(sink, 'eql-key-types', `${key.name} is of type ${key.type}, ${other.name} of type ${other.type}`, key.origin);
  }
}

/** How many of the first keys are the same fields in all items: they stand behind the first word. */
function sharedKeys([{ keys }, ...others]: NonEmpty<Step>): number {
  const differs = (key: Field, index: number): boolean => others.some((step) => !isSame(step.keys[index], key));
  const first = keys.findIndex(differs);
  return first < 0 ? keys.length : first;
}

function isSame(one: Field | undefined, other: Field): boolean {
  return one?.name === other.name && one.optional === other.optional;
}

function byText({ keys }: Step, shared: number, sink: Sink): string {
  const names = keys.slice(0, shared).map((key) => nameOf(key, sink));
  return names.length === 0 ? '' : ` by ${names.join(', ')}`;
}

function itemOf({ where, keys, missing, runs }: Step, shared: number, rule: Rule, sink: Sink): EqlItem {
  const names = keys.slice(shared).map((key) => nameOf(key, sink));
  return { ...eventOf(withoutKeys(where, keys), rule, sink), missing, runs, keys: names };
}

/** That a key has a value goes without saying, unless it is optional. */
function withoutKeys(where: Predicate, keys: readonly Field[]): Predicate {
  const operands = where.kind === 'and' ? where.operands : [where];
  const isSaid = (one: Predicate): boolean =>
    one.kind === 'present' && keys.some(({ name, optional }) => !optional && name === one.field.name);
  const rest = operands.filter((one) => !isSaid(one));
  if (rest.length === operands.length) return where;
  const [only, second] = rest;
  if (only === undefined) return { kind: 'constant', value: true, origin: where.origin };
  return second === undefined ? only : { kind: 'and', operands: rest, origin: where.origin };
}

/**
 * The category comes first where the condition asks for one and nothing else can stand in for it. Which field holds it is no part of the
 * text: of a rule that names another one, the condition says so itself.
 */
function eventOf(where: Predicate, rule: Rule, sink: Sink): EqlEvent {
  const operands = where.kind === 'and' ? where.operands : [where];
  const at = operands.findIndex((one) => categoryIn(one, rule) !== null);
  const found = operands[at];
  const category = found === undefined ? null : categoryIn(found, rule);
  if (category === null) return { category: null, where: conditionOf(where, rule, sink) };
  const rest = operands.filter((_, index) => index !== at).map((one) => conditionOf(one, rule, sink));
  const [only = TRUE, second] = rest;
  return { category, where: second === undefined ? only : { kind: 'and', operands: rest } };
}

function categoryIn(predicate: Predicate, { meta }: Rule): string | null {
  if (predicate.kind !== 'one-of' || predicate.letters !== 'exact' || predicate.values.length > 1) return null;
  if (meta.eventCategoryField !== null || predicate.field.name !== 'event.category') return null;
  const [value] = predicate.values;
  return typeof value === 'string' && /^[\x20-\x7e]+$/.test(value) ? value : null;
}

function conditionOf(where: Predicate, { semantics }: Rule, sink: Sink): EqlCondition {
  return fold<EqlCondition>(where, {
    constant: ({ value }) => (value ? TRUE : FALSE),
    and: ({ operands }) => ({ kind: 'and', operands }),
    or: ({ operands }) => anyOf(operands),
    not: ({ operand }) => (operand.kind === 'not' ? operand.operand : { kind: 'not', operand }),
    present: (leaf) => presentLeaf(leaf, sink),
    'one-of': (leaf) => oneOfLeaf(leaf, sink),
    range: (leaf) => rangeLeaf(leaf, sink),
    'date-range': (leaf) => dateRangeLeaf(leaf, sink),
    matches: (leaf) => matchesLeaf(leaf, semantics.folding, sink),
    'in-network': (leaf) => inNetworkLeaf(leaf, sink),
    words: (leaf) => wordsLeaf(leaf, sink),
    anywhere: ({ origin }) => anywhereLeaf(origin, sink),
    computed: (leaf) => computedLeaf(leaf, semantics.folding, sink),
  });
}
