import { logSourceOf } from '../../translators/sigma/log-source.ts';
import type { AskedNames, AskedPart, Meaning } from '../contract/index.ts';
import type { Schema } from '../event/index.ts';
import type { LogSource, Plan, Predicate, Rule } from '../ir/index.ts';
import {
  applyPipelines,
  askedTests,
  attributesOf,
  fieldsIn,
  type Pipeline,
  type Pipelines,
  pipelineProblem,
  placeholdersIn,
  readPipeline,
  tagsOf,
  unknownIds,
} from '../pipelines/index.ts';
import { familyOf } from '../schema/families.ts';
import { type Diagnostic, type Result, source, success } from '../source/index.ts';

export type { Pipeline, Pipelines };
export { placeholdersIn, unknownIds };

/** Reads the text of a processing pipeline, as pySigma has them. No text makes it throw. */
export function readPipelineText(text: string, name?: string): Result<Pipeline> {
  return readPipeline(source(text, name));
}

/** A rule after pipelines, with notes on what they could not do. */
interface PipedMeaning<Name extends string> {
  readonly meaning: Meaning<Name>;
  readonly notes: readonly Diagnostic[];
}

/**
 * The meaning of a rule under other names. The mapping stays that of the rule's own: the oracle judges the text as it was written, and events
 * are renamed for whoever runs an artifact.
 */
export function throughPipelines<Name extends string>(meaning: Meaning<Name>, pipelines: Pipelines): Result<PipedMeaning<Name>> {
  const { rule } = meaning;
  const piped = applyPipelines(rule, pipelines, logSourceOf);
  if (!piped.ok) return piped;
  const { plan, changed, around } = piped.value.rule;
  const next: Rule<Name> = {
    ...rule,
    plan,
    ...(changed === undefined ? {} : { changed }),
    ...(around === undefined ? {} : { around }),
  };
  const notes = [...piped.value.notes, ...otherTypes(plan, meaning.schema)];
  return success({ meaning: { ...meaning, rule: next, asked: askedOf(rule, pipelines) }, notes });
}

/** Warns of fields that the mapping has under their new names, with another type than the rule asks. */
function otherTypes(plan: Plan, { fields }: Schema): readonly Diagnostic[] {
  const told = new Set<string>();
  return fieldsIn(plan).flatMap(({ name, type, writtenAs, origin }) => {
    const known = fields.get(name);
    if (writtenAs === undefined || known === undefined || known.origin === 'inferred' || told.has(name)) return [];
    if (familyOf(known.type) === familyOf(type)) return [];
    told.add(name);
    const text = `${name} is of the type ${known.type} in the mapping, and the rule asks ${writtenAs} as ${type}`;
    return [pipelineProblem('pipeline-type', text, origin)];
  });
}

/** What judges of the rule are told, from the rule as it was before. */
function askedOf(rule: Rule, { pipelines, fields, reversed }: Pipelines): AskedNames {
  const part = (where: Predicate, keys: readonly string[]): AskedPart => {
    const { category, product, service }: LogSource = logSourceOf(where, rule);
    return {
      category,
      product,
      service,
      tests: askedTests(where, rule.tests),
      keys,
      tags: [...tagsOf(rule.meta)],
      attributes: attributesText(rule),
    };
  };
  return {
    pipelines: pipelines.map(({ source: { name, text } }) => ({ name, text })),
    fields: [...fields],
    reversed,
    parts: partsOf(rule.plan, part),
  };
}

function partsOf(plan: Plan, part: (where: Predicate, keys: readonly string[]) => AskedPart): readonly AskedPart[] {
  if (plan.kind === 'single') return [part(plan.where, [])];
  const steps = plan.kind === 'sequence' && plan.until !== null ? [...plan.steps, plan.until] : plan.steps;
  return steps.map(({ where, keys }) =>
    part(
      where,
      keys.map(({ name }) => name),
    ),
  );
}

function attributesText({ meta }: Rule): AskedPart['attributes'] {
  const texts = [...attributesOf(meta)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return Object.fromEntries(texts);
}

/** Tells of names given on the command line that no rule of the run asks; null: there are none. */
export function unusedNames(rules: readonly Rule[], fields: ReadonlyMap<string, string>): Diagnostic | null {
  const asked = new Set(rules.flatMap(({ plan }) => fieldsIn(plan).map(({ name, writtenAs }) => writtenAs ?? name)));
  const unused = [...fields.keys()].filter((name) => !asked.has(name));
  if (unused.length === 0) return null;
  return pipelineProblem('pipeline-name-unused', `no rule asks ${unused.join(', ')}, for which --field gives a name`, {
    start: 0,
    end: 0,
  });
}
