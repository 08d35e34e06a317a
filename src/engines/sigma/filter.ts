import { type Detection, readDetection } from './detection-document.ts';
import { type Entries, entriesOf } from './entries.ts';

/** A Sigma filter: a condition more for the rules it names. */
export interface Filter {
  readonly kind: 'filter';
  readonly rules: 'any' | readonly string[];
  readonly logSource: Entries;
  readonly detection: Detection;
}

/** Reads a document with a filter; a text says why it cannot be run. */
export function readFilter(document: Entries, place: number): Filter | string {
  const filter = entriesOf(document.get('filter'));
  const logSource = entriesOf(document.get('logsource'));
  if (filter === null) return 'the filter is no map';
  if (logSource === null) return 'the filter has no log source';
  const rules = readRules(filter.get('rules'));
  if (rules === null) return 'rules is neither any nor a list of names';
  filter.delete('rules');
  const detection = readDetection(filter, [place, 'filter']);
  return typeof detection === 'string' ? detection : { kind: 'filter', rules, logSource, detection };
}

function readRules(value: unknown): Filter['rules'] | null {
  if (typeof value === 'string') return value.toLowerCase() === 'any' ? 'any' : [value];
  if (!Array.isArray(value)) return null;
  const list: readonly unknown[] = value;
  const names = list.filter((name) => typeof name === 'string');
  if (names.length < list.length) return null;
  return names.length === 0 ? 'any' : names;
}
