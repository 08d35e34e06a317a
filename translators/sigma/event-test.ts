import { type Fold, fold, ownName, type Predicate, type Rule, type Words, wholeValues } from '../../src/ir/index.ts';
import type { Folding } from '../../src/pattern/index.ts';
import type { Diagnostic, NonEmpty, Span } from '../../src/source/index.ts';
import type { EventTest } from './artifact.ts';
import { type Clause, conjunction, disjunction, FALSE, negate, TRUE } from './clause.ts';
import { diagnostic } from './codes.ts';
import { dressed } from './consumer/dress.ts';
import { settled } from './consumer/settle.ts';
import { detectionOf, nestingOf } from './detection.ts';
import { givenNames } from './given-names.ts';
import { keywordsClause } from './keywords.ts';
import type { Leaf } from './leaves.ts';
import { type Routing, routingOfRule } from './log-source.ts';
import { nameIn } from './naming.ts';
import { noteDetection, noteFields, notePresence } from './notes.ts';
import type { SigmaOptions } from './options.ts';
import { PROFILES, type Profile } from './profiles/index.ts';
import { addLoss, addNote, emptyReport, opposite, type Polarity, type Report } from './report.ts';
import { meantByLogSource } from './sigmahq/log-source.ts';
import { spread } from './spread.ts';
import { absence } from './subject.ts';

/** Brackets in a condition that common parsers still read (sigma-target 4.4, step 7). */
const DEEPEST = 60;

type Outcome =
  | ({ readonly ok: true } & EventTest)
  | { readonly ok: false; readonly logSource: EventTest['logSource']; readonly reasons: NonEmpty<Diagnostic> };

/** What a predicate asks of one event as a log source and a detection, or every reason why it cannot be said. */
export function eventTestOf(
  where: Predicate,
  origin: Span,
  rule: Rule,
  options: SigmaOptions,
  report: Report,
  routed = isRouted(rule, options),
): Outcome {
  const routing = routingOfRule(where, rule);
  const { logSource } = routing;
  const { folding } = rule.semantics;
  const profile = PROFILES[options.consumer];
  const meant = clauseOf(where, {
    options,
    report,
    routing,
    folding,
    query: rule.query,
    left: leftIn(where, rule, options, routed),
  });
  const clause = settled(spread(dressed(meant, { profile, folding, report })), profile, origin, report);
  if (clause.kind === 'unsayable') return { ok: false, logSource, reasons: clause.reasons };
  if (clause.kind === 'constant' && !clause.value) {
    return { ok: false, logSource, reasons: [diagnostic('sigma-never-matches', 'the rule matches no event', origin)] };
  }
  const sayable = clause.kind === 'constant' ? everyEvent(rule, origin, report) : clause;
  const detection = detectionOf(sayable, profile.printing.filters);
  if (nestingOf(detection.condition) > DEEPEST) {
    const reason = diagnostic('sigma-nesting', 'the condition is nested too deeply for Sigma', origin);
    return { ok: false, logSource, reasons: [reason] };
  }
  reportRouting(report, routing, options, origin);
  noteFields(report, where);
  if (profile.name === 'spec') noteDetection(report, sayable);
  notePresence(report, clause, origin);
  return { ok: true, logSource, detection };
}

/** Those of the consumers for whom an event test can be printed; nothing is. */
export function takersOf(
  profiles: readonly Profile[],
  where: Predicate,
  origin: Span,
  rule: Rule,
  options: SigmaOptions,
): readonly Profile[] {
  const [report, { folding }] = [emptyReport(), rule.semantics];
  const routing = routingOfRule(where, rule);
  const routed = isRouted(rule, options);
  const meant = clauseOf(where, {
    options,
    report,
    routing,
    folding,
    query: rule.query,
    left: leftIn(where, rule, options, routed),
  });
  return profiles.filter((profile) => {
    const clause = settled(spread(dressed(meant, { profile, folding, report })), profile, origin, report);
    return clause.kind !== 'unsayable' && (clause.kind !== 'constant' || clause.value);
  });
}

/** True for every event with a timestamp, which each should have: Sigma has no test that asks for nothing (sigma-target 4). */
function everyEvent({ meta }: Rule, origin: Span, report: Report): Clause {
  const field = meta.timestampField ?? '@timestamp';
  const message = `the rule asks for nothing that Sigma tests; events without ${field} are not found`;
  addLoss(report, { code: 'sigma-needs-timestamp', span: origin, message, effect: 'may-match-less' });
  return negate(absence({ field, about: field, origin }));
}

interface Scope {
  readonly options: SigmaOptions;
  readonly report: Report;
  readonly routing: Routing;
  readonly folding: Folding;
  readonly query: string;
  /** In the style of SigmaHQ: the conjuncts that the log source means exactly. Null: in another. */
  readonly left: ReadonlySet<Predicate> | null;
}

function leftIn(where: Predicate, rule: Rule, options: SigmaOptions, routed: boolean): ReadonlySet<Predicate> | null {
  if (!leavesTests(options)) return null;
  return (routed ? meantByLogSource(where, rule) : null) ?? new Set();
}

function leavesTests({ style, taxonomy }: SigmaOptions): boolean {
  return style === 'sigmahq' && taxonomy === 'sigma';
}

/** Whether every test of a rule may leave something to its log source: whoever runs the documents goes by all of them or by none. */
export function isRouted(rule: Rule, options: SigmaOptions): boolean {
  if (!leavesTests(options)) return false;
  const { plan } = rule;
  const tests = plan.kind === 'single' ? [plan.where] : plan.steps.map((step) => step.where);
  return tests.every((test) => meantByLogSource(test, rule) !== null);
}

/** The predicate as clauses. A handler gets its polarity from above, so each result is a function of it. */
function clauseOf(where: Predicate, scope: Scope): Clause {
  const { options, report, routing, folding, query } = scope;
  const given = givenNames(where);
  const named = nameIn(options.taxonomy);
  const leaf = (node: Leaf) => (polarity: Polarity) =>
    impliedClause(node, scope, polarity) ??
    named(node, {
      options,
      report,
      polarity,
      folding,
      query,
      given,
      product: routing.logSource.product,
      category: routing.logSource.category,
    });
  const handlers: Fold<(polarity: Polarity) => Clause> = {
    constant: (node) => () => (node.value ? TRUE : FALSE),
    and: (node, original) => (polarity) => {
      const operands = node.operands.map((operand) => operand(polarity));
      return conjunction(
        options.dropUnsayable && polarity === 'positive' ? droppedFrom(operands, original.operands, report) : operands,
      );
    },
    or: (node, original) => (polarity) =>
      impliedClause(original, scope, polarity) ?? disjunction(node.operands.map((operand) => operand(polarity))),
    not: (node, original) => (polarity) => impliedClause(original, scope, polarity) ?? negate(node.operand(opposite(polarity))),
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: (node) => {
      if (node.field.analyzer.kind === 'standard') loseForeignLetters(node, report);
      return leaf(wholeValues(node));
    },
    anywhere: (node) => () => keywordsClause(node),
    computed: leaf,
  };
  return fold(where, handlers)('positive');
}

/** What the standard analyzer makes of other letters than those of ASCII is not said. */
function loseForeignLetters({ field, origin }: Words, report: Report): void {
  const message = `words of ${field.name} are told apart as in texts of ASCII, and none is cut after 255 characters`;
  if ([...report.losses.values()].some((loss) => loss.message === message)) return;
  const presumes = [{ kind: 'plain-words', field: field.name }] as const;
  addLoss(report, { code: 'sigma-standard-words', span: origin, message, effect: 'where-agreed', presumes });
}

/**
 * In the `sigma` taxonomy what the log source stands for is not tested again (sigma-target 2.1). In the style of SigmaHQ that is exact where it
 * means the test, and where names of ECS are kept all other tests are.
 */
function impliedClause(node: Predicate, { options, report, routing, left }: Scope, polarity: Polarity): Clause | null {
  if (options.taxonomy === 'ecs' || polarity === 'negative' || !routing.implied.has(node)) return null;
  if (left?.has(node) === true) {
    const message = `${aboutOf(node)} is what the log source means`;
    addLoss(report, { code: 'sigma-log-source-means', span: node.origin, message, effect: 'by-engine', routed: true });
    return TRUE;
  }
  if (left !== null && options.unknownFields === 'keep') return null;
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
  const [first] = leaf.kind === 'or' ? leaf.operands : [leaf];
  return first?.kind === 'one-of' || first?.kind === 'matches' ? ownName(first.field) : 'a test';
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
  // The documents test nothing of it: engines that route by log source leave other events out.
  else addLoss(report, { code: 'sigma-log-source-guessed', span: origin, message, effect: 'by-engine' });
}
