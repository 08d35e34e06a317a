import type { Verdict } from '../../contract/index.ts';
import type { EventId } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { isRecord, type Root } from './documents.ts';

/** Reads the lines that rsigma answers with: of each, the events by their places; of each group of a correlation, the first. */
export function readMatches(output: string, root: Root, placeField: string, events: number): Verdict {
  const firstOfGroup = new Map<string, readonly EventId[]>();
  const lines = output.split('\n').filter((line) => line !== '');
  for (const [number, line] of lines.entries()) {
    const answer = parse(line);
    if (answer === null)
      return { status: 'failed', message: `rsigma answered with a line that is no JSON object: ${line.slice(0, 200)}` };
    if (answer['rule_title'] !== root.title || (answer['rule_id'] ?? null) !== root.id) continue;
    const group = root.correlates ? JSON.stringify(answer['group_key'] ?? null) : String(number);
    if (firstOfGroup.has(group)) continue;
    const carried = root.correlates ? answer['events'] : [answer['event']];
    // A correlation that another one completes carries no events: which of them make the match rsigma does not know.
    const places = Array.isArray(carried) ? carried.map((event) => placeOf(event, placeField, events)) : range(events);
    if (!places.every((place) => place !== null))
      return { status: 'failed', message: 'rsigma answered with an event it was not given' };
    firstOfGroup.set(group, places);
  }
  return { status: 'answered', matches: [...firstOfGroup.values()].filter(isNonEmpty) };
}

function range(size: number): readonly EventId[] {
  return Array.from({ length: size }, (_, place) => place);
}

function parse(line: string): { readonly [key: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function placeOf(event: unknown, field: string, events: number): EventId | null {
  const place = isRecord(event) ? event[field] : null;
  return typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < events ? place : null;
}
