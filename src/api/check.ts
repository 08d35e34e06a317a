import { DEFAULT_END_TIME, generateCorpus, generateTimelines } from '../../corpus/index.ts';
import { PRODUCTS, requiredMapping } from '../../translators/es-dsl/index.ts';
import { TARGET_NAMES, TARGETS, type TargetName } from '../../translators/index.ts';
import {
  type Contestant,
  checkRule,
  checkTimelines,
  failedReport,
  inspect,
  KNOWN_DIFFERENCES,
  type Subject,
  summarize,
  withDifferences,
} from '../conformance/index.ts';
import type { Engine, Inspector, RunSettings } from '../contract/index.ts';
import { ORACLES, type Oracles } from '../engines/index.ts';
import type { Event, Schema, SchemaField } from '../event/index.ts';
import type { Plan, Rule } from '../ir/index.ts';
import { LANGUAGES, type LanguageName, type Languages, type Questions } from '../languages/index.ts';
import type { CheckReport, InspectionReport, RuleReport } from '../report/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from './corpus-of.ts';
import { enginesFor } from './engines.ts';
import { matchEngine, whyUnmatchable } from './match-engine/index.ts';
import { type Translated, translate } from './translate.ts';
import { whyUnmatched } from './unmatched.ts';

export type { CheckableRule } from './checkable-rule.ts';

/**
 * What an engine can be handed here: the rule's own text, when it is in that language, or what a target prints; where a language and a
 * target share a name, what the target prints. A name of neither is a compile error.
 */
export type Runs = LanguageName | TargetName;

/** Software that takes part in a check besides what is in this process. */
export type Guest = GuestEngine | GuestInspector | LostGuest;

/** An engine that was there and is not any more: it fails every rule from here on. */
interface LostGuest {
  readonly lost: string;
  readonly reason: string;
}

/** Software that reads artifacts before there are events. */
interface GuestInspector {
  readonly inspector: Inspector;
}

/** An engine that takes part in a check besides those in this process. */
export interface GuestEngine {
  readonly engine: Engine<Runs>;
  /** Why it does not run a rule of this plan, as a report says it; null: it does. */
  absence(plan: Plan): string | null;
}

export interface CheckOptions {
  /** Engines that nobody here wrote, judged like our own. What `runs` names is the text they are handed: a target's artifact, or the rule's own text. */
  readonly guests?: readonly Guest[];
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
type CheckOneOptions = Omit<CheckOptions, 'progress'> & { readonly progress?: (eventsDone: number) => void };

/** The languages of rules, and what each is judged by. */
interface Judging {
  readonly languages: Languages;
  readonly oracles: Oracles;
}

const JUDGING: Judging = { languages: LANGUAGES, oracles: ORACLES };

/** Checks one rule; `summarize` adds the reports up. Without an oracle of its language a rule is not checked, and the report says why. */
export async function checkOne<Name extends LanguageName>(
  rule: CheckableRule<Name>,
  options: CheckOneOptions = {},
  judging: Judging = JUDGING,
): Promise<RuleReport> {
  const { language, meta, semantics } = rule.rule;
  const judge: Judging['oracles'][Name] = judging.oracles[language];
  if (judge.engine === null) return failedReport({ id: meta.id, name: nameOf(rule.rule), semantics }, judge.reason);
  const oracle = judge.engine;
  const questions = questionsOf(rule, judging.languages);
  const seed = options.seed ?? 1;
  const events = options.events ?? 10_000;
  const guests = options.guests ?? [];
  const subject = subjectOf(
    rule,
    options.translate ?? translate,
    guests.flatMap((guest) => ('inspector' in guest ? [] : [guest])),
    judging.languages,
  );
  const inspections = await inspectionsOf(
    oracle,
    questions,
    rule,
    subject,
    options.translate ?? translate,
    guests.flatMap((guest) => ('inspector' in guest ? [guest.inspector] : [])),
    seed,
    events,
  );
  const clock = options.clock ?? (() => 0);
  if (rule.rule.plan.kind !== 'single') {
    const wanted = timelinesFor(events);
    const progress = (done: number): void => options.progress?.(Math.round((done / wanted) * events));
    const timelines = generateTimelines(questions, { ...seriesOptionsOf(rule, seed), timelines: wanted });
    return finished(await checkTimelines(subject, oracle, timelines, { seed, clock, progress }));
  }
  const share = options.maliciousShare === undefined ? {} : { maliciousShare: options.maliciousShare };
  const corpus = generateCorpus(questions, { ...corpusOptionsOf(rule, seed), ...share, events });
  const progress = (done: number): void => options.progress?.(done);
  return finished(await checkRule(subject, oracle, corpus, { seed, clock, progress }));

  function finished(report: RuleReport): RuleReport {
    const whole = withDifferences(inspections.length === 0 ? report : { ...report, inspections });
    return report.expected > 0 ? whole : { ...whole, unmatched: whyUnmatched(questions, rule, report.events, seed) };
  }
}

/** Events that a converted query is judged on, at most: enough to show what a converter changes. */
const INSPECTED_EVENTS = 500;

/** Has every inspector read what it reads. A rule over several events is converted, but no query of it is run. */
async function inspectionsOf(
  oracle: Engine,
  questions: Questions,
  rule: CheckableRule,
  { query, settings }: Subject,
  translator: NonNullable<CheckOptions['translate']>,
  inspectors: readonly Inspector[],
  seed: number,
  wanted: number,
): Promise<readonly InspectionReport[]> {
  const reports: InspectionReport[] = [];
  for (const inspector of inspectors) {
    const target = TARGET_NAMES.find((name) => name === inspector.reads);
    const translation = target === undefined ? null : translator(rule.rule, target);
    if (translation === null || translation.status === 'refused') continue;
    const effects = translation.status === 'lossy' ? translation.losses.map((loss) => loss.effect) : [];
    reports.push(
      await inspect(
        inspector,
        translation.text,
        { query, settings, effects },
        oracle,
        eventsOf(questions, rule, seed, wanted),
        KNOWN_DIFFERENCES,
      ),
    );
  }
  return reports;
}

function eventsOf(questions: Questions, rule: CheckableRule, seed: number, wanted: number): readonly Event[] {
  if (rule.rule.plan.kind !== 'single') return [];
  const options = { ...corpusOptionsOf(rule, seed), events: Math.min(wanted, INSPECTED_EVENTS) };
  return [...generateCorpus(questions, options)].map(({ event }) => event);
}

/** Timelines for so many events: each is a rule's worth of trouble to judge, and a hundred hold every kind there is. */
function timelinesFor(events: number): number {
  return Math.min(120, Math.max(20, Math.ceil(events / 50)));
}

/** Engines of this process for a plan; that each runs what some target prints is for the compiler to see. */
function ownEngines(plan: Plan): readonly Engine<Runs>[] {
  return enginesFor(plan.kind);
}

function subjectOf(
  { rule, schema }: CheckableRule,
  translator: NonNullable<CheckOptions['translate']>,
  guests: readonly (GuestEngine | LostGuest)[],
  languages: Languages,
): Subject {
  const translated = new Map(TARGET_NAMES.map((name) => [name, translator(rule, name)] as const));
  return {
    id: rule.meta.id,
    name: nameOf(rule),
    query: rule.query,
    settings: settingsOf(rule, schema),
    translations: [...translated].map(([name, translation]) => reportOf(name, translation)),
    contestants: [
      ...ownEngines(rule.plan).map(contestant),
      matchContestant(rule),
      ...guests.map((guest): Contestant => {
        if ('lost' in guest) return { engine: lost(rule, guest), text: rule.query, effects: [] };
        const absence = guest.absence(rule.plan);
        return absence === null ? contestant(guest.engine) : { engine: guest.engine, text: null, effects: [], absence };
      }),
    ],
  };

  function contestant(engine: Engine<Runs>): Contestant {
    if (!isTarget(engine.runs)) {
      if (engine.runs === rule.language) return { engine, text: rule.query, effects: [] };
      const absence = `it runs ${titleOf(engine.runs, languages)}, and the rule is in ${titleOf(rule.language, languages)}`;
      return { engine, text: null, effects: [], absence };
    }
    const artifact = translated.get(engine.runs);
    const text = artifact === undefined || artifact.status === 'refused' ? null : artifact.text;
    const losses = artifact?.status === 'lossy' ? artifact.losses : [];
    const presumes = losses.flatMap((loss) => loss.presumes ?? []);
    return { engine, text, effects: losses.map((loss) => loss.effect), presumes };
  }
}

function isTarget(runs: Runs): runs is TargetName {
  return Object.hasOwn(TARGETS, runs);
}

function titleOf(language: LanguageName, languages: Languages): string {
  return languages[language].title;
}

function nameOf({ meta }: Rule): string {
  return meta.name ?? 'unnamed rule';
}

/** It is handed the rule's own text, which every rule has, and answers nothing. */
function lost({ language }: Rule, { lost: name, reason }: LostGuest): Engine {
  const loaded = { run: async () => ({ status: 'failed', message: reason }) as const, close: async () => {} };
  return { name, runs: language, receipt: async () => name, load: async () => loaded };
}

/** The bytes of `match`. What it cannot run it says as `match` does, and the report of the target that prints the same says why. */
function matchContestant(rule: Rule): Contestant {
  const absence = whyUnmatchable(rule);
  const engine = matchEngine(rule);
  return absence === null ? { engine, text: rule.query, effects: [] } : { engine, text: null, effects: [], absence };
}

/** What the engines are told of a rule besides its text. */
export function settingsOf(rule: Rule, schema: Schema): RunSettings {
  return {
    schema: withTimes(rule, schema),
    semantics: rule.semantics,
    now: DEFAULT_END_TIME,
    eventCategoryField: rule.meta.eventCategoryField ?? 'event.category',
    timestampField: rule.meta.timestampField ?? '@timestamp',
    mappings: Object.fromEntries(PRODUCTS.map((product) => [product, requiredMapping(rule, product)])),
    ...(rule.around === undefined ? {} : { context: rule.around.context }),
    ...(rule.meta.tiebreakerField === null ? {} : { tiebreakerField: rule.meta.tiebreakerField }),
  };
}

/** The range of a run is over fields that the query need not name: dates, where the mapping does not say. */
function withTimes({ meta }: Rule, schema: Schema): Schema {
  if (meta.from === null && meta.to === null) return schema;
  const fields = ['@timestamp', meta.timestampOverride ?? '@timestamp'].filter((field) => !schema.fields.has(field));
  if (fields.length === 0) return schema;
  const date: SchemaField = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' };
  return { fields: new Map([...schema.fields, ...fields.map((field) => [field, date] as const)]) };
}

function reportOf(target: string, translation: Translated): Subject['translations'][number] {
  const reasons = translation.status === 'refused' ? translation.reasons : translation.losses;
  return {
    target,
    status: translation.status,
    reasons: reasons.map((reason) => ({
      code: reason.code,
      message: reason.message,
      effect: 'effect' in reason ? reason.effect : null,
      help: reason.help,
    })),
  };
}
