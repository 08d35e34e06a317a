import { BUILT_IN_RULES, DEFAULT_END_TIME, generateCorpus } from '../../corpus/index.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { type Translated, translate } from '../../src/api/translate.ts';
import { table } from '../../src/cli/text.ts';
import { checkRule, type LabelledCase, type RuleReport, shortfallsOf } from '../../src/conformance/index.ts';
import type { Engine, RunSettings, Verdict } from '../../src/contract/index.ts';
import { ENGINES, oracle } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { TargetName } from '../../translators/index.ts';
import { rewriteAll } from './changes.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';

/**
 * Puts each deliberate fault into its translator, runs the check and shows that it disagrees. Ends with exit code 1 when a
 * fault slips through, when it changed nothing, or when the rule without the fault does not agree. The events of a rule are
 * made once, and what the oracle says of them is asked once: only the engine of the spoilt artifact runs for each fault.
 */
const EVENTS = 4000;
const SEED = 1;

interface Outcome {
  readonly fault: Fault;
  readonly verdict: 'caught' | 'slipped through' | 'changed nothing' | 'rule refused';
  readonly disagreements: number;
  readonly by: string;
}

interface Judged {
  readonly report: RuleReport;
  /** How the first event was made on which an engine and the oracle differ; empty when none is. */
  readonly by: string;
}

/** A rule with the events it is judged by. */
interface Bench {
  readonly rule: Rule;
  readonly events: readonly LabelledCase[];
  /** Judges artifacts, one for each target that should run; without shrinking, which would take most of the time. */
  readonly judge: (artifacts: ReadonlyMap<string, string>) => Promise<Judged>;
}

function benchOf(name: string): Bench | null {
  const [builtIn] = BUILT_IN_RULES;
  const [parsed]: readonly (ParsedRule | undefined)[] = parse(name === 'built-in' ? (builtIn?.text ?? '') : name).rules;
  if (parsed === undefined || !parsed.meaning.ok) return null;
  const { rule, schema } = parsed.meaning.value;
  const { semantics, meta } = rule;
  const options = { events: EVENTS, seed: SEED, schema, folding: semantics.folding, documentIndices: meta.indices };
  const events = [...generateCorpus(parsed.syntax, options)];
  const remembering = remember(oracle);
  const settings = {
    schema,
    semantics,
    now: DEFAULT_END_TIME,
    eventCategoryField: meta.eventCategoryField ?? 'event.category',
    timestampField: meta.timestampField ?? '@timestamp',
  };
  const judge: Bench['judge'] = async (artifacts) => {
    const contestants = ENGINES.flatMap((engine) => {
      const text = artifacts.get(engine.runs);
      return text === undefined ? [] : [{ engine: remember(engine), text, effects: [] }];
    });
    const subject = { id: null, name, query: rule.query, settings, translations: [], contestants };
    // One batch, so that the place of an event is its id.
    const options = { seed: SEED, clock: () => 0, keep: 0, batch: events.length };
    const report = await checkRule(subject, remembering, events, options);
    const truth = remembering.said.matches;
    const first = events.find((_, id) => contestants.some(({ engine }) => engine.said.matches.has(id) !== truth.has(id)));
    return { report, by: first?.recipe ?? '' };
  };
  return { rule, events, judge };
}

/** The engine, asked once about the same events; `said` holds what it answered last. */
function remember(engine: Engine): Engine & { readonly said: { matches: ReadonlySet<number> } } {
  const said = { matches: new Set<number>() as ReadonlySet<number> };
  const known = new Map<Event, Verdict>();
  return {
    ...engine,
    said,
    load: async (events, settings) => {
      const [first] = events;
      return {
        run: async (text) => {
          const before = first === undefined ? undefined : known.get(first);
          const verdict = before ?? (await runOnce(engine, events, settings, text));
          if (first !== undefined) known.set(first, verdict);
          said.matches = new Set(verdict.status === 'answered' ? verdict.matches.flat() : []);
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

/** The faulty translator of the fault's target. */
function spoil(fault: Fault, rule: Rule): Translated {
  const { change, target } = fault;
  if (change.stage === 'meaning') {
    if (rule.plan.kind !== 'single') return translate(rule, target);
    return translate({ ...rule, plan: { ...rule.plan, where: rewriteAll(rule.plan.where, change.rewrite) } }, target);
  }
  const right = translate(rule, target);
  return right.status === 'refused' ? right : { ...right, text: right.text.replace(change.find, change.put) };
}

async function judge(fault: Fault, bench: Bench | null): Promise<Outcome> {
  const right = bench === null ? null : translate(bench.rule, fault.target);
  const wrong = bench === null ? null : spoil(fault, bench.rule);
  const none = { fault, disagreements: 0, by: '' };
  if (bench === null || right === null || right.status === 'refused' || wrong === null || wrong.status === 'refused')
    return { ...none, verdict: 'rule refused' };
  if (right.text === wrong.text) return { ...none, verdict: 'changed nothing' };
  const { report, by } = await bench.judge(new Map([[fault.target, wrong.text]]));
  const judged = report.engines.find((engine) => engine.runs === fault.target);
  // A spoilt artifact that the engine cannot run does not slip through either.
  const disagreements = judged?.status === 'failed' ? bench.events.length : (judged?.disagreements ?? 0);
  return { fault, verdict: disagreements > 0 ? 'caught' : 'slipped through', disagreements, by };
}

/** A check that disagreed without any fault would catch everything and prove nothing. */
async function agrees(bench: Bench): Promise<boolean> {
  const artifacts = new Map<string, string>();
  for (const target of new Set(ENGINES.map((engine) => engine.runs))) {
    const translated = translate(bench.rule, target as TargetName);
    if (translated.status !== 'refused') artifacts.set(target, translated.text);
  }
  const { report } = await bench.judge(artifacts);
  return shortfallsOf(report).length === 0;
}

const outcomes = new Map<Fault, Outcome>();
const unsound: string[] = [];
for (const name of new Set(FAULTS.map((fault) => fault.rule))) {
  const bench = benchOf(name);
  if (bench !== null && !(await agrees(bench))) unsound.push(name);
  for (const fault of FAULTS.filter((one) => one.rule === name)) outcomes.set(fault, await judge(fault, bench));
}
const told = FAULTS.flatMap((fault) => outcomes.get(fault) ?? []);
const rows = told.map(({ fault, verdict, disagreements, by }) => [fault.code, fault.target, verdict, disagreements, by]);
process.stdout.write(`${table(['fault', 'target', 'verdict', 'events', 'first caught on'], rows)}\n\n`);
for (const rule of unsound) process.stdout.write(`without any fault the check disagrees on: ${rule}\n`);
const caught = told.filter((outcome) => outcome.verdict === 'caught').length;
process.stdout.write(`${caught} of ${FAULTS.length} faults caught\n`);
process.stdout.write(`${caught} passed, ${FAULTS.length - caught + unsound.length} failed\n`);
process.exitCode = caught === FAULTS.length && unsound.length === 0 ? 0 : 1;
