import isEqual from 'lodash/isEqual.js';
import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';
import type { Json, Schema } from '../../event/index.ts';
import { allOf, type Plan, type Predicate, type Rule, type Step } from '../../ir/index.ts';
import { envelopeProblem, readCarriedQueryString, readModule, readQueryDsl, requestText, runRange } from '../../proof/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { parse } from '../parse.ts';

/** What an artifact means, as read from its text, and what it is to be compared with. */
type ReadBack =
  | { readonly ok: true; readonly plan: Plan; readonly against: Plan; readonly rule: Rule; readonly schema: Schema }
  | { readonly ok: false; readonly reason: string };

type Reader = (text: string, rule: Rule, schema: Schema) => ReadBack;

/** How the artifacts of each target are read: by the reader of their language, which shares nothing with what printed them; null: nobody reads it. */
const READERS: { readonly [Name in TargetName]: Reader | null } = {
  sigma: inLanguage('artifact.yml'),
  'es-dsl': request,
  js: javaScript,
  eql: queryAlone,
  lucene: queryString,
  kql: inLanguage('artifact.kql'),
  kibana: ruleOfKibana,
  python: null,
  kusto: null,
  flink: null,
  duckdb: null,
  clickhouse: null,
};

/** Reads an artifact of a rule under the mapping of the rule. */
export function readBack(target: TargetName, text: string, rule: Rule, schema: Schema): ReadBack {
  return READERS[target]?.(text, rule, schema) ?? { ok: false, reason: 'nothing here reads it back' };
}

/** The targets whose artifacts somebody reads back. */
export const READ_BACK: readonly TargetName[] = TARGET_NAMES.filter((name) => READERS[name] !== null);

function javaScript(text: string, rule: Rule, schema: Schema): ReadBack {
  const read = readModule(text, schema);
  if (!read.ok) return { ok: false, reason: `${read.place}: ${read.reason}` };
  return { ok: true, plan: read.plan, against: rule.plan, rule, schema };
}

function inLanguage(name: string): Reader {
  return (text, rule, schema) => {
    const { rules, problems } = parse(text, { name, schema, semantics: rule.semantics });
    const [only] = rules;
    const problem = problems[0]?.diagnostic ?? (only?.meaning.ok === false ? only.meaning.problems[0] : undefined);
    if (problem !== undefined) return { ok: false, reason: `${problem.message} [${problem.code}]` };
    if (only === undefined || !only.meaning.ok || rules.length > 1) return { ok: false, reason: 'it does not hold one rule' };
    const { rule: read, schema: known } = only.meaning.value;
    return { ok: true, plan: read.plan, against: rule.plan, rule: read, schema: known };
  };
}

/** A query of EQL names no fields that put its events in order: whoever runs it is told those of the rule. */
function queryAlone(text: string, rule: Rule, schema: Schema): ReadBack {
  const read = inLanguage('artifact.eql')(text, rule, schema);
  return read.ok && read.plan.kind === 'sequence' && rule.plan.kind === 'sequence'
    ? { ...read, plan: { ...read.plan, order: rule.plan.order } }
    : read;
}

/** A query says nothing in a rule that Kibana does not load. */
function ruleOfKibana(text: string, rule: Rule, schema: Schema): ReadBack {
  const problem = envelopeProblem(text);
  return problem === null
    ? inLanguage('artifact.ndjson')(text, rule, schema)
    : { ok: false, reason: `the rule around the query: ${problem.place}: ${problem.reason}` };
}

function queryString(text: string, rule: Rule, schema: Schema): ReadBack {
  const read = readCarriedQueryString(text, schema);
  if (!read.ok) return { ok: false, reason: `${read.path}: ${read.reason}` };
  return { ok: true, plan: { kind: 'single', where: read.where, origin: rule.plan.origin }, against: rule.plan, rule, schema };
}

function request(text: string, rule: Rule, schema: Schema): ReadBack {
  const read = requestText(text);
  if (read === null) return { ok: false, reason: 'it cannot be read back: it is no JSON, or an object has a key twice' };
  const { query = null, runtime_mappings: made, ...others } = isObject(read.json) ? read.json : {};
  // They make fields of their own, or others of those that the mapping has.
  if (!isEqual(made ?? {}, rule.around?.context.runtimeMappings ?? {}))
    return { ok: false, reason: 'runtime_mappings: other fields than the rule has' };
  if (typeof query === 'string') {
    const inside = inLanguage('artifact.json')(text, rule, schema);
    return inside.ok ? { ...inside, against: inEachItem(rule.plan, runRange(rule, 'each')) } : inside;
  }
  if (rule.plan.kind !== 'single') return { ok: false, reason: 'a request for single events' };
  const [other] = Object.keys(others);
  if (other !== undefined) return { ok: false, reason: `the key ${other} of a request` };
  const found = readQueryDsl(query, schema, read.inexact);
  if (!found.ok) return { ok: false, reason: `${found.path}: ${found.reason}` };
  const { origin, where } = rule.plan;
  const range = runRange(rule);
  const asked = range === null ? where : allOf([where, range], origin);
  return {
    ok: true,
    plan: { kind: 'single', where: found.where, origin },
    against: { kind: 'single', where: asked, origin },
    rule,
    schema,
  };
}

function isObject(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** A plan of which every item asks for something more. */
function inEachItem(plan: Plan, more: Predicate | null): Plan {
  if (more === null) return plan;
  const also = (where: Predicate): Predicate => allOf([where, more], where.origin);
  const inStep = (step: Step): Step => ({ ...step, where: also(step.where) });
  const inSteps = ([first, ...rest]: NonEmpty<Step>): NonEmpty<Step> => [inStep(first), ...rest.map(inStep)];
  switch (plan.kind) {
    case 'single':
      return { ...plan, where: also(plan.where) };
    case 'sequence':
      return { ...plan, steps: inSteps(plan.steps), until: plan.until === null ? null : inStep(plan.until) };
    case 'sample':
      return { ...plan, steps: inSteps(plan.steps) };
  }
}
