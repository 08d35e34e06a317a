import type { Json } from '../../event/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';
import { indexPatternProblem } from './index-pattern.ts';
import type { Hit } from './pages.ts';
import { rawMembers } from './raw-json.ts';
import { partialAnswer } from './search.ts';

/** One match of an EQL search: its events in order, null for one that must be missing, and what they are joined by. */
export interface EqlMatch {
  readonly keys: readonly Json[];
  readonly events: readonly (Hit | null)[];
}

export type EqlMatches = { readonly ok: true; readonly matches: readonly EqlMatch[] } | ClusterFailure;

/** Sends a body of `_eql/search` to indices of others and reads what it finds. Only reads. */
export async function findEqlMatches(connection: Connection, indices: string, body: string): Promise<EqlMatches> {
  const problem = indexPatternProblem(indices);
  if (problem !== null) return clusterFailure('refused', problem);
  const path = `/${encodeURIComponent(indices)}/_eql/search`;
  const answer = await connection.ask({ method: 'POST', path, body });
  if (!answer.ok) return answer;
  const partial = partialAnswer(answer.json);
  if (partial !== null) return clusterFailure('refused', `${connection.url} ${partial}`);
  const raw = rawMembers(rawMembers(answer.text).get('hits') ?? '');
  const sequences = raw.get('sequences');
  if (sequences !== undefined) {
    const matches = [...rawMembers(sequences).values()].map((text): EqlMatch => {
      const members = rawMembers(text);
      const keys: readonly Json[] = JSON.parse(members.get('join_keys') ?? '[]');
      return { keys, events: [...rawMembers(members.get('events') ?? '').values()].map(hitOf) };
    });
    return { ok: true, matches };
  }
  const events = [...rawMembers(raw.get('events') ?? '').values()].map(hitOf);
  return { ok: true, matches: events.map((event) => ({ keys: [], events: [event] })) };
}

function hitOf(text: string): Hit | null {
  const hit: unknown = JSON.parse(text);
  const [index, id, source] = [property(hit, '_index'), property(hit, '_id'), rawMembers(text).get('_source')];
  if (property(hit, 'missing') === true || typeof index !== 'string' || typeof id !== 'string') return null;
  return { index, id, source: source ?? '{}' };
}
