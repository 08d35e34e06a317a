import type { ItemArtifact, MatcherArtifact, SeriesParts } from './artifact.ts';
import { printData } from './print-data.ts';
import { printDecision } from './print-decision.ts';
import { SERIES_RUNTIME } from './runtime/series.generated.ts';
import { literal } from './text.ts';

/** What stands above `createMatcher`. */
export function matcherComment(artifact: MatcherArtifact): string {
  return `/**
 * Makes a matcher for one stream of events, which come in order of time. Options:
 * - maxDelay: how many milliseconds an event may come after a later one; 0. With Infinity, events are sorted at the end.
 * - maxState: how many unfinished matches and waiting events are kept at most; 1,000,000. Then the oldest go.
 * - maxSamplesPerKey: how many samples of one key are wanted at most; 1.${dependsOnClock(artifact) ? NOW_OPTION : ''}
 *
 * The matcher has four functions, none of which throws. A match is { events, keys }: the events in the order of the items,
 * null for one that must be missing, and the values they are joined by.
 * - push(event, ref = event): the next event as JSON.parse gives it, an object of its own; returns the matches it completes,
 *   as a list. What is kept, and given back in matches, is ref: give something small in place of a large event.
 * - advance(ms): time has come to this moment, in milliseconds since 1970; returns the matches that have waited for it.
 * - end(): no event comes any more; returns the matches that are left. Samples come here.
 * - report(): counts so far: { matches, events, late, unplaced, tooManyKeys, nullKeys, evictions }. Events that are late or have no
 *   place in time were left out; evictions counts what maxState has let go, and matches that may be missing for it.
 */`;
}

const NOW_OPTION = `
 * - now: the time that the rule asks for, in milliseconds since 1970; the time when the matcher is made.`;

/** Whether some item asks for the time. */
export function dependsOnClock({ items, until }: SeriesParts): boolean {
  return items.some(({ clock }) => clock) || until?.clock === true;
}

/** The function that the module exports; the same for every rule but for the time. */
export function printCreateMatcher(artifact: MatcherArtifact): string {
  return `function createMatcher(options = {}) {
  let found = [];
  const matcher = createSequenceMatcher(PLAN, partsOf(${dependsOnClock(artifact) ? 'options.now ?? Date.now()' : ''}), {
    maxDelay: options.maxDelay,
    maxState: options.maxState,
    maxSamplesPerKey: options.maxSamplesPerKey,
    onMatch: (match) => found.push(match),
  });
  const taken = () => {
    if (found.length === 0) return [];
    const matches = found;
    found = [];
    return matches;
  };
  return {
    push(event, ref = event) {
      matcher.push(event, ref);
      return taken();
    },
    advance(ms) {
      matcher.advance(ms);
      return taken();
    },
    end() {
      matcher.end();
      return taken();
    },
    report: matcher.report,
  };
}`;
}

/** What a matcher has before the conditions, and after everything. */
export function printSeries(artifact: MatcherArtifact): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  return { before: printSeriesParts(artifact, { plan: 'PLAN', parts: 'partsOf' }), after: [SERIES_RUNTIME] };
}

/** What tells the runtime of one sequence or sample: its plan and its parts, by these names, and the functions they call. */
export function printSeriesParts(
  artifact: SeriesParts,
  names: { readonly plan: string; readonly parts: string },
): readonly string[] {
  const { plan, items, until, keyReaders } = artifact;
  return [
    `// What follows what; times are milliseconds.\nconst ${names.plan} = ${printData(plan)};`,
    printParts(artifact, names.parts),
    ...[...items, ...(until === null ? [] : [until])].map(
      (item) => `// ${item.comment}\n${printDecision(item.name, item, 'now')}`,
    ),
    ...keyReaders.map(({ code }) => code),
  ];
}

/** The items, the keys and the moment as the runtime takes them. */
function printParts(artifact: SeriesParts, name: string): string {
  const { items, until, moment } = artifact;
  const { timestampField, precision, written, tiebreaker } = moment;
  const item = ({ name, keys, clock }: ItemArtifact): string =>
    `{ matches: ${clock ? `(event) => ${name}(event, now)` : name}, keys: ${keys} }`;
  return [
    '// What the plan is run with.',
    `const ${name} = (${dependsOnClock(artifact) ? 'now' : ''}) => ({`,
    '  items: [',
    ...items.map((each) => `    ${item(each)},`),
    '  ],',
    `  until: ${until === null ? 'null' : item(until)},`,
    '  moment: momentReader({',
    `    timestampField: ${literal(timestampField)},`,
    `    precision: '${precision}',`,
    `    written: ${written === null ? 'null' : `(event) => ${written}`},`,
    `    tiebreaker: ${tiebreaker === null ? 'null' : `(event) => ${tiebreaker}`},`,
    '  }),',
    `  tiebreakers: ${tiebreaker !== null},`,
    '});',
  ].join('\n');
}
