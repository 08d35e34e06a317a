import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import { CASE_CLOCK, type Candidate, type Case, type CaseOutcome, type CaseSettings, judgeCase } from '../conformance/index.ts';
import { type Agreement, type Effect, type Engine, effectsOf, type Loss, type RunSettings } from '../contract/index.ts';
import { readDocuments } from '../documents/index.ts';
import { ORACLES } from '../engines/index.ts';
import type { Schema } from '../event/index.ts';
import { DEFAULT_SEMANTICS, EMPTY_META, type Rule, type RuleMeta, type Semantics } from '../ir/index.ts';
import { KNOWN_LANGUAGES, LANGUAGES, type LanguageName } from '../languages/index.ts';
import { schemaFromMapping } from '../schema/index.ts';
import { isNonEmpty, source } from '../source/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { enginesFor } from './engines.ts';
import { type ExplainedRule, explanationEngine } from './explanation-engine.ts';
import { languageOf } from './language-of.ts';
import { matchEngine } from './match-engine/index.ts';
import { type ParsedRule, parseDocument } from './parse.ts';
import { settingsOf } from './run-settings.ts';
import { streamRuleCompiler } from './stream-rules.ts';
import { type Translator, translate } from './translate.ts';

/** What became of a case at everything that can answer it, by name: the oracle, every target, `match` and `explain`. */
export interface CaseReport {
  /** Who has to agree: the oracle, or the engine of the target in whose language the rule is. */
  readonly judge: string;
  readonly outcomes: ReadonlyMap<string, CaseOutcome>;
  /** The codes of the problems for which the language does not accept the rule; then only the oracle is asked. */
  readonly notAccepted: readonly string[];
}

/** Runs a case on everything that can answer it, and on engines from elsewhere. Throws for a case that cannot be read: its file is at fault. */
export async function runCase(one: Case, others: readonly Engine<TargetName>[] = []): Promise<CaseReport> {
  const target = TARGET_NAMES.find((name) => name === one.language && (one.printed || !Object.hasOwn(LANGUAGES, name)));
  return target === undefined ? await runRule(one, others) : await runArtifact(one, target);
}

/** Runs a case on one engine from elsewhere, over what a translator makes of the rule. Null: the rule is not accepted, or is none but an artifact. */
export async function runCaseOn(one: Case, engine: Engine<TargetName>, translator: Translator): Promise<CaseOutcome | null> {
  if (one.printed || !Object.hasOwn(LANGUAGES, one.language)) return null;
  const { meaning, settings } = readCase(one);
  return meaning.ok ? await judgeCase(one, candidate(engine, meaning.rule, translator), settings) : null;
}

/** A rule in the language of a target is for its engine alone. */
async function runArtifact(one: Case, target: TargetName): Promise<CaseReport> {
  const engine = enginesFor('single').find(({ runs }) => runs === target);
  if (engine === undefined) throw new Error(`${one.id}: nothing runs ${target}`);
  const settings = {
    ...bareSettings(EMPTY_META, schemaOf(one)),
    semantics: semanticsOf(one),
    now: clockOf(one),
    single: one.flat,
  };
  const candidate = { name: target, runs: { engine, text: one.rule, effects: [], presumes: [] } };
  return { judge: target, outcomes: new Map([[target, await judgeCase(one, candidate, settings)]]), notAccepted: [] };
}

async function runRule(one: Case, others: readonly Engine<TargetName>[]): Promise<CaseReport> {
  const { asked, query, meaning, settings } = readCase(one);
  const oracle = ORACLES[asked.language].engine;
  const runs = (engine: Engine): Candidate => ({ name: engine.name, runs: { engine, text: query, effects: [], presumes: [] } });
  const candidates = [
    ...(oracle === null ? [] : [runs(oracle)]),
    runs(explanationEngine(asked)),
    ...(meaning.ok
      ? [
          ...[...enginesFor(meaning.rule.plan.kind), ...others].map((engine) => candidate(engine, meaning.rule)),
          matching(meaning.rule, settings.now),
        ]
      : []),
  ];
  const outcomes = new Map<string, CaseOutcome>();
  for (const each of candidates) outcomes.set(each.name, await judgeCase(one, each, settings));
  return { judge: oracle?.name ?? 'explain', outcomes, notAccepted: meaning.ok ? [] : meaning.codes };
}

/** What a case says of its rule, as far as the rule is accepted. */
interface CaseRead {
  readonly asked: ExplainedRule<LanguageName>;
  readonly query: string;
  readonly meaning:
    | ({ readonly ok: true } & Omit<CheckableRule, 'syntax'>)
    | { readonly ok: false; readonly codes: readonly string[] };
  readonly settings: CaseSettings;
}

function readCase(one: Case): CaseRead {
  const schema = schemaOf(one);
  const semantics = semanticsOf(one);
  const { documents, problems } = readDocuments(source(one.rule, one.id), knownTo(one));
  const [document, another] = documents;
  if (document === undefined || another !== undefined)
    throw new Error(`${one.id} has no single rule: ${problems.map(({ message }) => message).join()}`);
  const meta = metaOf(document.meta, one);
  const parsed = parseDocument({ ...document, meta }, { schema, semantics });
  if (!parsed.ok) throw new Error(`${one.id} cannot be read: ${parsed.problems.map(({ message }) => message).join()}`);
  const asked = askedBy(parsed.value);
  const { meaning } = parsed.value;
  const { body, pipes } = asked.questions;
  const put = { now: clockOf(one), single: body.kind === 'event' && pipes.length === 0 };
  const query = document.query.text;
  if (meaning.ok) {
    const settings = { ...settingsOf(meaning.value.rule, meaning.value.schema), ...put };
    return { asked, query, meaning: { ok: true, ...meaning.value }, settings };
  }
  return {
    asked,
    query,
    meaning: { ok: false, codes: codesOf(meaning) },
    settings: { ...bareSettings(meta, schema), semantics, ...put },
  };
}

/** A case says its language, so that no query is taken for one of another by its looks. */
function knownTo({ language }: Case): Parameters<typeof readDocuments>[1] {
  const own = KNOWN_LANGUAGES.filter(({ name }) => name === language);
  return isNonEmpty(own) ? own : KNOWN_LANGUAGES;
}

function askedBy<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): ExplainedRule<Name> {
  return { language: document.language, syntax, questions: languageOf(document).questions(syntax) };
}

function semanticsOf({ options }: Case): Semantics {
  const { folding = DEFAULT_SEMANTICS.folding, function_wildcards = DEFAULT_SEMANTICS.functionWildcards } = options;
  return { folding, functionWildcards: function_wildcards };
}

function clockOf({ options: { now } }: Case): number {
  return now === undefined ? CASE_CLOCK : Date.parse(now);
}

function schemaOf({ id, mapping }: Case): Schema {
  const read = schemaFromMapping(mapping);
  if (!read.ok) throw new Error(`${id}: the mapping cannot be used: ${read.problems.map(({ message }) => message).join()}`);
  return read.schema;
}

function codesOf({ problems }: Extract<ParsedRule['meaning'], { readonly ok: false }>): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))].sort();
}

function metaOf(meta: RuleMeta, { options }: Case): RuleMeta {
  return {
    ...meta,
    eventCategoryField: options.event_category_field ?? meta.eventCategoryField,
    timestampField: options.timestamp_field ?? meta.timestampField,
    tiebreakerField: options.tiebreaker_field ?? meta.tiebreakerField,
  };
}

/** What the oracle is told of a rule that is not accepted. */
function bareSettings(
  { eventCategoryField, timestampField, tiebreakerField }: RuleMeta,
  schema: Schema,
): Omit<RunSettings, 'now' | 'semantics'> {
  return {
    schema,
    eventCategoryField: eventCategoryField ?? 'event.category',
    timestampField: timestampField ?? '@timestamp',
    ...(tiebreakerField === null ? {} : { tiebreakerField }),
  };
}

/** An engine with what its target prints of the rule. */
function candidate(engine: Engine<TargetName>, rule: Rule, translator: Translator = translate): Candidate {
  const translated = translator(rule, engine.runs);
  const name = engine.runs;
  if (translated.status === 'refused') return { name, runs: { refused: translated.reasons.map(({ code }) => code) } };
  return { name, runs: { engine, text: translated.text, ...claimsOf(translated.losses) } };
}

/** The bytes of `match`, which claims what the target claims that it compiles by. */
function matching(rule: Rule, now: number): Candidate {
  const engine = matchEngine(rule);
  const ready = streamRuleCompiler(now)(rule, { id: 'case', name: 'case' });
  if (!ready.ok) return { name: engine.name, runs: { refused: ready.problems.map(({ code }) => code) } };
  const compiled = translate(rule, 'js');
  const losses = compiled.status === 'lossy' ? compiled.losses : [];
  return { name: engine.name, runs: { engine, text: rule.query, ...claimsOf(losses) } };
}

function claimsOf(losses: readonly Loss[]): { readonly effects: readonly Effect[]; readonly presumes: readonly Agreement[] } {
  return { effects: effectsOf(losses), presumes: losses.flatMap(({ presumes = [] }) => presumes) };
}
