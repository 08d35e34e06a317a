import { generateStreamCorpus, generateTimelines, type LabelledStreamEvent, planCorpus } from '../../../corpus/index.ts';
import type { ExampleRule, Family } from '../../../corpus/near-misses/family.ts';
import { corpusOptionsOf, type Meant, questionsOf, seriesOptionsOf } from '../../api/corpus-of.ts';
import { parse } from '../../api/parse.ts';
import type { Event, Schema } from '../../event/index.ts';
import { ecsSchema, schemaFromMapping } from '../../schema/index.ts';

/** Something that the corpus makes for a rule, found by the name of its near miss. */
export type Made =
  | { readonly kind: 'event'; readonly event: Event; readonly expected: boolean; readonly label: string | null }
  | {
      readonly kind: 'timeline';
      readonly events: readonly Event[];
      readonly matches: number;
      readonly label: string | null;
    };

/** What one rule shows of a near miss. */
export interface Example {
  readonly rule: ExampleRule;
  readonly made: readonly Made[];
}

/** A rule as it is meant, under a mapping that has a field of nanoseconds and one of versions beside those of ECS. */
export function exampleMeant(rule: string): Meant {
  const meaning = parse(rule, { schema: exampleSchema() }).rules[0]?.meaning;
  if (meaning?.ok !== true) throw new Error(`the rule of an example is not accepted: ${rule}`);
  return meaning.value;
}

function exampleSchema(): Schema {
  const own = schemaFromMapping({ properties: { seen: { type: 'date_nanos' }, release: { type: 'version' } } });
  if (!own.ok) throw new Error('the mapping of the examples is not accepted');
  return { ...ecsSchema(), fields: new Map([...ecsSchema().fields, ...own.schema.fields]) };
}

const known = new Map<string, ReadonlyMap<string, readonly Made[]>>();

/** The first rule of a family that shows a near miss, with what shows it; null when none does. */
export function exampleOf(family: Family, name: string): Example | null {
  for (const rule of family.rules) {
    const streams = family.streams === true;
    const key = JSON.stringify([rule, streams]);
    const all = known.get(key) ?? madeFor(rule, streams);
    known.set(key, all);
    const made = all.get(name);
    if (made !== undefined) return { rule, made };
  }
  return null;
}

/** Everything that the corpus makes for a rule, by the name of the near miss. */
function madeFor(rule: ExampleRule, streams: boolean): ReadonlyMap<string, readonly Made[]> {
  const found = new Map<string, Made[]>();
  const put = (name: string, made: Made): void => {
    const list = found.get(name) ?? [];
    list.push(made);
    found.set(name, list);
  };
  const [parsed] = parse(rule.rule, { schema: exampleSchema() }).rules;
  if (parsed?.meaning.ok !== true) return found;
  const meant = parsed.meaning.value;
  const questions = questionsOf({ ...meant, syntax: parsed.syntax });
  if (meant.rule.plan.kind === 'single') {
    const { matching, nearMisses } = planCorpus(questions, { ...corpusOptionsOf(meant, 1), events: 0 });
    for (const { name, expected, nearMiss, make } of [...matching, ...nearMisses]) {
      if (rule.field !== null && !name.startsWith('match') && nearMiss?.includes(rule.field) !== true) continue;
      put(withoutSide(name), { kind: 'event', event: make(NOON), expected, label: nearMiss });
    }
    return found;
  }
  const options = { ...seriesOptionsOf(meant, 1), tiebreakerField: 'event.sequence' };
  if (streams) {
    const stream = generateStreamCorpus(questions, { ...options, events: 500, maxDelay: 5000 });
    for (const { recipe, ...timeline } of timelinesOf(stream)) put(recipe, { kind: 'timeline', ...timeline });
    return found;
  }
  for (const { recipe, events, expected, nearMiss: label } of generateTimelines(questions, { ...options, timelines: 90 })) {
    const name = recipe.startsWith('matches-') ? 'matches-N' : withoutSide(recipe);
    put(name, { kind: 'timeline', events, matches: expected.length, label });
  }
  return found;
}

const NOON = Date.UTC(2026, 0, 15, 12);

function withoutSide(name: string): string {
  return name.replace(/^(?:failed|held|match)-/, '');
}

/** The timelines of a stream, each with its own events. */
function timelinesOf(stream: Iterable<LabelledStreamEvent>) {
  const timelines = new Map<number, LabelledStreamEvent[]>();
  for (const one of stream) {
    if (one.timeline === null) continue;
    const events = timelines.get(one.timeline) ?? [];
    events.push(one);
    timelines.set(one.timeline, events);
  }
  return [...timelines.values()].map((events) => ({
    recipe: events[0]?.recipe ?? '',
    label: events[0]?.nearMiss ?? null,
    events: events.map(({ event }) => event),
    matches: new Set(events.flatMap(({ matches }) => matches)).size,
  }));
}
