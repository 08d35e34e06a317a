import uniqBy from 'lodash/uniqBy.js';
import type { Translation } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Correlation, EventTest, SigmaArtifact, SigmaDocument } from './artifact.ts';
import { eventTestOf } from './event-test.ts';
import { joinKeys, keyNames, keyProblems } from './join-keys.ts';
import { metadataOf, partOf } from './metadata.ts';
import type { SigmaOptions } from './options.ts';
import { emptyReport, translated } from './report.ts';
import { reportDifferences, structureProblems } from './sequence-report.ts';
import { type Several, type Stage, stagesOf } from './stages.ts';
import { timespanOf } from './timespan.ts';

/**
 * A sequence or sample as a correlation before its parts (sigma-target 5). Sigma says that a match exists, not which
 * events make it and how often, so every such translation is lossy.
 */
export function translateSeveral(rule: Rule, plan: Several, options: SigmaOptions): Translation<SigmaArtifact> {
  const report = emptyReport();
  const stages = stagesOf(plan);
  const timespan = timespanOf(plan, rule.meta);
  const tested = stages.map(({ step }) => eventTestOf(step.where, step.origin, rule, options, report));
  const named = stages.map(({ step }, index) => keyNames(step, options, tested[index]?.logSource.product ?? null, report));
  const reasons = [
    ...structureProblems(plan),
    ...(typeof timespan === 'string' ? [] : [timespan]),
    ...keyProblems(plan.steps),
    ...tested.flatMap((test) => (test.ok ? [] : test.reasons)),
    ...named.flatMap(({ problems }) => problems),
  ];
  if (isNonEmpty(reasons) || typeof timespan !== 'string') return refused(reasons);

  const parts = stages.flatMap((stage, index): readonly Part[] => {
    const [test, keys] = [tested[index], named[index]?.names ?? []];
    const scope = { rule, options, timespan, alone: stages.length === 1 };
    return test?.ok === true && isNonEmpty(keys) ? [partFor(scope, index, stage, test, keys)] : [];
  });
  if (!isNonEmpty(parts) || parts.length < stages.length) throw new Error('a stage without a test or a key');
  reportDifferences(report, plan, stages, rule.meta, timespan);
  const metadata = metadataOf(rule, options, report);
  const outer: SigmaDocument = { kind: 'correlation', ...metadata, correlation: related(plan, parts, timespan) };
  return translated({ documents: [outer, ...parts.flatMap(({ documents }) => documents)] }, report);
}

/** What several steps share gives its reason once. */
function refused(reasons: readonly Diagnostic[]): Translation<never> {
  const distinct = uniqBy(reasons, ({ code, message, span }) => JSON.stringify([code, message, span]));
  if (!isNonEmpty(distinct)) throw new Error('refused without a reason');
  return { status: 'refused', reasons: distinct };
}

/** The documents of a stage, the first of which is the one to refer to. */
interface Part {
  readonly documents: NonEmpty<SigmaDocument>;
  readonly name: string;
  readonly keys: NonEmpty<string>;
  readonly times: number;
}

interface Scope {
  readonly rule: Rule;
  readonly options: SigmaOptions;
  readonly timespan: string;
  /** There is one stage, and the outer correlation counts its events. */
  readonly alone: boolean;
}

/** The test of one event; among others, a stage that several events have to meet is counted by a correlation of its own. */
function partFor(
  { rule, options, timespan, alone }: Scope,
  index: number,
  { times }: Stage,
  { logSource, detection }: EventTest,
  keys: NonEmpty<string>,
): Part {
  const event = partOf(rule, options, `event ${index + 1}`);
  const document: SigmaDocument = { kind: 'event', ...event, logSource, detection };
  if (times === 1 || alone) return { documents: [document], name: event.name, keys, times };
  const count = partOf(rule, options, `event ${index + 1} repeated`);
  const correlation = counted(event.name, keys, timespan, times);
  return { documents: [{ kind: 'count', ...count, correlation }, document], name: count.name, keys, times };
}

function related(plan: Several, [first, ...rest]: NonEmpty<Part>, timespan: string): Correlation {
  if (rest.length === 0) return counted(first.name, first.keys, timespan, first.times);
  return {
    type: plan.kind === 'sequence' ? 'temporal_ordered' : 'temporal',
    rules: [first.name, ...rest.map(({ name }) => name)],
    ...joinKeys([first, ...rest]),
    timespan,
    // Left to itself rsigma takes one of the rules for enough (0.23.0, known difference `rsigma-temporal-any`).
    atLeast: plan.kind === 'sequence' ? null : rest.length + 1,
  };
}

function counted(name: string, keys: NonEmpty<string>, timespan: string, atLeast: number): Correlation {
  const [first, ...rest] = keys;
  const groupBy: NonEmpty<string> = [first, ...new Set(rest.filter((key) => key !== first))];
  return { type: 'event_count', rules: [name], groupBy, timespan, aliases: new Map(), atLeast };
}
