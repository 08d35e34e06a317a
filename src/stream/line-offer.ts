import type { Event } from '../event/index.ts';
import { createCutEvent } from './cut-event.ts';
import { createLineSorter, type LineSorter } from './kernel/index.ts';
import type { RuleIndex } from './rule-index/index.ts';
import { ID, type RuleTables } from './rule-tables.ts';

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

/** Null: some rule has to see every event whole. */
export function createLineOffer({ filing, textFields, cut }: RuleTables, { restOf }: RuleIndex): LineOffer | null {
  if (cut === null) return null;
  const { names, isDecided, search, image } = cut;
  const idField = search.names.indexOf(ID);
  const sorter = createLineSorter({ ...search, filing }, new Set(textFields), image);
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
