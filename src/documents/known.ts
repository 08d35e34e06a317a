import type { KnownLanguage } from '../contract/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import { own, type Table } from './record.ts';

/** The languages whose queries are taken. A query that shows the signs of none is in the first. */
export type Known = NonEmpty<KnownLanguage>;

/** The language as whose query a text begins; null: none. */
export function beginningOf(text: string, known: Known): KnownLanguage | null {
  return known.find(({ signs }) => signs.begins(text)) ?? null;
}

/** Whether a line, where it stands, begins a query. */
export function beginsQuery(line: string, known: Known): boolean {
  return known.some(({ signs }) => signs.beginsOn(line));
}

/** The language of a query that names none; where it has no signs, by the name of its file. */
export function languageOfQuery(text: string, known: Known, fileName = ''): KnownLanguage {
  const lower = fileName.toLowerCase();
  const byName = known.find(({ signs: { extension } }) => extension !== null && lower.endsWith(extension));
  return beginningOf(text, known) ?? byName ?? known.find(({ signs }) => signs.betrays(text)) ?? known[0];
}

/** The language that a word of a rule names; null: none of those that are known. */
export function languageNamed(word: unknown, known: Known): KnownLanguage | null {
  if (typeof word !== 'string') return null;
  const written = word.toLowerCase();
  return known.find(({ signs }) => signs.names.some((name) => name === written)) ?? null;
}

/** The language of a record that is not foreign, by its `language`, its `type`, or its query. */
export function languageOfRecord(record: Table, query: string, known: Known): KnownLanguage {
  const named = languageNamed(own(record, 'language') ?? own(record, 'type'), known);
  return named ?? (own(record, 'language') === undefined ? searchLanguage(record, known) : null) ?? languageOfQuery(query, known);
}

/** Types of Kibana's rules with a query in the language of its search bar, or in Lucene; some do more than search. */
const SEARCHES: readonly string[] = ['query', 'saved_query', 'threshold', 'new_terms', 'threat_match'];

/** What those are written in that name no language, as Kibana calls it. */
const USUAL = 'kuery';

/** Whether a type of rules searches as Kibana's search bar does. */
function isSearchType(type: unknown): boolean {
  return typeof type === 'string' && SEARCHES.includes(type.toLowerCase());
}

/** The language of the search bar, of a rule whose type searches so and that names no other; null: it does not, or nothing reads it. */
export function searchLanguage(record: Table, known: Known): KnownLanguage | null {
  if (!isSearchType(own(record, 'type'))) return null;
  const search = languageNamed(USUAL, known);
  const written = own(record, 'language');
  return written === undefined || languageNamed(written, known) === search ? search : null;
}

/** `an EQL rule`, `an EQL or Sigma rule`. */
export function ruleInOne(known: Known): string {
  const titles = titlesOf(known);
  return `${/^[AEIOU]/i.test(titles) ? 'an' : 'a'} ${titles} rule`;
}

/** `EQL`, `EQL or Sigma`. */
export function titlesOf(known: Known): string {
  const titles = known.map(({ title }) => title);
  const last = titles.at(-1) ?? '';
  const others = titles.slice(0, -1);
  return isNonEmpty(others) ? `${others.join(', ')} or ${last}` : last;
}

/** The endings of files that hold nothing but a query, without the dot. */
export function queryEndings(known: Known): readonly string[] {
  return known.flatMap(({ signs }) => (signs.extension === null ? [] : [signs.extension.slice(1)]));
}
