import type { Plan, Predicate, Rule, Step } from '../../../src/ir/index.ts';
import { answerOf } from '../answer.ts';
import type { Definition, RuleData, SeriesParts } from '../artifact.ts';
import { type Context, newContext } from '../context.ts';
import { sharedFields } from '../fields.ts';
import { ruleData } from '../metadata.ts';
import type { HelperName } from '../runtime/index.ts';
import { seriesParts } from '../series.ts';
import { type Asked, type Group, grouped } from './grouped.ts';

/** A rule of a bundle, which its module as a rule of its own does not refuse, under an id that no other has. */
export interface Member {
  readonly id: string;
  readonly rule: Rule;
}

/** The parts of the module of a bundle; `print-bundle` puts them in order. */
export interface BundleArtifact {
  readonly ids: readonly string[];
  /** What the module tells of each rule. */
  readonly data: readonly RuleData[];
  /** The rules over single events. */
  readonly group: Group;
  readonly series: readonly BundledSeries[];
  /** What keeps what fields of the event hold, once it was read. */
  readonly variables: readonly string[];
  readonly constants: readonly Definition[];
  readonly conditions: readonly Definition[];
  readonly readers: readonly Definition[];
  readonly helpers: ReadonlySet<HelperName>;
}

/** A sequence or sample of a bundle. */
export interface BundledSeries extends SeriesParts {
  /** Of the rule among all. */
  readonly place: number;
  readonly planName: string;
  readonly partsName: string;
}

/** Names of the module of a bundle that no other module has. */
const OWN_NAMES = ['rules', 'IDS', 'held', 'forget', 'places', 'matchersOf', 'askAll', 'optionsOf'];

/**
 * The parts of one module for many rules: a reader for each field, and each condition, constant and helper once. Throws an `Error` for
 * a rule that is refused as a module of its own: whoever calls has translated each before, and told what came of it.
 */
export function bundleOf(members: readonly Member[]): BundleArtifact {
  const [first] = members;
  if (first === undefined) throw new Error('a bundle needs a rule');
  const common = newContext(first.rule, OWN_NAMES);
  const own = members.map(({ rule }): Context => ({ ...common, rule }));
  const fields = sharedFields(wheresOf(own), common);
  const asked: Asked[] = [];
  const series: BundledSeries[] = [];
  for (const [place, context] of own.entries()) {
    const { rule } = context;
    const shared = { ...context, fields: { read: fields.read, variables: [] } };
    if (rule.plan.kind === 'single') asked.push({ place, answer: answerOf(rule.plan.where, shared.fields, shared).answer });
    else {
      const [planName, partsName] = [common.names.takeConstant('plan', String(place)), common.names.take('parts', String(place))];
      series.push({ place, planName, partsName, ...seriesParts(rule.plan, shared) });
    }
  }
  if (common.reasons.length > 0) throw new Error(`a bundle was given a rule that is refused: ${common.reasons[0]?.message}`);
  const { variables } = fields;
  const { constants, conditions, readers, helpers } = common;
  const data = members.map(({ id, rule }) => ({ ...dataOf(rule), id, kind: kindOf(rule.plan) }));
  const ids = members.map(({ id }) => id);
  return { ids, data, group: grouped(asked), series, variables, constants, conditions, readers, helpers };
}

function dataOf(rule: Rule): { readonly [key: string]: RuleData } {
  return Object.fromEntries(Object.entries(ruleData(rule) ?? {}));
}

function kindOf(plan: Plan): 'event' | 'sequence' | 'sample' {
  return plan.kind === 'single' ? 'event' : plan.kind;
}

/** Every condition of every rule, and what it joins and orders events by as conditions that these have values. */
function* wheresOf(contexts: readonly Context[]): Generator<readonly [Predicate, Context]> {
  for (const context of contexts) {
    const { plan } = context.rule;
    if (plan.kind === 'single') yield [plan.where, context];
    else for (const where of [...stepsOf(plan).flatMap(readBy), ...orderOf(plan)]) yield [where, context];
  }
}

type SeriesPlan = Exclude<Plan, { readonly kind: 'single' }>;

function stepsOf(plan: SeriesPlan): readonly Step[] {
  return plan.kind === 'sequence' && plan.until !== null ? [...plan.steps, plan.until] : plan.steps;
}

function readBy({ where, keys, origin }: Step): readonly Predicate[] {
  return [where, ...keys.map((field) => ({ kind: 'present', field, origin }) as const)];
}

function orderOf(plan: SeriesPlan): readonly Predicate[] {
  if (plan.kind === 'sample') return [];
  const { timestamp, tiebreaker } = plan.order;
  return [timestamp, tiebreaker].flatMap((field) =>
    field === null ? [] : [{ kind: 'present', field, origin: plan.origin } as const],
  );
}
