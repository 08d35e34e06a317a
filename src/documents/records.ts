import type { Diagnostic, Source, Span } from '../source/index.ts';
import { readBeyond } from './around/beyond.ts';
import { type Located, readLists } from './around/exceptions.ts';
import { readRuleContext, snakeCase } from './around/rule.ts';
import { claimRecords } from './claimed.ts';
import { diagnostic } from './codes.ts';
import { createCutter, spanOf } from './cut.ts';
import type { DocumentForm, ReadOutcome, RuleDocument } from './document.ts';
import { foreignRecord } from './foreign.ts';
import { type Known, languageOfRecord } from './known.ts';
import type { LocatedValue } from './located.ts';
import { escapeKey, isTable, named, own, readRecord, type Table } from './record.ts';

/** The text of a query as the document writes it, when that differs from its value; null when it is to be looked for. */
export type Written = (record: Table) => { readonly text: string; readonly start: number } | null;

/**
 * Reads rules as Kibana spells them: one rule, a list, an API page (`{ data: [...] }`), saved objects (`attributes`), a
 * rule under the key `rule`. The closing summary of an export and its exception lists are passed over.
 */
export function readRecords(
  document: Source,
  form: DocumentForm,
  values: readonly LocatedValue[],
  broken: readonly Diagnostic[],
  known: Known,
  written: Written = () => null,
): ReadOutcome {
  const cutter = createCutter(document);
  const documents: RuleDocument[] = [];
  const warnings: Diagnostic[] = [];
  const problems: Diagnostic[] = [...broken];
  const others: string[] = [];
  const claimed = claimRecords(document, form, values, known);
  documents.push(...claimed.documents);
  problems.push(...claimed.problems);
  warnings.push(...claimed.warnings);
  const records = claimed.rest.map(({ value, start, end }) => ({ found: unwrap(value, 0), start, end }));
  const lists = readLists(
    records.flatMap(({ found, start, end }) =>
      found.filter(isBystander).map((record): Located => ({ record, span: spanOf(document.text, '"list_id"', start, end) })),
    ),
  );
  for (const { found: located, start, end } of records) {
    for (const record of located) {
      if (isBystander(record)) continue;
      const placeOf = (key: string): Span => keySpan(document.text, form, key, start, end);
      const query = own(record, 'query');
      const owner = ownerOf(record);
      const subject = owner === null ? 'the rule' : `the rule ${owner}`;
      const other = foreignRecord(record, subject, placeOf, known);
      const besides = readBeyond(record, placeOf);
      if (other !== null) {
        others.push(other.language);
        problems.push(other.problem);
      } else if (typeof query !== 'string' || query.trim() === '') {
        problems.push(diagnostic('query-missing', `${subject} has no query`, placeOf('name')));
      } else if (!besides.ok) {
        problems.push(besides.problem);
      } else {
        const { meta, problems: found } = readRecord(record, placeOf);
        const around = readRuleContext(record, lists, placeOf);
        warnings.push(...found, ...around.warnings);
        const literal = written(record);
        documents.push({
          form,
          language: languageOfRecord(record, query, known).name,
          documentName: document.name,
          meta: { ...meta, ...dates(record) },
          context: around.context,
          ...(besides.beyond.length === 0 ? {} : { beyond: besides.beyond }),
          query: cutter.cut(literal?.text ?? query.trim(), literal?.start ?? start, owner),
        });
      }
    }
  }
  if (documents.length === 0 && problems.length === 0) {
    const name = form === 'yaml' ? 'YAML' : 'JSON';
    problems.push(diagnostic('query-missing', `the ${name} holds no rule`, { start: 0, end: 1 }));
  }
  return { documents, problems, warnings, others };
}

/** Where a key stands: quoted in JSON, before a colon in YAML. */
function keySpan(text: string, form: DocumentForm, key: string, start: number, end: number): Span {
  if (form !== 'yaml') return spanOf(text, `"${key}"`, start, end);
  const found = new RegExp(`^[ \\t-]*["']?(${escapeKey(key)})["']?[ \\t]*:`, 'm').exec(text.slice(start, end));
  if (found === null) return spanOf(text, key, start, end);
  const at = start + found.index + found[0].indexOf(key);
  return { start: at, end: at + key.length };
}

/** What to call a rule of an export in a message. */
function ownerOf(record: Table): string | null {
  const name = own(record, 'name') ?? own(record, 'title') ?? own(record, 'rule_id');
  return typeof name === 'string' && name !== '' ? named(name) : null;
}

/** Exports nest rules two or three levels deep; what lies deeper than this is no rule. */
const DEEPEST = 8;

function unwrap(value: unknown, depth: number): readonly Table[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => unwrap(item, depth + 1));
  if (!isTable(value)) return [];
  for (const key of ['data', 'rules']) {
    const inner = own(value, key);
    if (Array.isArray(inner)) return unwrap(inner, depth + 1);
  }
  const search = kqlOfSearch(value);
  if (search !== null) return [search];
  const timeline = eqlOfTimeline(value);
  if (timeline !== null) return [timeline];
  const attributes = own(value, 'attributes');
  if (isTable(attributes)) return unwrap(attributes, depth + 1);
  const rule = own(value, 'rule');
  if (isTable(rule) && own(value, 'query') === undefined) return unwrap(rule, depth + 1);
  const params = own(value, 'params');
  if (isTable(params) && own(value, 'query') === undefined) return [{ ...params, ...value, ...camelToSnake(params) }];
  return [value];
}

/**
 * The body of a search that is a `kql` query and nothing else, as a rule. With an option that changes what is found, or a mapping of its own,
 * it stays what it is: a record whose query is no text. Null: it is none.
 */
function kqlOfSearch(value: Table): Table | null {
  const search = own(value, 'query');
  const kql = isTable(search) && Object.keys(search).length === 1 ? own(search, 'kql') : undefined;
  if (!isTable(kql) || typeof own(kql, 'query') !== 'string') return null;
  const changed = Object.keys(kql).some((key) => !['query', 'boost', '_name'].includes(key));
  const others = Object.keys(value).some((key) => !WITHOUT_MEANING.includes(key));
  return changed || others ? null : { language: 'kuery', query: own(kql, 'query') };
}

/** What a search says of its answer, not of what is found. */
const WITHOUT_MEANING: readonly string[] = [
  'query',
  'size',
  'from',
  'sort',
  '_source',
  'fields',
  'track_total_hits',
  'profile',
  'explain',
];

/** A timeline of Kibana keeps its EQL among its options. Null: it is none, or has no EQL. */
function eqlOfTimeline(value: Table): Table | null {
  const options = own(value, 'eqlOptions');
  if (!isTable(options) || own(value, 'query') !== undefined) return null;
  const query = own(options, 'query');
  if (typeof query !== 'string' || query.trim() === '') return null;
  return {
    ...options,
    id: own(value, 'savedObjectId'),
    name: own(value, 'title'),
    description: own(value, 'description'),
    index: own(value, 'indexNames'),
    event_category_override: own(options, 'eventCategoryField'),
    timestamp_field: own(options, 'timestampField'),
    tiebreaker_field: own(options, 'tiebreakerField'),
    language: 'eql',
  };
}

/** Saved objects spell the same fields in camel case. */
function camelToSnake(params: Table): Table {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [snakeCase(key), value]));
}

/** Lines of an export that are no rules: its summary, exception lists, list items, connectors. */
function isBystander(record: Table): boolean {
  return ['exported_count', 'exported_rules_count', 'list_id', 'item_id', 'actionTypeId', 'timelineType'].some(
    (key) => own(record, key) !== undefined,
  );
}

function dates(record: Table): { readonly created: string | null; readonly updated: string | null } {
  const day = (key: string): string | null => {
    const value = own(record, key);
    return typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null) : null;
  };
  return { created: day('created_at'), updated: day('updated_at') };
}
