import { CODES } from '../../../src/api/catalogue.ts';
import { enginesFor } from '../../../src/api/engines.ts';
import { translate } from '../../../src/api/translate.ts';
import type { Effect, Engine, Loaded, RunSettings } from '../../../src/contract/index.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { Event } from '../../../src/event/index.ts';
import type { Semantics } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import type { TargetName } from '../../../translators/index.ts';
import { SCHEMA } from './mapping.ts';

/** An engine that answers otherwise than the oracle, or not at all. */
export interface Difference {
  readonly engine: string;
  readonly query: string;
  readonly semantics: Semantics;
  /** The first event they differ on; null: the engine gave no answer. */
  readonly event: Event | null;
  readonly expected: boolean | null;
  readonly artifact: string;
  readonly reason: string;
}

/** What happened to the queries, by engine and outcome: `js compared`, `refused sigma-date`. */
export type Tally = Map<string, number>;

/** The engines with the events of a batch. */
export interface Batch {
  readonly events: readonly Event[];
  readonly semantics: Semantics;
  readonly oracle: Loaded;
  readonly engines: readonly (readonly [Engine<TargetName>, Loaded])[];
}

export async function loadBatch(events: readonly Event[], semantics: Semantics): Promise<Batch> {
  const settings: RunSettings = {
    schema: SCHEMA,
    semantics,
    now: Date.UTC(2024, 1, 29, 12),
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  return {
    events,
    semantics,
    oracle: await oracle.load(events, settings),
    engines: await Promise.all(
      enginesFor('single').map(async (engine) => [engine, await engine.load(events, settings)] as const),
    ),
  };
}

/** Asks the oracle and every engine whose target does not refuse. */
export async function differencesOf(query: string, batch: Batch, tally: Tally): Promise<readonly Difference[]> {
  const count = (outcome: string): void => void tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const { semantics, events } = batch;
  const analysis = analyzeEql(source(query), { schema: SCHEMA, semantics });
  if (!analysis.ok) {
    for (const { code } of analysis.problems) count(`not analysed ${checked(code)}`);
    return [];
  }
  const base = { query, semantics, event: null, expected: null, artifact: '' };
  const truth = await batch.oracle.run(query);
  if (truth.status !== 'answered') {
    return [{ ...base, engine: 'oracle', reason: truth.status === 'failed' ? truth.message : truth.reason }];
  }
  const wanted = new Set<number>(truth.matches.flat());
  count(wanted.size === 0 ? 'matches none' : wanted.size === events.length ? 'matches all' : 'matches some');
  const found: Difference[] = [];
  for (const [engine, loaded] of batch.engines) {
    const target = engine.runs;
    const translated = translate(analysis.value.rule, target);
    if (translated.status === 'refused') {
      for (const { code } of translated.reasons) count(`refused ${checked(code)}`);
      continue;
    }
    const artifact = translated.text;
    const verdict = await loaded.run(artifact);
    count(`${engine.name} compared`);
    // Our KQL evaluator reads dates in the default format alone and orders no versions: no answer, which it says.
    if (verdict.status === 'unsupported' && engine.runs === 'kql') {
      count('kql unsupported');
      continue;
    }
    if (verdict.status !== 'answered') {
      found.push({
        ...base,
        engine: engine.name,
        artifact,
        reason: verdict.status === 'failed' ? verdict.message : verdict.reason,
      });
      continue;
    }
    const given = new Set<number>(verdict.matches.flat());
    const effects = translated.losses.map(({ effect }) => effect);
    const place = events.findIndex((_, id) => wanted.has(id) !== given.has(id) && !isClaimed(effects, given.has(id)));
    const event = events[place];
    if (event === undefined) continue;
    found.push({ ...base, engine: engine.name, event, expected: wanted.has(place), artifact, reason: 'another answer' });
  }
  return found;
}

/** A refusal must carry a code of the catalogue. */
function checked(code: string): string {
  if (!Object.hasOwn(CODES, code)) throw new Error(`${JSON.stringify(code)} is no code`);
  return code;
}

function isClaimed(effects: readonly Effect[], answered: boolean): boolean {
  return effects.some((effect) => effect === 'either' || effect === (answered ? 'may-match-more' : 'may-match-less'));
}
