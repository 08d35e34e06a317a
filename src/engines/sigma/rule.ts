import type { Event, Json } from '../../event/index.ts';
import { type Condition, holds, readConditions } from './condition.ts';
import { type HowOf, readSearch } from './detection.ts';
import type { Detection } from './detection-document.ts';
import type { SigmaRule } from './document.ts';
import type { ReadField } from './fields.ts';
import { isOfLogSource } from './log-source.ts';
import { portableReader } from './portable.ts';
import { found, type Search, type View } from './search.ts';

/** A detection that was read once, to judge many events. */
export interface ReadDetection {
  readonly written: Detection;
  readonly condition: Condition;
  readonly searches: ReadonlyMap<string, Search>;
}

/** A rule that was read once: all of its detections have to hold, its own and those of filters. */
export interface RuleTest {
  readonly detections: readonly ReadDetection[];
  /** An event under the names of the rule's taxonomy. */
  readonly view: (event: LoadedEvent) => View;
  readonly holds: (event: LoadedEvent) => boolean;
}

export interface LoadedEvent {
  readonly event: Event;
  readonly read: ReadField;
  /** Names that stand as they are; absent: none. */
  readonly given?: ReadonlySet<string>;
}

/** Under which names events have their fields: those of ECS, from which Sigma's own are derived, or those that rules write. */
export type EventNames = 'ecs' | 'as written';

/** Whether rules are asked about events of their log source alone. */
export type LogSources = 'tested' | 'ignored';

/** Reads the detection of a rule; a text says why it cannot be run. */
export function readRuleTest(
  rule: SigmaRule,
  how: HowOf,
  names: EventNames,
  logSources: LogSources = 'ignored',
): RuleTest | string {
  const detections: ReadDetection[] = [];
  for (const written of [rule.detection, ...rule.filters]) {
    const read = readDetection(written, how);
    if (typeof read === 'string') return read;
    detections.push(read);
  }
  const routes = logSources === 'tested';
  const derives = names === 'ecs' && rule.taxonomy === 'sigma';
  const view = ({ event, read, given }: LoadedEvent): View => ({
    read: derives ? portableReader(read, rule.logSource, given) : read,
    anything: () => textsIn(event),
  });
  return {
    detections,
    view,
    holds: (event) => {
      if (routes && !isOfLogSource(rule.logSource, event.read)) return false;
      const seen = view(event);
      return detections.every((detection) => detectionHolds(detection, seen));
    },
  };
}

export function detectionHolds({ condition, searches }: ReadDetection, view: View): boolean {
  return holds(condition, (name) => {
    const search = searches.get(name);
    return search !== undefined && found(search, view);
  });
}

function readDetection(written: Detection, how: HowOf): ReadDetection | string {
  const searches = new Map<string, Search>();
  for (const [name, value] of written.searches) {
    const search = readSearch(value, [...written.path, name], how);
    if (typeof search === 'string') return `${name}: ${search}`;
    searches.set(name, search);
  }
  const condition = readConditions(written.conditions, [...searches.keys()]);
  return typeof condition === 'string' ? condition : { written, condition, searches };
}

/** Every string, number and boolean of an event as a text; keeps its own stack, since events may nest as deeply as they like. */
function textsIn(event: Event): readonly string[] {
  const texts: string[] = [];
  const open: Json[] = [event];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object') texts.push(String(next));
    else if (next !== null) for (const inner of Object.values(next)) open.push(inner);
  }
  return texts;
}
