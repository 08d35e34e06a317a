import type { Translation } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Correlation, EventTest, LogSource, SigmaArtifact, SigmaDocument } from './artifact.ts';
import { correlationProblems } from './consumer/correlation.ts';
import { eventTestOf, isRouted } from './event-test.ts';
import { type Joined, type JoinKeys, joinKeys, keyNames, keyProblems, keysOfCounted } from './join-keys.ts';
import { metadataOf, partOf } from './metadata.ts';
import type { SigmaOptions } from './options.ts';
import { PROFILES } from './profiles/index.ts';
import { emptyReport, noteAround } from './report.ts';
import { reportDifferences, structureProblems } from './sequence-report.ts';
import { type Several, type Stage, stagesOf } from './stages.ts';
import { finished } from './style.ts';
import { timespanOf } from './timespan.ts';

const NOWHERE: LogSource = { category: null, product: null, service: null, definition: null };

/**
 * A sequence or sample as a correlation before its parts (sigma-target 5). Sigma says that a match exists, not which
 * events make it and how often, so every such translation is lossy.
 */
export function translateSeveral(rule: Rule, plan: Several, options: SigmaOptions): Translation<SigmaArtifact> {
  const report = emptyReport();
  noteAround(rule, report);
  const stages = stagesOf(plan);
  const timespan = timespanOf(plan, rule.meta);
  const routed = isRouted(rule, options);
  const tested = stages.map(({ step }) => eventTestOf(step.where, step.origin, rule, options, report, routed));
  const named = stages.map(({ step }, index) => keyNames(step, options, tested[index]?.logSource ?? NOWHERE, report));
  const reasons = [
    ...structureProblems(plan),
    ...(typeof timespan === 'string' ? [] : [timespan]),
    ...keyProblems(plan.steps),
    ...tested.flatMap((test) => (test.ok ? [] : test.reasons)),
    ...named.flatMap(({ problems }) => problems),
  ];
  if (isNonEmpty(reasons) || typeof timespan !== 'string') return refused(reasons);

  const alone = stages.length === 1;
  const parts = stages.flatMap((stage, index): readonly Part[] => {
    const [test, keys] = [tested[index], named[index]?.names ?? []];
    return test?.ok === true && isNonEmpty(keys) ? [partFor({ rule, options, alone }, index, stage, test, keys)] : [];
  });
  if (!isNonEmpty(parts) || parts.length < stages.length) throw new Error('a stage without a test or a key');
  reportDifferences(report, plan, stages, rule.meta, timespan);
  const metadata = metadataOf(rule, options, report);
  const [correlation, ...documents] = related(plan, parts, timespan);
  const counts = documents.flatMap((document) => (document.kind === 'count' ? [document.correlation] : []));
  const problems = correlationProblems([correlation, ...counts], PROFILES[options.consumer], plan.origin, report);
  if (isNonEmpty(problems)) return refused(problems);
  const outer: SigmaDocument = { kind: 'correlation', ...metadata, correlation };
  return finished([outer, ...documents], options, report);
}

/** What several steps share gives its reason once. */
function refused(reasons: readonly Diagnostic[]): Translation<never> {
  const byText = new Map(reasons.map((reason) => [JSON.stringify([reason.code, reason.message, reason.span]), reason]));
  const distinct = [...byText.values()];
  if (!isNonEmpty(distinct)) throw new Error('refused without a reason');
  return { status: 'refused', reasons: distinct };
}

/** One stage: the test of its event and, when several events have to meet it among others, what is to count them. */
interface Part extends Joined {
  readonly event: Extract<SigmaDocument, { readonly kind: 'event' }>;
  /** Null: one event is enough, or the outer correlation counts. */
  readonly count: ReturnType<typeof partOf> | null;
  readonly times: number;
}

interface Scope {
  readonly rule: Rule;
  readonly options: SigmaOptions;
  /** There is one stage, and the outer correlation counts its events. */
  readonly alone: boolean;
}

function partFor(
  { rule, options, alone }: Scope,
  index: number,
  { times }: Stage,
  { logSource, detection }: EventTest,
  keys: NonEmpty<string>,
): Part {
  const event = { kind: 'event', ...partOf(rule, options, `event ${index + 1}`), logSource, detection } as const;
  const count = times === 1 || alone ? null : partOf(rule, options, `event ${index + 1} repeated`);
  return { event, count, name: (count ?? event).name, keys, times };
}

/** The outer correlation, and after it the documents of all parts: a part that counts is a correlation before its event. */
function related(plan: Several, parts: NonEmpty<Part>, timespan: string): readonly [Correlation, ...SigmaDocument[]] {
  const [first, ...rest] = parts;
  let keys = joinKeys(parts);
  const documents = parts.flatMap(({ event, count, times }): readonly SigmaDocument[] => {
    if (count === null) return [event];
    const { inner, outer } = keysOfCounted(keys, count.name, event.name);
    keys = outer;
    return [{ kind: 'count', ...count, correlation: counted(event.name, inner, timespan, times) }, event];
  });
  if (rest.length === 0) return [counted(first.name, keys, timespan, first.times), ...documents];
  const correlation: Correlation = {
    type: plan.kind === 'sequence' ? 'temporal_ordered' : 'temporal',
    rules: [first.name, ...rest.map(({ name }) => name)],
    ...keys,
    timespan,
    // Left to itself rsigma takes one of the rules for enough (0.23.0, known difference `rsigma-temporal-any`).
    atLeast: plan.kind === 'sequence' ? null : rest.length + 1,
  };
  return [correlation, ...documents];
}

function counted(name: string, keys: JoinKeys, timespan: string, atLeast: number): Correlation {
  return { type: 'event_count', rules: [name], ...keys, timespan, atLeast };
}
