import { BUILT_IN_RULES, generateCorpus, generateTimelines } from '../../corpus/index.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from '../../src/api/corpus-of.ts';
import { enginesFor } from '../../src/api/engines.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { pinnedCorpus } from '../../src/api/pinned-corpus.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import {
  type Contestant,
  checkRule,
  checkTimelines,
  type LabelledCase,
  type LabelledTimelineCase,
} from '../../src/conformance/index.ts';
import type { Engine, Loss, RunSettings, Verdict } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { RuleReport } from '../../src/report/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { DATABASES } from './databases.ts';
import { ELSEWHERE } from './elsewhere.ts';
import type { RuleText } from './fault.ts';

const EVENTS = 4000;
const TIMELINES = 120;
const SEED = 1;

export interface Artifact {
  readonly text: string;
  readonly losses: readonly Loss[];
}

export interface Judged {
  readonly report: RuleReport;
  /** How the first event or timeline was made on which an engine and the oracle differ; empty when none is. */
  readonly by: string;
}

/** A rule with the events it is judged by: they are found once, and the oracle is asked once about them. */
export interface Bench {
  readonly rule: Rule;
  readonly size: number;
  /** The engines that run artifacts of a rule like this. */
  readonly engines: readonly Engine[];
  /** Judges artifacts, one for each target that should run; without shrinking, which would take most of the time. */
  readonly judge: (artifacts: ReadonlyMap<string, Artifact>) => Promise<Judged>;
}

/** The rule of a text, `built-in` for the one the project starts from; null: it is not accepted. */
export function ruleOf({ text, mapping }: RuleText): (ParsedRule['meaning'] & { readonly ok: true }) | null {
  return accepted({ text, mapping })?.meaning ?? null;
}

/** The same with its tree. */
export function accepted({ text, mapping }: RuleText) {
  const [builtIn] = BUILT_IN_RULES;
  const read = mapping === undefined ? null : schemaFromMapping(mapping);
  if (read !== null && !read.ok) return null;
  const options = read === null ? {} : { schema: read.schema };
  const [parsed]: readonly (ParsedRule | undefined)[] = parse(text === 'built-in' ? (builtIn?.text ?? '') : text, options).rules;
  return parsed?.meaning.ok === true ? { syntax: parsed.syntax, meaning: parsed.meaning } : null;
}

/** A bench of generated events; null: the rule is not accepted. */
export function benchOf(text: RuleText): Bench | null {
  const known = subjectOf(text);
  if (known === null) return null;
  const questions = questionsOf(known);
  return known.rule.plan.kind === 'single'
    ? benchOver(known, [...generateCorpus(questions, { ...corpusOptionsOf(known, SEED), events: EVENTS })], [], DATABASES)
    : benchOver(known, [], [...generateTimelines(questions, { ...seriesOptionsOf(known, SEED), timelines: TIMELINES })]);
}

/** A bench of what proofs find for the rule, and nothing else; null: the rule is not accepted. */
export async function pinBenchOf(text: RuleText): Promise<Bench | null> {
  const known = subjectOf(text);
  if (known === null) return null;
  const { events, timelines } = await pinnedCorpus(known);
  return benchOver(known, events, timelines);
}

function subjectOf(text: RuleText): CheckableRule | null {
  const known = accepted(text);
  return known === null ? null : { syntax: known.syntax, ...known.meaning.value };
}

function benchOver(
  { rule, schema }: CheckableRule,
  events: readonly LabelledCase[],
  timelines: readonly LabelledTimelineCase[],
  databases: readonly Engine[] = [],
): Bench {
  const subject = { id: null, name: rule.query, query: rule.query, settings: settingsOf(rule, schema), translations: [] };
  const engines =
    rule.plan.kind === 'single' ? [...enginesFor('single'), ...ELSEWHERE, ...databases] : enginesFor(rule.plan.kind);
  const truth = remember(oracle);
  // One batch, so that the place of an event is its id.
  const options = { seed: SEED, clock: () => 0, keep: 0 };
  const against = (artifacts: ReadonlyMap<string, Artifact>) =>
    engines.flatMap((engine) => {
      const artifact = artifacts.get(engine.runs);
      return artifact === undefined ? [] : [contestantOf(remember(engine), artifact)];
    });
  if (rule.plan.kind === 'single') {
    const judge: Bench['judge'] = async (artifacts) => {
      const contestants = against(artifacts);
      const report = await checkRule({ ...subject, contestants }, truth, events, { ...options, batch: events.length });
      return { report, by: firstEvent(events, truth, contestants) };
    };
    return { rule, engines, size: events.length, judge };
  }
  const judge: Bench['judge'] = async (artifacts) => {
    const contestants = against(artifacts);
    const report = await checkTimelines({ ...subject, contestants }, truth, timelines, options);
    return { report, by: firstTimeline(timelines, truth, contestants) };
  };
  return { rule, engines, size: timelines.length, judge };
}

function contestantOf(engine: Remembering, { text, losses }: Artifact): Contestant & { readonly engine: Remembering } {
  const effects = losses.map(({ effect }) => effect);
  return { engine, text, effects, presumes: losses.flatMap(({ presumes }) => presumes ?? []) };
}

type Others = readonly { readonly engine: Remembering }[];

function firstEvent(events: readonly LabelledCase[], truth: Remembering, others: Others): string {
  const foundBy = (engine: Remembering) => new Set(matchesOf(engine, events[0]?.event).flat());
  const expected = foundBy(truth);
  const answers = others.map(({ engine }) => foundBy(engine));
  return events.find((_, id) => answers.some((found) => found.has(id) !== expected.has(id)))?.recipe ?? '';
}

function firstTimeline(timelines: readonly LabelledTimelineCase[], truth: Remembering, others: Others): string {
  const foundBy = (engine: Remembering, first: Event) =>
    matchesOf(engine, first)
      .map((match) => match.join())
      .sort()
      .join(' ');
  const differs = ({ events: [first] }: LabelledTimelineCase) =>
    others.some(({ engine }) => foundBy(engine, first) !== foundBy(truth, first));
  return timelines.find(differs)?.recipe ?? '';
}

/** An engine, asked once about the same events, which are known by their first. */
interface Remembering extends Engine {
  readonly known: ReadonlyMap<Event, Verdict>;
}

function matchesOf({ known }: Remembering, first: Event | undefined): readonly (readonly number[])[] {
  const verdict = first === undefined ? undefined : known.get(first);
  return verdict?.status === 'answered' ? verdict.matches : [];
}

function remember(engine: Engine): Remembering {
  const known = new Map<Event, Verdict>();
  return {
    ...engine,
    known,
    load: async (events, settings) => {
      const [first] = events;
      return {
        run: async (text) => {
          const before = first === undefined ? undefined : known.get(first);
          const verdict = before ?? (await runOnce(engine, events, settings, text));
          if (first !== undefined) known.set(first, verdict);
          return verdict;
        },
        close: async () => {},
      };
    },
  };
}

async function runOnce(engine: Engine, events: readonly Event[], settings: RunSettings, text: string): Promise<Verdict> {
  const loaded = await engine.load(events, settings);
  try {
    return await loaded.run(text);
  } finally {
    await loaded.close();
  }
}
