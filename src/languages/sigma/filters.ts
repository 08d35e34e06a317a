import { isRecord, own, type Unit } from './units.ts';

/**
 * The filters for a rule, in their order: a filter names its rules, or is for any of its log source; what its log source leaves open may be
 * anything. They are looked up by what they say, so that many filters beside many rules take no longer than their number.
 */
export function filterIndex(filters: readonly Unit[]): (rule: Unit) => readonly Unit[] {
  const places = new Map(filters.map((filter, place) => [filter, place]));
  const byName = new Map<string, Unit[]>();
  const forAny = new Map<string, Unit[]>();
  for (const filter of filters) {
    const names = new Set(filter.refersTo);
    if (names.size === 0 || names.has('any')) addTo(forAny, keyOf(sourceOf(filter) ?? ANYTHING), filter);
    else for (const name of names) addTo(byName, name, filter);
  }
  return (rule) => {
    if (rule.kind !== 'rule') return [];
    const given = sourceOf(rule);
    const named = rule.names.flatMap((name) => byName.get(name) ?? []).filter((filter) => leavesIn(sourceOf(filter), given));
    const all = keysFor(given).flatMap((key) => forAny.get(key) ?? []);
    return [...new Set([...named, ...all])].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  };
}

/** Category, product and service as they are written; undefined: left open. */
type Source = readonly [unknown, unknown, unknown];

const ANYTHING: Source = [undefined, undefined, undefined];

/** Null: there is no log source. */
function sourceOf({ record }: Unit): Source | null {
  const source = own(record, 'logsource');
  return isRecord(source) ? [own(source, 'category'), own(source, 'product'), own(source, 'service')] : null;
}

function leavesIn(wanted: Source | null, given: Source | null): boolean {
  return keysFor(given).includes(keyOf(wanted ?? ANYTHING));
}

/** The keys of all log sources that leave a rule in: each of its words, or nothing in its place. */
function keysFor(given: Source | null): readonly string[] {
  const choices = (given ?? ANYTHING).map((word) => (word === undefined ? [undefined] : [undefined, word]));
  const [categories = [], products = [], services = []] = choices;
  return categories.flatMap((category) =>
    products.flatMap((product) => services.map((service) => keyOf([category, product, service]))),
  );
}

/** Words that are no texts count by their type as well: a number is not its digits. */
function keyOf(source: Source): string {
  return JSON.stringify(source.map((word) => (word === undefined ? null : [typeof word, String(word)])));
}

function addTo(lists: Map<string, Unit[]>, key: string, unit: Unit): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [unit]);
  else known.push(unit);
}
