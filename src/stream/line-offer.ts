import type { Event } from '../event/index.ts';
import { createCutEvent, leadingNames } from './cut-event.ts';
import type { Text } from './facts.ts';
import { FIRST_KEYS, leadingLetters } from './input/index.ts';
import { createLineSorter, type LineSorter } from './kernel/index.ts';
import type { RuleIndex, Sign } from './rule-index/index.ts';
import type { Sought } from './sought.ts';

/** Sorts lines out, and decides rules, by the values of fields that are cut out of lines: most lines are never parsed. */
export interface LineOffer {
  /** Bytes that were handed over may be others now. */
  forget(): void;
  /** The rules worth asking about a line, ascending; null: it has to be parsed. */
  sort(bytes: Uint8Array, start: number, end: number): readonly number[] | null;
  /** Scans lines and passes over those that no rule matches; gives where it stopped. */
  readonly scan: LineSorter['scan'];
  /** What rules see of the line that was sorted last, by the index of the rule; null: they ask for the whole event. */
  readonly seen: readonly (Event | null)[];
  /** Whether there is a value under the key by which documents are named, in the line that was sorted last. */
  hasId(): boolean;
  /** Whether it is known of one of the rules that `sort` gave last that it matches. */
  holds(rule: number): boolean;
  /** Whether one of these rules matches: only leaves of it are asked that the line leaves open; null: nothing is known of it. */
  rest(rule: number, ask: (leaf: number) => boolean): boolean | null;
}

/** Keys of the hit of a search, in which the event is. */
const OF_HITS: readonly string[] = ['_source', 'fields'];
const ID = '_id';

/** Null: some rule has to see every event whole. `anyForm`, the line may be the hit of a search. Lines without one of the `texts` are not looked at further. */
export function createLineOffer(
  rules: readonly Sought[],
  { filing, restOf }: RuleIndex,
  textFields: readonly string[],
  anyForm: boolean,
  texts: readonly Text[] | null,
): LineOffer | null {
  const asked = [...new Set(rules.flatMap(({ deciding }) => deciding ?? []))];
  const leading = leadingNames(asked);
  const isDecided = rules.map(({ deciding }) => deciding?.every((name) => !leading.has(name)) === true);
  if (filing.always.some((rule) => isDecided[rule] !== true)) return null;
  const names = asked.filter((name) => !leading.has(name));
  const ofSigns = filing.signs.flatMap(({ field }: Sign) => field ?? []);
  const all = [...new Set([...names, ...ofSigns, ID])];
  const idField = all.indexOf(ID);
  const [stops, firsts] = anyForm ? [OF_HITS, FIRST_KEYS] : [[], []];
  const looked = texts === null ? null : { texts, leading: leadingLetters(anyForm) };
  const sorter = createLineSorter({ names: all, stops, firsts, filing, rules: rules.length, looked }, new Set(textFields));
  const event = createCutEvent(names, sorter.values);
  return {
    forget: sorter.forget,
    sort: sorter.sort,
    scan: sorter.scan,
    hasId: () => sorter.values(idField) !== undefined,
    holds: sorter.holds,
    rest: (rule, ask) => restOf(rule)?.(sorter.shown, ask) ?? null,
    seen: isDecided.map((decided) => (decided ? event : null)),
  };
}
