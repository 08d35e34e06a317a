import type { Translation } from '../../src/contract/index.ts';
import { type Fold, fold, type Plan, type Predicate, type Rule } from '../../src/ir/index.ts';
import type { Folding } from '../../src/pattern/index.ts';
import { diagnostic, isNonEmpty, type Span } from '../../src/source/index.ts';
import type { SigmaArtifact } from './artifact.ts';
import { type Clause, conjunction, disjunction, FALSE, negate, TRUE } from './clause.ts';
import { detectionOf, nestingOf } from './detection.ts';
import type { Leaf } from './leaves.ts';
import { type Routing, routingOf } from './log-source.ts';
import { metadataOf } from './metadata.ts';
import { nameIn } from './naming.ts';
import { noteDetection, noteFields } from './notes.ts';
import type { SigmaOptions } from './options.ts';
import { addLoss, addNote, emptyReport, opposite, type Polarity, type Report } from './report.ts';
import { spread } from './spread.ts';
import { absence } from './subject.ts';

/** A rule as a Sigma document: exact, with its losses, or refused with every reason. */
export function translateSigma(rule: Rule, options: SigmaOptions): Translation<SigmaArtifact> {
  const { plan } = rule;
  if (plan.kind !== 'single') {
    const text = `a ${plan.kind} cannot be a Sigma rule of one event`;
    return { status: 'refused', reasons: [diagnostic('sigma-sequence', text, plan.origin)] };
  }
  const [pipe] = plan.pipes;
  if (pipe !== undefined) {
    const text = `\`${pipe.kind}\` chooses among matches; a Sigma rule has them all`;
    return { status: 'refused', reasons: [diagnostic('sigma-pipe', text, pipe.origin)] };
  }
  return translateSingle(rule, plan, options);
}

/** Brackets in a condition that common parsers still read (sigma-target 4.4, step 7). */
const DEEPEST = 60;

function translateSingle(rule: Rule, plan: Extract<Plan, { kind: 'single' }>, options: SigmaOptions): Translation<SigmaArtifact> {
  const report = emptyReport();
  const routing = routingOf(plan.where, rule.meta);
  const clause = spread(clauseOf(plan.where, { options, report, routing, folding: rule.semantics.folding }));
  if (clause.kind === 'unsayable') return { status: 'refused', reasons: clause.reasons };
  if (clause.kind === 'constant' && !clause.value) {
    return { status: 'refused', reasons: [diagnostic('sigma-never-matches', 'the rule matches no event', plan.origin)] };
  }
  const sayable = clause.kind === 'constant' ? everyEvent(rule, plan.origin) : clause;
  const detection = detectionOf(sayable);
  if (nestingOf(detection.condition) > DEEPEST) {
    return {
      status: 'refused',
      reasons: [diagnostic('sigma-nesting', 'the condition is nested too deeply for Sigma', plan.origin)],
    };
  }
  reportRouting(report, routing, options, plan.origin);
  noteFields(report, plan.where);
  noteDetection(report, sayable);
  const document = { ...metadataOf(rule, options, report), logSource: routing.logSource, detection };
  const artifact: SigmaArtifact = { documents: [document] };
  const notes = [...report.notes.values()];
  const losses = [...report.losses.values()];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

/** True for every event: each has a timestamp (sigma-target 4). */
function everyEvent({ meta }: Rule, origin: Span): Clause {
  const field = meta.timestampField ?? '@timestamp';
  return negate(absence({ field, about: field, origin }));
}

interface Scope {
  readonly options: SigmaOptions;
  readonly report: Report;
  readonly routing: Routing;
  readonly folding: Folding;
}

/** The predicate as clauses. A handler gets its polarity from above, so each result is a function of it. */
function clauseOf(where: Predicate, scope: Scope): Clause {
  const { options, report, routing, folding } = scope;
  const named = nameIn(options.taxonomy);
  const leaf = (node: Leaf) => (polarity: Polarity) =>
    impliedClause(node, scope, polarity) ??
    named(node, { options, report, polarity, folding, product: routing.logSource.product });
  const handlers: Fold<(polarity: Polarity) => Clause> = {
    constant: (node) => () => (node.value ? TRUE : FALSE),
    and: (node, original) => (polarity) => {
      const operands = node.operands.map((operand) => operand(polarity));
      return conjunction(
        options.dropUnsayable && polarity === 'positive' ? droppedFrom(operands, original.operands, report) : operands,
      );
    },
    or: (node) => (polarity) => disjunction(node.operands.map((operand) => operand(polarity))),
    not: (node, original) => (polarity) => impliedClause(original, scope, polarity) ?? negate(node.operand(opposite(polarity))),
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    computed: leaf,
  };
  return fold(where, handlers)('positive');
}

/** In the `sigma` taxonomy what the log source stands for is not tested again (sigma-target 2.1). */
function impliedClause(node: Predicate, { options, report, routing }: Scope, polarity: Polarity): Clause | null {
  if (options.taxonomy === 'ecs' || polarity === 'negative' || !routing.implied.has(node)) return null;
  addLoss(report, {
    code: 'sigma-log-source-implied',
    span: node.origin,
    message: `${aboutOf(node)} is left to the log source`,
    effect: 'may-match-more',
  });
  return TRUE;
}

/** What an implied conjunct is about; routing only ever takes tests of one field. */
function aboutOf(node: Predicate): string {
  const leaf = node.kind === 'not' ? node.operand : node;
  return leaf.kind === 'one-of' ? leaf.field.name : 'a test';
}

/** Without a conjunct a conjunction is wider; one that says nothing else stays unsayable (sigma-target 8.4). */
function droppedFrom(operands: readonly Clause[], originals: readonly Predicate[], report: Report): readonly Clause[] {
  if (operands.every((operand) => operand.kind === 'unsayable' || operand.kind === 'constant')) return operands;
  return operands.map((operand, index) => {
    const original = originals[index];
    if (operand.kind !== 'unsayable' || original === undefined) return operand;
    const message = `dropped: ${operand.reasons.map((reason) => reason.message).join('; ')}`;
    addLoss(report, { code: 'sigma-conjunct-dropped', span: original.origin, message, effect: 'may-match-more' });
    return TRUE;
  });
}

function reportRouting(report: Report, routing: Routing, options: SigmaOptions, origin: Span): void {
  if (!routing.known) addNote(report, 'sigma-log-source-unknown', 'no Sigma log source fits these events', origin);
  if (routing.guessedFrom === null) return;
  const message = `the product ${routing.logSource.product} comes from the ${routing.guessedFrom} of the rule, the query does not ask for it`;
  if (options.taxonomy === 'ecs') addNote(report, 'sigma-log-source-tags', message, origin);
  else addLoss(report, { code: 'sigma-log-source-guessed', span: origin, message, effect: 'may-match-less' });
}
