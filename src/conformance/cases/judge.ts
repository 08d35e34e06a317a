import type { Agreement, Effect, Engine, RunSettings } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { thrown } from '../answers.ts';
import { outcomeOf } from '../tally.ts';
import type { Case } from './case.ts';

/** How a case is put. */
export interface CaseSettings extends RunSettings {
  /** The rule asks of each event alone: neither their order nor that of matches means anything. */
  readonly single: boolean;
}

/** Something that a case is put to: an engine with the text it runs, or the codes for which there is none. */
export interface Candidate {
  readonly name: string;
  readonly runs:
    | {
        readonly engine: Engine;
        readonly text: string;
        readonly effects: readonly Effect[];
        readonly presumes: readonly Agreement[];
      }
    | { readonly refused: readonly string[] };
}

/** What became of a case at one candidate. `claimed`: a lossy text differs as it says. `outside`: the events are not as it presumes. */
export type CaseOutcome =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'claimed' | 'outside'; readonly found: Matches }
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'differs'; readonly found: Matches }
  | { readonly kind: 'failed'; readonly reason: string };

type Matches = readonly (readonly EventId[])[];

/** Puts a case to a candidate. Never rejects: whatever an engine throws is its failure. */
export async function judgeCase(one: Case, { runs }: Candidate, settings: CaseSettings): Promise<CaseOutcome> {
  if ('refused' in runs) return { kind: 'refused', codes: runs.refused };
  const { engine, text, effects, presumes } = runs;
  const found = await find(engine, text, one.events, settings);
  if (typeof found === 'string') return { kind: 'failed', reason: found };
  const claims = { effects, presumes };
  return settings.single ? ofEvents(one, found, claims, settings) : ofTimeline(one, found, claims, settings);
}

type Claims = Parameters<typeof outcomeOf>[0];

/** Event by event: each difference has to be one that the text announces. The order of matches is that of the events. */
function ofEvents({ events, matches }: Case, found: Matches, claims: Claims, { schema }: RunSettings): CaseOutcome {
  const [wanted, given] = [new Set(matches.flat()), new Set(found.flat())];
  const outcomes = events.flatMap((event, id) =>
    wanted.has(id) === given.has(id) ? [] : [outcomeOf(claims, given.has(id), [event], schema)],
  );
  if (found.length !== given.size || outcomes.includes('disagreements')) return { kind: 'differs', found };
  if (outcomes.length === 0) return { kind: 'agrees' };
  return { kind: outcomes.includes('claimed') ? 'claimed' : 'outside', found };
}

/** An exact text finds the very matches, in their order. What a lossy one promises is whether there is a match. */
function ofTimeline({ events, matches }: Case, found: Matches, claims: Claims, { schema }: RunSettings): CaseOutcome {
  if (claims.effects.length === 0) {
    return JSON.stringify(found) === JSON.stringify(matches) ? { kind: 'agrees' } : { kind: 'differs', found };
  }
  if (found.length > 0 === matches.length > 0) return { kind: 'agrees' };
  if (!isNonEmpty(events)) return { kind: 'differs', found };
  const outcome = outcomeOf(claims, found.length > 0, events, schema);
  return { kind: outcome === 'disagreements' ? 'differs' : outcome, found };
}

/** The matches, or why there is no whole answer. */
async function find(engine: Engine, text: string, events: readonly Event[], settings: RunSettings): Promise<Matches | string> {
  try {
    const loaded = await engine.load(events, settings);
    try {
      const [rejected] = loaded.rejected ?? [];
      if (rejected !== undefined) return `it does not take event ${rejected.id}: ${rejected.reason}`;
      const verdict = await loaded.run(text);
      switch (verdict.status) {
        case 'failed':
          return verdict.message;
        case 'unsupported':
          return `unsupported: ${verdict.reason}`;
        case 'answered':
          return verdict.unanswered?.[0]?.reason ?? verdict.matches;
      }
    } finally {
      await loaded.close();
    }
  } catch (error) {
    return thrown(error);
  }
}
