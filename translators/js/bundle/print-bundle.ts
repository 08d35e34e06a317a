import { list, textList } from '../format.ts';
import { printDefinition } from '../print.ts';
import { printData } from '../print-data.ts';
import { dependsOnClock, printSeriesParts } from '../print-matcher.ts';
import { helperTexts } from '../runtime/index.ts';
import { SERIES_RUNTIME } from '../runtime/series.generated.ts';
import { commentText } from '../text.ts';
import type { BundleArtifact, BundledSeries } from './bundle.ts';
import { type Kept, keeping, keptOf } from './kept.ts';
import { printGroup } from './print-group.ts';

/** The module of a bundle: the rules as data, `match` and `createMatcher`, then what they are made of. */
export function printBundleModule(artifact: BundleArtifact): string {
  const { ids, data, group, series, variables, constants, conditions, readers, helpers } = artifact;
  const kept = keptOf(group, series);
  const nameOf = (place: number) => commentText(ids[place] ?? '');
  const blocks = [
    head(ids.length),
    `/** What each rule says of itself, and of what kind its matches are: an event, a sequence or a sample of events. */\nexport const rules = ${printData(data)};`,
    MATCH,
    `${CREATE_MATCHER_COMMENT}\n${series.length === 0 ? CREATE_MATCHER_OF_EVENTS : CREATE_MATCHER}`,
    `// The ids of the rules, by their places.\nconst IDS = ${textList(ids)};`,
    keeper(variables, kept),
    '// The rules over single events: what several need is asked first, and once.',
    ...printGroup(group, nameOf, kept),
    ...(series.length === 0 ? [] : [matchersOf(series)]),
    ...series.flatMap((each) => seriesBlocks(each, kept, nameOf)),
    '// The conditions. `value` is one value of the field; a field may have none or several.',
    ...constants.map(printDefinition),
    ...conditions.map(printDefinition),
    '// The fields: nested objects, dotted keys or mixtures; a value alone or a list of values.',
    ...readers.map(printDefinition),
    ...helperTexts(new Set([...helpers, 'isObject'] as const)),
    ...(series.length === 0 ? [] : [SERIES_RUNTIME]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function head(count: number): string {
  const rules = count === 1 ? 'One detection rule' : `${count} detection rules`;
  return `// ${rules} as one module. No imports; runs in browsers and in Node.`;
}

const MATCH = `/**
 * The ids of the rules over single events that match one, given as \`JSON.parse\` gives it, in the order of \`rules\`; \`now\` is the time
 * that rules ask for, in milliseconds since 1970. Anything but an object matches nothing. Never throws on what \`JSON.parse\` gives.
 */
export function match(event, now = Date.now()) {
  if (!isObject(event)) return [];
  forget();
  const places = [];
  askAll(event, now, places);
  if (places.length > 1) places.sort((one, other) => one - other);
  return places.map((place) => IDS[place]);
}`;

const CREATE_MATCHER_COMMENT = `/**
 * Makes a matcher of all rules for one stream of events, which come in order of time. Options:
 * - maxDelay: how many milliseconds an event may come after a later one; 0. With Infinity, sequences are found at the end.
 * - maxState: how many unfinished matches and waiting events each sequence keeps at most; 1,000,000. Then the oldest go.
 * - maxSamplesPerKey: how many samples of one key are wanted at most; 1.
 * - now: the time that rules ask for, in milliseconds since 1970; that of each event's push, for sequences that when the matcher is made.
 *
 * The matcher has four functions, none of which throws. A match is { rule, events, keys }: the id of its rule, the events in the order of
 * the items, null for one that must be missing, and the values they are joined by; of a rule over single events, the event and no keys.
 * - push(event, ref = event): the next event as JSON.parse gives it, an object of its own; returns the matches it completes, as a
 *   list, single events first. What is kept, and given back in matches, is ref: give something small in place of a large event.
 * - advance(ms): time has come to this moment, in milliseconds since 1970; returns the matches that have waited for it.
 * - end(): no event comes any more; returns the matches that are left. Samples come here.
 * - report(): of each sequence and sample, by its id, the counts so far: { matches, events, late, unplaced, tooManyKeys, nullKeys,
 *   evictions }. Events that are late or have no place in time were left out; evictions counts what maxState has let go, and
 *   matches that may be missing for it.
 */`;

const CREATE_MATCHER_OF_EVENTS = `export function createMatcher(options = {}) {
  return {
    push(event, ref = event) {
      return match(event, options.now).map((rule) => ({ rule, events: [ref], keys: [] }));
    },
    advance: () => [],
    end: () => [],
    report: () => ({}),
  };
}`;

const CREATE_MATCHER = `export function createMatcher(options = {}) {
  let found = [];
  const { maxDelay, maxState, maxSamplesPerKey } = options;
  const series = matchersOf(options.now ?? Date.now(), (place) => ({
    maxDelay,
    maxState,
    maxSamplesPerKey,
    onMatch: ({ events, keys }) => found.push({ rule: IDS[place], events, keys }),
  }));
  const taken = () => {
    if (found.length === 0) return [];
    const matches = found;
    found = [];
    return matches;
  };
  return {
    push(event, ref = event) {
      for (const rule of match(event, options.now)) found.push({ rule, events: [ref], keys: [] });
      // What match has read and tested of the event is still known.
      if (isObject(event)) for (const [, matcher] of series) matcher.push(event, ref);
      return taken();
    },
    advance(ms) {
      for (const [, matcher] of series) matcher.advance(ms);
      return taken();
    },
    end() {
      for (const [, matcher] of series) matcher.end();
      return taken();
    },
    report: () => Object.fromEntries(series.map(([place, matcher]) => [IDS[place], matcher.report()])),
  };
}`;

/** The variables that keep what was read of an event, and what forgets it. */
function keeper(variables: readonly string[], kept: Kept): string {
  const lines = [
    '// What was read and tested of the event that is asked about, so that no rule does it again.',
    ...(variables.length === 0 ? [] : [`let ${list(variables, '').slice(1, -1).trim().replace(/,$/, '')};`]),
    `const held = new Array(${kept.size}).fill(undefined);`,
    '',
    'function forget() {',
    ...variables.map((name) => `  ${name} = undefined;`),
    '  held.fill(undefined);',
    '}',
  ];
  return lines.join('\n');
}

function matchersOf(series: readonly BundledSeries[]): string {
  const rows = series.map((each) => {
    const parts = `${each.partsName}(${dependsOnClock(each) ? 'now' : ''})`;
    return `  [${each.place}, createSequenceMatcher(${each.planName}, ${parts}, optionsOf(${each.place}))],`;
  });
  return [
    '// The sequences and samples: a matcher for each, by the place of its rule.',
    `const matchersOf = (now, optionsOf) => [\n${rows.join('\n')}\n];`,
  ].join('\n');
}

function seriesBlocks(each: BundledSeries, kept: Kept, nameOf: (place: number) => string): readonly string[] {
  const keep = <Item extends BundledSeries['items'][number]>(item: Item): Item => ({
    ...item,
    answer: keeping(item.answer, kept),
  });
  const parts = { ...each, items: each.items.map(keep), until: each.until === null ? null : keep(each.until) };
  return [`// ${nameOf(each.place)}`, ...printSeriesParts(parts, { plan: each.planName, parts: each.partsName })];
}
