import { logSourceOf } from '../../translators/sigma/index.ts';
import type { AskedNames, AskedPart, Meaning } from '../contract/index.ts';
import type { LogSource, Plan, Predicate, Rule } from '../ir/index.ts';
import {
  applyPipelines,
  askedTests,
  attributesOf,
  fieldsIn,
  type Pipeline,
  type Pipelines,
  pipelineProblem,
  readPipeline,
  tagsOf,
} from '../pipelines/index.ts';
import { type Diagnostic, type Result, source, success } from '../source/index.ts';

export type { Pipeline, Pipelines };

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
  return success({ meaning: { ...meaning, rule: next, asked: askedOf(rule, pipelines) }, notes: piped.value.notes });
}

/** What judges of the rule are told, from the rule as it was before. */
function askedOf(rule: Rule, { pipelines, fields, reversed }: Pipelines): AskedNames {
  const part = (where: Predicate, keys: readonly string[]): AskedPart => {
    const { category, product, service }: LogSource = logSourceOf(where, rule);
    return {
      category,
      product,
      service,
      tests: askedTests(where),
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
