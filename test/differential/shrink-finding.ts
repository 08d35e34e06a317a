import { shrinkEvent, shrinkTimeline } from '../../src/conformance/index.ts';
import type { Event } from '../../src/event/index.ts';
import { parseEql, printEql } from '../../src/languages/eql/index.ts';
import { isNonEmpty, source } from '../../src/source/index.ts';
import { sorted } from '../support/printed-matches.ts';
import { askOracle, isAnnounced, runnersFor, understand } from './ask.ts';
import type { Finding } from './finding.ts';
import { smallerQueries } from './smaller-queries.ts';

/** The smallest rule and events found that still show the difference of an engine; the finding as it is where nothing smaller does. */
export async function shrinkFinding(finding: Finding, judge: Judge = askAgain): Promise<Finding> {
  const wanted = kindOf(finding);
  const shows = async (query: string, events: readonly Event[]): Promise<Finding | null> => {
    const again = await judge({ ...finding, query, events });
    return again !== null && kindOf(again) === wanted ? again : null;
  };
  let smallest = (await shows(finding.query, finding.events)) ?? null;
  if (smallest === null) return finding;
  let { query, events } = smallest;
  for (let before = ''; before !== query + JSON.stringify(events); ) {
    before = query + JSON.stringify(events);
    query = await shrinkQuery(query, async (less) => (await shows(less, events)) !== null);
    if (isNonEmpty(events) && events.length > 1)
      events = await shrinkTimeline(events, async (less) => (await shows(query, less)) !== null, 800);
    else if (isNonEmpty(events)) {
      const still = (candidates: readonly Event[]) =>
        Promise.all(candidates.map(async (event) => (await shows(query, [event])) !== null));
      events = [await shrinkEvent(events[0], still, 100)];
    }
  }
  smallest = await shows(query, events);
  return smallest ?? finding;
}

async function shrinkQuery(query: string, shows: (query: string) => Promise<boolean>): Promise<string> {
  for (let smallest = query; ; ) {
    const parsed = parseEql(source(smallest));
    if (!parsed.ok) return smallest;
    let next: string | null = null;
    for (const candidate of smallerQueries(parsed.value)) {
      const text = printEql(candidate).trim();
      if (text.length < smallest.length && (await shows(text))) {
        next = text;
        break;
      }
    }
    if (next === null) return smallest;
    smallest = next;
  }
}

/** What an engine says of a rule and events, when that is not what the oracle says. */
export type Judge = (finding: Finding) => Promise<Finding | null>;

async function askAgain(finding: Finding): Promise<Finding | null> {
  const { engine, query, events, settings } = finding;
  const understood = understand(query, settings);
  if (!('rule' in understood)) return null;
  const truth = await askOracle(query, events, settings);
  if (typeof truth === 'string') return engine === 'oracle' ? { ...finding, expected: [], answered: truth } : null;
  if (truth.open.size > 0) return null;
  const runner = runnersFor(understood.rule.plan.kind).find(({ name }) => name === engine);
  const prepared = runner?.prepare(understood.rule) ?? null;
  if (prepared === null || 'refused' in prepared) return null;
  const said = await prepared.run(events, settings);
  const { matches: expected } = truth;
  if (typeof said === 'string') return { ...finding, expected, answered: said };
  if (sorted(said.matches) === sorted(expected)) return null;
  if (understood.rule.plan.kind === 'single' && isAnnounced(prepared.effects, said.matches.length > expected.length)) return null;
  return { ...finding, expected, answered: said.matches };
}

/** A difference must not become another one while it shrinks: one that fails stays so, a match too many does not become one too few. */
function kindOf({ expected, answered }: Finding): string {
  // What is said of one event is said of another by its number.
  if (typeof answered === 'string') return answered.replaceAll(/\d+/g, '');
  return answered.length > expected.length ? 'more' : answered.length < expected.length ? 'fewer' : 'other';
}
