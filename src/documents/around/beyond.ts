import type { Json } from '../../event/index.ts';
import type { Beyond, IndicatorPair } from '../../ir/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../source/index.ts';
import { diagnostic } from '../codes.ts';
import { isPastTime, isTable, own, type Table } from '../record.ts';
import { readFilters } from './filters.ts';

/** What a rule of Kibana does besides its query, by its type; a rule that lacks what its type needs is none that Kibana takes. */
type BesidesQuery =
  | { readonly ok: true; readonly beyond: readonly Beyond[] }
  | { readonly ok: false; readonly problem: Diagnostic };

const NOTHING: BesidesQuery = { ok: true, beyond: [] };

export function readBeyond(rule: Table, placeOf: (key: string) => Span): BesidesQuery {
  const missing = (key: string, needs: string): BesidesQuery => {
    const message = `a rule of the type \`${String(own(rule, 'type'))}\` needs ${needs}`;
    return { ok: false, problem: diagnostic('rule-incomplete', message, placeOf(own(rule, key) === undefined ? 'type' : key)) };
  };
  switch (String(own(rule, 'type')).toLowerCase()) {
    case 'threshold': {
      const threshold = thresholdOf(own(rule, 'threshold'));
      return threshold === null
        ? missing('threshold', '`threshold` with a `field` and a `value` of 1 or more')
        : { ok: true, beyond: [threshold] };
    }
    case 'new_terms': {
      const terms = newTermsOf(rule);
      return terms === null
        ? missing('new_terms_fields', '`new_terms_fields`, a list of names, and `history_window_start`, a time such as now-7d')
        : { ok: true, beyond: [terms] };
    }
    case 'threat_match': {
      const match = indicatorMatchOf(rule, placeOf);
      return match === null
        ? missing('threat_mapping', '`threat_index`, `threat_query` and `threat_mapping` with entries')
        : { ok: true, beyond: [match] };
    }
    default:
      return NOTHING;
  }
}

function thresholdOf(value: unknown): Beyond | null {
  if (!isTable(value)) return null;
  const fields = namesOf(own(value, 'field') ?? []);
  const count = countOf(own(value, 'value'));
  const written = own(value, 'cardinality') ?? [];
  if (fields === null || count === null || !Array.isArray(written)) return null;
  const distinct = written.map((one: unknown) => {
    const [field, least] = isTable(one) ? [own(one, 'field'), countOf(own(one, 'value'))] : [];
    return typeof field === 'string' && least !== null && least !== undefined ? { field, count: least } : null;
  });
  const known = distinct.filter((one) => one !== null);
  return known.length < distinct.length ? null : { kind: 'threshold', fields, count, distinct: known };
}

/** Kibana has two keys; files of rules have one table with the names of the keys as values. */
function newTermsOf(rule: Table): Beyond | null {
  const table = own(rule, 'new_terms');
  const [window] = isTable(table) ? listOf(own(table, 'history_window_start')) : [];
  const fields = namesOf(isTable(table) ? own(table, 'value') : own(rule, 'new_terms_fields'));
  const since = isTable(window) ? own(window, 'value') : own(rule, 'history_window_start');
  if (fields === null || !isNonEmpty(fields) || typeof since !== 'string' || !isPastTime(since)) return null;
  return { kind: 'new-terms', fields, since };
}

function indicatorMatchOf(rule: Table, placeOf: (key: string) => Span): Beyond | null {
  const indices = namesOf(own(rule, 'threat_index'));
  const query = own(rule, 'threat_query');
  const mapping = listOf(own(rule, 'threat_mapping')).map(alternativeOf);
  const known = mapping.filter((one) => one !== null);
  if (indices === null || typeof query !== 'string' || known.length < mapping.length || !isNonEmpty(known)) return null;
  const [language, path] = [own(rule, 'threat_language'), own(rule, 'threat_indicator_path')];
  return {
    kind: 'indicator-match',
    indices,
    query,
    language: typeof language === 'string' ? language : 'kuery',
    filters: readFilters(own(rule, 'threat_filters'), placeOf('threat_filters')).map(
      ({ query: clause, negated }): Json => (negated ? { bool: { must_not: [clause] } } : clause),
    ),
    mapping: known,
    path: typeof path === 'string' ? path : null,
    concurrentSearches: countOf(own(rule, 'concurrent_searches')),
    itemsPerSearch: countOf(own(rule, 'items_per_search')),
  };
}

function alternativeOf(value: unknown): NonEmpty<IndicatorPair> | null {
  const pairs = isTable(value) ? listOf(own(value, 'entries')).map(pairOf) : [];
  const known = pairs.filter((pair) => pair !== null);
  return known.length === pairs.length && isNonEmpty(known) ? known : null;
}

function pairOf(value: unknown): IndicatorPair | null {
  if (!isTable(value)) return null;
  const [field, indicator] = [own(value, 'field'), own(value, 'value')];
  if (typeof field !== 'string' || typeof indicator !== 'string') return null;
  return { field, indicator, negated: own(value, 'negate') === true };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Names, or one; the empty name of old exports is none. Null: what is neither. */
function namesOf(value: unknown): readonly string[] | null {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = listed.filter((name): name is string => typeof name === 'string');
  return names.length < listed.length ? null : names.filter((name) => name !== '');
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}
