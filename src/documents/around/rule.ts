import { EMPTY_CONTEXT, type SearchContext } from '../../ir/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { diagnostic } from '../codes.ts';
import { named, own, type Table } from '../record.ts';
import { type ExceptionLists, exceptionsOf } from './exceptions.ts';
import { readFilters } from './filters.ts';
import { KEYS_BY_TYPE, RULE_KEYS } from './known-keys.ts';

/** No list is at hand where a document holds one rule only. */
export const NO_LISTS: ExceptionLists = { known: new Set(), items: new Map() };

/** What a rule puts around its query, and what has to be said of keys that are not translated. (eql-semantics 13.2, 13.5) */
export function readRuleContext(
  rule: Table,
  lists: ExceptionLists,
  placeOf: (key: string) => Span,
): { readonly context: SearchContext; readonly warnings: readonly Diagnostic[] } {
  // Most rules have neither, and a place is looked for in the whole document.
  const placeIn = (key: string): Span => (own(rule, key) === undefined ? NOWHERE : placeOf(key));
  const context: SearchContext = {
    ...EMPTY_CONTEXT,
    filters: readFilters(own(rule, 'filters'), placeIn('filters')),
    ...exceptionsOf(own(rule, 'exceptions_list'), lists, placeIn('exceptions_list')),
  };
  return { context, warnings: [...aboutAlerts(rule, placeOf), ...unknownKeys(rule, placeOf)] };
}

const NOWHERE: Span = { start: 0, end: 0 };

function aboutAlerts(rule: Table, placeOf: (key: string) => Span): readonly Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const suppression = own(rule, 'alert_suppression');
  if (suppression !== undefined && suppression !== null) {
    const message = 'alerts are suppressed: what is found stays, fewer alerts are written, and no output here knows of that';
    warnings.push(diagnostic('alert-suppression', message, placeOf('alert_suppression')));
  }
  const view = own(rule, 'data_view_id');
  if (view !== undefined && view !== null && view !== '') {
    const message = `the rule searches the data view ${named(view)}, whose indices and runtime fields are not in the document`;
    warnings.push(diagnostic('data-view', message, placeOf('data_view_id')));
  }
  return warnings;
}

function unknownKeys(rule: Table, placeOf: (key: string) => Span): readonly Diagnostic[] {
  const ofType = KEYS_BY_TYPE.get(String(own(rule, 'type')).toLowerCase()) ?? [];
  return Object.keys(rule)
    .filter((key) => !RULE_KEYS.has(key) && !RULE_KEYS.has(snakeCase(key)) && !ofType.includes(snakeCase(key)))
    .map((key) => {
      const message = `the key ${named(key)} of the rule is not known here; what it changes is not translated`;
      return diagnostic('unknown-key', message, placeOf(key));
    });
}

/** Saved objects spell keys in camel case. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
