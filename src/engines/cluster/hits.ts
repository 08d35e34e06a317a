import { rawMembers } from '../../source/index.ts';
import { property } from './failure.ts';
import type { Tally } from './tally.ts';
import type { Voice, Words } from './voice.ts';

/** A document of a cluster. */
export interface Hit {
  readonly index: string;
  readonly id: string;
  /** The document as it was stored, JSON text, letter by letter. */
  readonly source: string;
}

/** The text of a hit as a document; words say what it lacks. */
export function hitOf(text: string, { say }: Voice): Hit | Words {
  const hit: unknown = JSON.parse(text);
  const [index, id, source] = [property(hit, '_index'), property(hit, '_id'), property(hit, '_source')];
  if (typeof index !== 'string' || typeof id !== 'string') return say`it has documents without an _id or _index`;
  const raw = rawMembers(text).get('_source');
  if (raw === undefined || typeof source !== 'object' || source === null || Array.isArray(source))
    return say`it has documents without their _source, so they cannot be shown`;
  return { index, id, source: raw };
}

/** The hits of a page that can be used and did not come before, and what the others lack. */
export function hitsOf(
  texts: Iterable<string>,
  seen: Tally,
  voice: Voice,
): { readonly hits: readonly Hit[]; readonly lack: Words | null } {
  const hits: Hit[] = [];
  let lack: Words | null = null;
  for (const text of texts) {
    const hit = hitOf(text, voice);
    if ('words' in hit) lack ??= hit;
    else if (seen.add(hit.index, hit.id)) hits.push(hit);
  }
  return { hits, lack };
}
