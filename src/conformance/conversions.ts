import partition from 'lodash/partition.js';
import type { Conversion, Effect, Engine, Inspector, RunSettings } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { ConversionReport, InspectionReport } from '../report/index.ts';
import { ask, type Said, spoken, trial } from './answers.ts';
import { findCauses, type KnownDifference, type Sides } from './differences/index.ts';
import { shrinkEvent } from './shrink.ts';
import { isClaimed } from './tally.ts';

/** What is known of the rule that an artifact was made from. */
interface Original {
  /** The rule's own text, for the oracle. */
  readonly query: string;
  readonly settings: RunSettings;
  /** What the translation, if lossy, announces. */
  readonly effects: readonly Effect[];
  /** Steps of shrinking an example at most; each runs both sides again. Default 12, 0: none. */
  readonly shrinking?: number;
}

/** Has software of others read an artifact and runs what it converts the artifact to over the events, to see what became of the meaning. */
export async function inspect(
  inspector: Inspector,
  artifact: string,
  original: Original,
  oracle: Engine,
  events: readonly Event[],
  known: readonly KnownDifference[],
): Promise<InspectionReport> {
  const receipt = await inspector.receipt();
  const { problems, conversions } = await inspector.inspect(artifact);
  const truth = await ask(oracle, original.query, events, original.settings);
  const reports: ConversionReport[] = [];
  for (const conversion of conversions) {
    const rows = known.filter(({ engine }) => engine === `${inspector.name} ${conversion.converter}`);
    reports.push(await reportOf(conversion, artifact, truth, original, oracle, events, rows));
  }
  return {
    inspector: inspector.name,
    receipt,
    target: inspector.reads,

    problems,
    conversions: reports,
  };
}

async function reportOf(
  conversion: Conversion,
  artifact: string,
  truth: Said,
  original: Original,
  oracle: Engine,
  events: readonly Event[],
  known: readonly KnownDifference[],
): Promise<ConversionReport> {
  const { converter, version } = conversion;
  const counts = { causes: {}, compared: 0, added: 0, missed: 0, announced: 0, suspected: [] };
  const nothing = { converter, version, reason: null, ...counts, example: null, query: null };
  if (conversion.status === 'refused') return { ...nothing, status: 'refused', reason: conversion.reason };
  const { text: query, engine } = conversion;
  if (engine === null || events.length === 0 || truth.kind === 'failed') {
    const suspected = known.filter(({ concerns }) => concerns?.(artifact) === true).map(({ code }) => code);
    return { ...nothing, status: 'not-executed', suspected, query };
  }
  const said = await ask(engine, query, events, original.settings);
  const sides: Sides = {
    oracle: (candidates) => trial(oracle, original.query, candidates, original.settings),
    engine: (text, candidates) => trial(engine, text, candidates, original.settings),
  };
  // Without a cause it has to answer as the rule means, or as its translation announces.
  const engineOrAnnounced: Sides['engine'] = async (text, candidates) => {
    const [means, says] = [await sides.oracle(candidates), await sides.engine(text, candidates)];
    return says.map((one, at) => (one !== null && isClaimed(original.effects, one) ? (means[at] ?? null) : one));
  };
  const mendable = { ...sides, engine: engineOrAnnounced };
  const trouble = troubleOf(said);
  if (said.kind === 'failed' || trouble !== null) {
    const [causes] = await findCauses(known, { text: query, artifact }, events.slice(0, 1), mendable);
    return { ...nothing, status: 'broken', reason: trouble, causes: count([causes ?? []]), query };
  }
  const [announced, different] = partition(
    events.flatMap((event, id) => {
      const [means, says] = [spoken(truth.answers[id]), spoken(said.answers[id])];
      return means === null || says === null || means === says ? [] : [{ event, means, says }];
    }),
    ({ says }) => isClaimed(original.effects, says),
  );
  const head = { ...nothing, compared: spokenOf(said), announced: announced.length, query };
  const [first] = different;
  if (first === undefined) return { ...head, status: 'kept' };
  const causes = await findCauses(
    known,
    { text: query, artifact },
    different.map(({ event }) => event),
    mendable,
  );
  // What nothing explains is the better thing to show.
  const shown = different[causes.findIndex((codes) => codes.length === 0)] ?? first;
  return {
    ...head,
    status: 'changed',
    causes: count(causes),
    added: different.filter(({ says }) => says).length,
    missed: different.filter(({ says }) => !says).length,
    example: { ...shown, event: await smallest(shown, query, sides, original.shrinking ?? 12) },
  };
}

/** Counts each event under its codes, joined when several causes act together. */
function count(causes: readonly (readonly string[])[]): { readonly [code: string]: number } {
  const counts = new Map<string, number>();
  for (const codes of causes) {
    const code = codes.length === 0 ? 'unexplained' : codes.join(' + ');
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function smallest(
  shown: { readonly event: Event; readonly means: boolean; readonly says: boolean },
  query: string,
  sides: Sides,
  rounds: number,
): Promise<Event> {
  return await shrinkEvent(
    shown.event,
    async (candidates) => {
      const [means, says] = [await sides.oracle(candidates), await sides.engine(query, candidates)];
      return candidates.map((_, at) => means[at] === shown.means && says[at] === shown.says);
    },
    rounds,
  );
}

/** Why there is no answer to anything; null: there is one to something. */
function troubleOf(said: Said): string | null {
  if (said.kind === 'failed') return said.reason;
  const [first] = [...said.unanswered, ...said.rejected];
  return first !== undefined && spokenOf(said) === 0 ? first.reason : null;
}

function spokenOf(said: Extract<Said, { kind: 'answers' }>): number {
  return said.answers.filter((answer) => spoken(answer) !== null).length;
}
