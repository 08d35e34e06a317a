import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { fold, type Predicate, type Rule, type RuleMeta, usesClock } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import type { Answer, PythonArtifact } from './artifact.ts';
import { diagnostic } from './codes.ts';
import { type Context, newContext, refuse } from './context.ts';
import {
  anywhereAnswer,
  dateAnswer,
  matchesAnswer,
  networkAnswer,
  oneOfAnswer,
  presentAnswer,
  rangeAnswer,
  wordsAnswer,
} from './leaf.ts';

/** A rule over single events as the parts of a module, or the reasons why it is none. */
export function translatePython(rule: Rule): Translation<PythonArtifact> {
  const { plan } = rule;
  if (plan.kind !== 'single') {
    const reason = diagnostic('python-several-events', 'rule(event) is asked of each event by itself', plan.origin);
    return { status: 'refused', reasons: [reason] };
  }
  const context = newContext(rule);
  const answer = answerOf(plan.where, context);
  if (isNonEmpty(context.reasons)) return { status: 'refused', reasons: context.reasons };
  const { constants, helpers } = context;
  const artifact = { ...headOf(rule), answer, clock: usesClock(plan.where), constants, helpers: [...helpers] };
  const notes = scheduleNotes(rule);
  const losses = [...context.losses, ...lossesAround(rule, NOTHING_PASSED_ON)];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

function answerOf(where: Predicate, context: Context): Answer {
  return fold<Answer>(where, {
    constant: ({ value }) => ({ kind: 'constant', value }),
    and: ({ operands }) => joined('and', operands),
    or: ({ operands }) => joined('or', operands),
    not: ({ operand }) => (operand.kind === 'not' ? operand.operand : { kind: 'not', operand }),
    present: (leaf) => presentAnswer(leaf, context),
    'one-of': (leaf) => oneOfAnswer(leaf, context),
    range: (leaf) => rangeAnswer(leaf, context),
    'date-range': (leaf) => dateAnswer(leaf, context),
    matches: (leaf) => matchesAnswer(leaf, context),
    'in-network': (leaf) => networkAnswer(leaf, context),
    words: (leaf) => wordsAnswer(leaf, context),
    anywhere: (leaf) => anywhereAnswer(leaf, context),
    computed: ({ origin }) => {
      refuse(context, 'python-computed-value', 'the module computes nothing', origin);
      return { kind: 'constant', value: false };
    },
  });
}

/** None of nothing is true, all of nothing is. */
function joined(kind: 'and' | 'or', operands: readonly Answer[]): Answer {
  const [first, ...rest] = operands;
  if (first === undefined) return { kind: 'constant', value: kind === 'and' };
  return rest.length === 0 ? first : { kind, operands };
}

/** How rules of the language that most are in are called. */
const EQL = { nameless: 'An EQL rule', source: 'An Elastic EQL rule' };

function headOf({ language, meta, query }: Rule): Pick<PythonArtifact, 'title' | 'source' | 'query' | 'tellers'> {
  const { nameless, source } = language === 'eql' ? EQL : { nameless: 'A rule', source: `A rule in ${language}` };
  return { title: meta.name ?? nameless, source, query, tellers: tellersOf(meta) };
}

/** The functions of a detection beside `rule`; what the rule does not say is left to the settings of the tool. */
function tellersOf({ name, severity, description, references, investigationGuide }: RuleMeta): PythonArtifact['tellers'] {
  const told = {
    title: name,
    severity: severity === null ? null : severity.toUpperCase(),
    description,
    reference: references[0] ?? null,
    runbook: investigationGuide,
  };
  return Object.entries(told).flatMap(([key, value]) => (value === null ? [] : [{ name: key, value }]));
}
