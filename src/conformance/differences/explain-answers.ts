import type { Event } from '../../event/index.ts';
import { findCauses, type Sides } from './find-causes.ts';
import { KNOWN_DIFFERENCES } from './table.ts';

/** The codes of known differences, joined by ` + ` when several act together. */
export type Cause = string;

/** For each event on which an engine differs from the oracle the cause that is known of it; null: unexplained. */
export async function explainAnswers(
  engine: string,
  text: string,
  events: readonly Event[],
  sides: Sides,
): Promise<readonly (Cause | null)[]> {
  const known = KNOWN_DIFFERENCES.filter((one) => one.engine === engine);
  if (known.length === 0 || events.length === 0) return events.map(() => null);
  const causes = await findCauses(known, { text, artifact: text }, events, sides);
  return causes.map((codes) => (codes.length === 0 ? null : codes.join(' + ')));
}
