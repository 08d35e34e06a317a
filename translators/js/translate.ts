import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { type Predicate, type Rule, usesClock } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { answerOf } from './answer.ts';
import type { JavaScriptArtifact, PredicateArtifact, PredicateCode } from './artifact.ts';
import { type Context, newContext } from './context.ts';
import { fieldsOf } from './fields.ts';
import { ruleData } from './metadata.ts';
import { seriesParts } from './series.ts';

/** Gives the parts of the module for a rule, or says which part of the rule has no code. */
export function translateRule(rule: Rule): Translation<JavaScriptArtifact> {
  const { plan } = rule;
  if (plan.kind === 'single') return translateSingle(rule, plan.where);
  const context = newContext(rule);
  const series = seriesParts(plan, context);
  return finished({ kind: 'matcher', ...headOf(rule), ...series, ...partsOf(context) }, context);
}

/** How rules of the language that most are in are called. */
const EQL = { nameless: 'An EQL rule', source: 'An Elastic EQL rule' };

/** The parts of the module for a predicate over one event. */
function translateSingle(rule: Rule, where: Predicate): Translation<PredicateArtifact> {
  const code = translatePredicate(rule, where);
  return code.status === 'refused' ? code : { ...code, artifact: { ...headOf(rule), ...code.artifact } };
}

/** The part of the module that runs, for a predicate over one event. */
export function translatePredicate(rule: Rule, where: Predicate): Translation<PredicateCode> {
  const context = newContext(rule);
  const fields = fieldsOf(where, context);
  const { answer } = answerOf(where, fields, context);
  const decision = { variables: fields.variables, answer, clock: usesClock(where) };
  return finished({ kind: 'predicate', ...decision, ...partsOf(context) }, context);
}

function headOf(rule: Rule): Pick<PredicateArtifact, 'title' | 'source' | 'query' | 'data'> {
  const { nameless, source } = rule.language === 'eql' ? EQL : { nameless: 'A rule', source: `A rule in ${rule.language}` };
  return { title: rule.meta.name ?? nameless, source, query: rule.query, data: ruleData(rule) };
}

function partsOf({
  constants,
  conditions,
  readers,
  helpers,
}: Context): Pick<PredicateArtifact, 'constants' | 'conditions' | 'readers' | 'helpers'> {
  return { constants, conditions, readers, helpers: [...helpers] };
}

function finished<Artifact>(artifact: Artifact, { reasons, losses: own, rule }: Context): Translation<Artifact> {
  if (isNonEmpty(reasons)) return { status: 'refused', reasons };
  const notes = scheduleNotes(rule);
  const losses = [...own, ...lossesAround(rule, NOTHING_PASSED_ON)];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}
