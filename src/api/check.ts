import {
  type CorpusOptions,
  DEFAULT_END_TIME,
  generateCorpus,
  generateTimelines,
  planCorpus,
  type TimelineOptions,
} from '../../corpus/index.ts';
import { TARGETS, type TargetName } from '../../translators/index.ts';
import { requiredMapping } from '../../translators/query-dsl/index.ts';
import {
  type CheckReport,
  type Contestant,
  checkRule,
  checkTimelines,
  type RuleReport,
  type Subject,
  summarize,
  type TranslationReport,
  type Unmatched,
} from '../conformance/index.ts';
import type { Engine, RunSettings } from '../contract/index.ts';
import { enginesFor, oracle } from '../engines/index.ts';
import type { Schema } from '../event/index.ts';
import type { Plan, Rule } from '../ir/index.ts';
import type { Query } from '../languages/eql/index.ts';
import { type Translated, translate } from './translate.ts';

/** What a check needs of a rule: the parts of a `ParsedRule` whose meaning was accepted. */
export interface CheckableRule {
  readonly syntax: Query;
  readonly rule: Rule;
  readonly schema: Schema;
}

/** An engine that takes part in a check besides those in this process. */
export interface GuestEngine {
  readonly engine: Engine;
  /** Why it does not run a rule of this plan, as a report says it; null: it does. */
  absence(plan: Plan): string | null;
}

export interface CheckOptions {
  /** Engines that nobody here wrote, judged like our own. What `runs` names is the text they are handed: a target's artifact, or the rule's own EQL. */
  readonly guests?: readonly GuestEngine[];
  /** Events a rule; default 10,000. */
  readonly events?: number;
  /** Seed of the generator; the same seed gives the same events. Default 1. */
  readonly seed?: number;
  /** The share of events that should match; default: what the corpus thinks fit. */
  readonly maliciousShare?: number;
  /** Called after each batch with the number of events judged so far for this rule. */
  readonly progress?: (rule: number, eventsDone: number) => void;
  /** Milliseconds from any start, for the timings in the report; default: no timing. */
  readonly clock?: () => number;
  /** Where artifacts come from; default: the translators. Put your own port of a rule here to have it judged. */
  readonly translate?: (rule: Rule, to: TargetName) => Translated;
}

/**
 * Translates each rule to every target, generates events for it, runs the printed artifacts and compares every engine with
 * the oracle and the oracle with the labels.
 */
export async function check(rules: readonly CheckableRule[], options: CheckOptions = {}): Promise<CheckReport> {
  const reports: RuleReport[] = [];
  for (const [index, rule] of rules.entries()) {
    reports.push(await checkOne(rule, { ...options, progress: (done) => options.progress?.(index, done) }));
  }
  return summarize(reports, options.seed ?? 1);
}

/** The options of a check of one rule, whose progress needs no number. */
export type CheckOneOptions = Omit<CheckOptions, 'progress'> & { readonly progress?: (eventsDone: number) => void };

/** Checks one rule; `summarize` adds the reports up. */
export async function checkOne(rule: CheckableRule, options: CheckOneOptions = {}): Promise<RuleReport> {
  const seed = options.seed ?? 1;
  const corpusOptions: CorpusOptions = {
    events: options.events ?? 10_000,
    seed,
    schema: rule.schema,
    folding: rule.rule.semantics.folding,
    documentIndices: rule.rule.meta.indices,
    ...(rule.rule.meta.eventCategoryField === null ? {} : { eventCategoryField: rule.rule.meta.eventCategoryField }),
    ...(options.maliciousShare === undefined ? {} : { maliciousShare: options.maliciousShare }),
  };
  const subject = subjectOf(rule, options.translate ?? translate, options.guests ?? []);
  const clock = options.clock ?? (() => 0);
  if (rule.rule.plan.kind !== 'single') {
    const wanted = timelinesFor(corpusOptions.events);
    const progress = (done: number): void => options.progress?.(Math.round((done / wanted) * corpusOptions.events));
    const timelines = generateTimelines(rule.syntax, timelineOptions(rule, wanted, seed));
    const report = await checkTimelines(subject, oracle, timelines, { seed, clock, progress });
    return report.expected > 0 ? report : { ...report, unmatched: whyUnmatched(rule, report.events, corpusOptions) };
  }
  const report = await checkRule(subject, oracle, generateCorpus(rule.syntax, corpusOptions), {
    seed,
    clock,
    progress: (done) => options.progress?.(done),
  });
  return report.expected > 0 ? report : { ...report, unmatched: whyUnmatched(rule, report.events, corpusOptions) };
}

/** Why none of the events matches; null when too few were asked for to tell. */
function whyUnmatched({ syntax, rule }: CheckableRule, events: number, options: CorpusOptions): Unmatched | null {
  const whole = { text: rule.query.trim() };
  if (rule.plan.kind !== 'single') {
    const message = events > 0 ? 'no timeline that certainly matches was made' : 'no timeline could be made for it';
    return { reasons: [{ ...whole, message }] };
  }
  const { matching, gaps } = planCorpus(syntax, options);
  if (matching.length > 0)
    return events > 0 ? null : { reasons: [{ ...whole, message: 'no event was made for it, for none was asked for' }] };
  if (rule.plan.where.kind === 'constant' && !rule.plan.where.value) {
    return { reasons: [{ ...whole, message: 'its conditions exclude one another: no event can match' }] };
  }
  const reasons = gaps.map(({ span, reason }) => ({ text: rule.query.slice(span.start, span.end).trim(), message: reason }));
  return { reasons };
}

/** Timelines for so many events: each is a rule's worth of trouble to judge, and a hundred hold every kind there is. */
function timelinesFor(events: number): number {
  return Math.min(120, Math.max(20, Math.ceil(events / 50)));
}

function timelineOptions({ rule, schema }: CheckableRule, timelines: number, seed: number): TimelineOptions {
  const { eventCategoryField, timestampField, tiebreakerField, from } = rule.meta;
  const reach = lookBack(from);
  return {
    timelines,
    seed,
    schema,
    folding: rule.semantics.folding,
    ...(reach === null ? {} : { reach }),
    ...(eventCategoryField === null ? {} : { eventCategoryField }),
    ...(timestampField === null ? {} : { timestampField }),
    ...(tiebreakerField === null ? {} : { tiebreakerField }),
  };
}

/** How far back a rule looks (`now-9m`), in milliseconds: what lies further away it never sees. Null: no limit that is known. */
function lookBack(from: string | null): number | null {
  const [, count, unit] = /^now-(\d{1,9})([smhdw])$/.exec(from ?? '') ?? [];
  const units: ReadonlyMap<string, number> = new Map([
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
    ['w', 604_800_000],
  ]);
  return count === undefined ? null : Number(count) * (units.get(unit ?? '') ?? 0);
}

function subjectOf(
  { rule, schema }: CheckableRule,
  translator: NonNullable<CheckOptions['translate']>,
  guests: readonly GuestEngine[],
): Subject {
  const names = Object.keys(TARGETS) as readonly TargetName[];
  const translated: ReadonlyMap<string, Translated> = new Map(names.map((name) => [name, translator(rule, name)]));
  return {
    id: rule.meta.id,
    name: rule.meta.name ?? 'unnamed rule',
    query: rule.query,
    settings: settingsOf(rule, schema),
    translations: [...translated].map(([name, translation]) => reportOf(name, translation)),
    contestants: [
      ...enginesFor(rule.plan.kind).map(contestant),
      ...guests.map((guest): Contestant => {
        const absence = guest.absence(rule.plan);
        return absence === null ? contestant(guest.engine) : { engine: guest.engine, text: null, effects: [], absence };
      }),
    ],
  };

  function contestant(engine: Engine): Contestant {
    if (engine.runs === 'eql') return { engine, text: rule.query, effects: [] };
    const artifact = translated.get(engine.runs);
    const text = artifact === undefined || artifact.status === 'refused' ? null : artifact.text;
    return { engine, text, effects: artifact?.status === 'lossy' ? artifact.losses.map((loss) => loss.effect) : [] };
  }
}

/** What the engines are told of a rule besides its text. */
export function settingsOf(rule: Rule, schema: Schema): RunSettings {
  return {
    schema,
    semantics: rule.semantics,
    now: DEFAULT_END_TIME,
    eventCategoryField: rule.meta.eventCategoryField ?? 'event.category',
    timestampField: rule.meta.timestampField ?? '@timestamp',
    mappings: {
      elasticsearch: requiredMapping(rule, 'elasticsearch'),
      opensearch: requiredMapping(rule, 'opensearch'),
    },
    ...(rule.meta.tiebreakerField === null ? {} : { tiebreakerField: rule.meta.tiebreakerField }),
  };
}

function reportOf(target: string, translation: Translated): TranslationReport {
  const reasons = translation.status === 'refused' ? translation.reasons : translation.losses;
  return {
    target,
    status: translation.status,
    reasons: reasons.map((reason) => ({
      code: reason.code,
      message: reason.message,
      effect: 'effect' in reason ? reason.effect : null,
    })),
  };
}
