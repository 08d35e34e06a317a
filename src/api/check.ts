import { generateCorpus, generateTimelines, type LabelledEvent, type LabelledTimeline } from '../../corpus/index.ts';
import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import { checkRule, checkTimelines, failedReport, summarize, withDifferences } from '../conformance/index.ts';
import { ORACLES, type Oracles } from '../engines/index.ts';
import { LANGUAGES, type LanguageName, type Languages } from '../languages/index.ts';
import type { CheckReport, RuleReport } from '../report/index.ts';
import { portsOf } from './against/index.ts';
import type { Port } from './against/kind.ts';
import type { PortNames } from './against/view.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from './corpus-of.ts';
import { ELSEWHERE, RUN_HERE } from './engines.ts';
import type { Guest } from './guests.ts';
import { inspectionsOf } from './inspections.ts';
import { nameOf, subjectOf } from './subject.ts';
import { type Translator, translate } from './translate.ts';
import { whyUnmatched } from './unmatched.ts';
import { type Prover, withProofs } from './with-proofs.ts';

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
  /**
   * Ports of the rule that somebody made, each judged by the rule event by event; then targets are judged only when they are named. A
   * module runs in this process: hand over none that you do not trust.
   */
  readonly against?: readonly Port[];
  /** Under which names the ports ask; unless given those that they write. */
  readonly portNames?: PortNames;
  /** The targets that are judged; default: all that something here, or a guest, runs. The bytes of `match` go with `js`, by which it compiles. */
  readonly targets?: readonly TargetName[];
  /** Whether the report shows what losses look like, by events on which they bite; default: no. */
  readonly examples?: boolean;
  /** Says of each artifact whether it is proven to mean its rule; default: nobody is asked. */
  readonly proofs?: Prover;
  /** Finds events, or timelines, that stand beside the generated ones; default: there are no others. */
  readonly pins?: (rule: CheckableRule) => Promise<Pins>;
  /** Where artifacts come from; default: the translators. Put your own port of a rule here to have it judged. */
  readonly translate?: Translator;
}

/** Labelled events of a rule over single events, or timelines, that nobody generated. */
interface Pins {
  readonly events: readonly LabelledEvent[];
  readonly timelines: readonly LabelledTimeline[];
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
  const unnamed = options.targets === undefined && options.against === undefined;
  const targets = options.targets ?? (unnamed ? judgedBy(guests) : []);
  const notRun = unnamed ? notRunBeside(targets) : [];
  const subject = subjectOf(
    rule,
    options.translate ?? translate,
    guests.flatMap((guest) => ('inspector' in guest ? [] : [guest])),
    judging.languages,
    targets,
  );
  const inspections = await inspectionsOf(
    oracle,
    questions,
    rule,
    subject,
    options.translate ?? translate,
    guests.flatMap((guest) => ('inspector' in guest && isNamed(guest.inspector.reads, targets) ? [guest.inspector] : [])),
    seed,
    events,
  );
  const clock = options.clock ?? (() => 0);
  const examples = options.examples === true;
  const pins = await options.pins?.(rule);
  if (rule.rule.plan.kind !== 'single') {
    const wanted = timelinesFor(events);
    const progress = (done: number): void => options.progress?.(Math.round((Math.min(done, wanted) / wanted) * events));
    const timelines = both(generateTimelines(questions, { ...seriesOptionsOf(rule, seed), timelines: wanted }), pins?.timelines);
    return await finished(await checkTimelines(subject, oracle, timelines, { seed, clock, progress, examples }));
  }
  const share = options.maliciousShare === undefined ? {} : { maliciousShare: options.maliciousShare };
  const corpus = both(generateCorpus(questions, { ...corpusOptionsOf(rule, seed), ...share, events }), pins?.events);
  const progress = (done: number): void => options.progress?.(Math.min(done, events));
  return await finished(await checkRule(subject, oracle, corpus, { seed, clock, progress, examples }));

  async function finished(found: RuleReport): Promise<RuleReport> {
    const report = pins === undefined ? found : { ...found, pins: pins.events.length + pins.timelines.length };
    const { against, portNames: names = 'as written' } = options;
    const timelines = Math.max(PORT_TIMELINES, timelinesFor(events));
    const ports =
      against === undefined
        ? {}
        : {
            ports: await portsOf(rule, questions, oracle, against, {
              events,
              timelines,
              seed,
              names,
              beat: () => options.progress?.(events),
            }),
          };
    const proven =
      options.proofs === undefined
        ? report
        : await withProofs(report, rule, subject, options.proofs, seed, () => options.progress?.(events));
    const whole = {
      ...withDifferences(inspections.length === 0 ? proven : { ...proven, inspections }),
      ...ports,
      ...(notRun.length === 0 ? {} : { notRun }),
    };
    return report.expected > 0 ? whole : { ...whole, unmatched: whyUnmatched(questions, rule, report.events, seed) };
  }
}

/** The targets that somebody runs: what is here, and whoever was asked to take part. */
function judgedBy(guests: readonly Guest[]): readonly TargetName[] {
  const run = new Set<string>(guests.flatMap((guest) => ('engine' in guest ? [guest.engine.runs] : [])));
  return TARGET_NAMES.filter((name) => RUN_HERE.includes(name) || run.has(name));
}

/** The other targets, which nobody who takes part runs. */
function notRunBeside(judged: readonly TargetName[]): NonNullable<RuleReport['notRun']> {
  return Object.entries(ELSEWHERE).flatMap(([target, reason]) => (isNamed(target, judged) ? [] : [{ target, reason }]));
}

/** What was generated, and behind it what was not. */
function* both<T>(generated: Iterable<T>, more: readonly T[] = []): Iterable<T> {
  yield* generated;
  yield* more;
}

function isNamed(name: string, names: readonly string[]): boolean {
  return names.includes(name);
}

/** Timelines that a port is judged on at least: every kind of near miss is among them. */
const PORT_TIMELINES = 100;

/** Timelines for so many events: each is a rule's worth of trouble to judge, and a hundred hold every kind there is. */
function timelinesFor(events: number): number {
  return Math.min(120, Math.max(20, Math.ceil(events / 50)));
}
