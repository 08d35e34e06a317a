import type { Json } from '../../event/index.ts';
import { rawMembers } from '../../source/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';
import { type Hit, hitOf } from './hits.ts';
import { indexPatternProblem } from './index-pattern.ts';
import { tally, toldBy } from './tally.ts';
import type { Voice, Words } from './voice.ts';
import { halfAnswer, missingFrom } from './whole.ts';

/** One match of an EQL search: its events in order, null for one that must be missing, and what they are joined by. */
interface EqlMatch {
  readonly keys: readonly Json[];
  readonly events: readonly (Hit | null)[];
}

/** `failure` says why the matches are not all there are. */
interface EqlMatches {
  readonly matches: readonly EqlMatch[];
  readonly failure: ClusterFailure | null;
}

/** What is asked: a body of `_eql/search`, at most how many matches it wants, and of how many events each consists. */
interface EqlQuestion {
  readonly body: string;
  readonly size: number;
  readonly eventsEach: number;
}

/** Sends a question to indices of others and reads what it finds. Only reads. */
export async function findEqlMatches(
  connection: Connection,
  indices: string,
  { body, size, eventsEach }: EqlQuestion,
): Promise<EqlMatches> {
  const { voice } = connection;
  const { say, here } = voice;
  const problem = indexPatternProblem(indices);
  if (problem !== null) return { matches: [], failure: clusterFailure('refused', say`${problem}`) };
  const path = `/${encodeURIComponent(indices)}/_eql/search`;
  const answer = await connection.ask({ method: 'POST', path, body });
  if (!answer.ok) return { matches: [], failure: answer };
  const { matches, missing } = readMatches(answer.json, answer.text, eventsEach, voice);
  if (missing !== null) return { matches, failure: halfAnswer(voice, missing) };
  if (matches.length < size) return { matches, failure: null };
  const more = say`${here} gives at most ${size} matches of an EQL search, and there may be more; narrow the time with --since and --until`;
  return { matches, failure: clusterFailure('refused', more) };
}

function readMatches(
  json: unknown,
  text: string,
  eventsEach: number,
  voice: Voice,
): { readonly matches: readonly EqlMatch[]; readonly missing: Words | null } {
  const hits = property(json, 'hits');
  const raw = rawMembers(rawMembers(text).get('hits') ?? '');
  const kind = ['sequences', 'events'].find((one) => Array.isArray(property(hits, one)));
  if (kind === undefined)
    return { matches: [], missing: missingFrom(json, voice) ?? voice.say`it has neither events nor sequences` };
  const seen = tally(voice);
  const matches: EqlMatch[] = [];
  let lack: Words | null = null;
  for (const one of rawMembers(raw.get(kind) ?? '').values()) {
    const match = kind === 'events' ? withEvents([], [one], voice) : sequenceOf(one, voice);
    if ('words' in match) lack ??= match;
    else if (match.events.filter((event) => event !== null).length !== eventsEach)
      lack ??= voice.say`it has matches of another number of events than the ${eventsEach} of the rule`;
    else if (seen.add(...match.events.map((event) => JSON.stringify([event?.index, event?.id])))) matches.push(match);
  }
  return { matches, missing: missingFrom(json, voice) ?? lack ?? seen.missing(toldBy(hits) ?? { value: 0, exact: false }) };
}

function sequenceOf(text: string, voice: Voice): EqlMatch | Words {
  const members = rawMembers(text);
  const keys: Json = JSON.parse(members.get('join_keys') ?? '[]');
  const events = [...rawMembers(members.get('events') ?? '').values()];
  if (events.length === 0) return voice.say`it has sequences without events`;
  return withEvents(Array.isArray(keys) ? keys : [], events, voice);
}

function withEvents(keys: readonly Json[], texts: readonly string[], voice: Voice): EqlMatch | Words {
  const events: (Hit | null)[] = [];
  for (const text of texts) {
    const event: unknown = JSON.parse(text);
    const hit = property(event, 'missing') === true ? null : hitOf(text, voice);
    if (hit !== null && 'words' in hit) return hit;
    events.push(hit);
  }
  return { keys, events };
}
