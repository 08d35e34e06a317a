import type { TargetName } from '../../../translators/index.ts';
import type { Json, Schema } from '../../event/index.ts';
import { allOf, type Plan, type Predicate, type Rule, type Step } from '../../ir/index.ts';
import { readQueryDsl, runRange } from '../../proof/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { parse } from '../parse.ts';

/** What an artifact means, as read from its text, and what it is to be compared with. */
type ReadBack =
  | { readonly ok: true; readonly plan: Plan; readonly against: Plan; readonly rule: Rule; readonly schema: Schema }
  | { readonly ok: false; readonly reason: string };

type Reader = (text: string, rule: Rule, schema: Schema) => ReadBack;

/** How the artifacts of each target are read: by the reader of their language, which shares nothing with what printed them. */
const READERS: { readonly [Name in TargetName]: Reader } = {
  sigma: inLanguage('artifact.yml'),
  'es-dsl': request,
  js: unread('JavaScript is run, not read'),
  eql: inLanguage('artifact.eql'),
  lucene: unread('query strings are run, not read'),
  kql: inLanguage('artifact.kql'),
  kibana: inLanguage('artifact.ndjson'),
};

/** Reads an artifact of a rule under the mapping of the rule. */
export function readBack(target: TargetName, text: string, rule: Rule, schema: Schema): ReadBack {
  return READERS[target](text, rule, schema);
}

function unread(reason: string): Reader {
  return () => ({ ok: false, reason });
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

function request(text: string, rule: Rule, schema: Schema): ReadBack {
  const body: Json = JSON.parse(text);
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  if (typeof query === 'string') {
    const read = inLanguage('artifact.json')(text, rule, schema);
    return read.ok ? { ...read, against: inEachItem(rule.plan, runRange(rule, 'each')) } : read;
  }
  if (rule.plan.kind !== 'single' || query === undefined) return { ok: false, reason: 'a request without a query' };
  const read = readQueryDsl(query, schema);
  if (!read.ok) return { ok: false, reason: `${read.path}: ${read.reason}` };
  const { origin, where } = rule.plan;
  const range = runRange(rule);
  const asked = range === null ? where : allOf([where, range], origin);
  return {
    ok: true,
    plan: { kind: 'single', where: read.where, origin },
    against: { kind: 'single', where: asked, origin },
    rule,
    schema,
  };
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
