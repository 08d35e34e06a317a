import { parse, TomlError } from 'smol-toml';
import type { Diagnostic, Source, Span } from '../source/index.ts';
import { readBeyond } from './around/beyond.ts';
import { NO_LISTS, readRuleContext } from './around/rule.ts';
import { diagnostic } from './codes.ts';
import { createCutter, spanOf } from './cut.ts';
import type { ReadOutcome, RuleDocument } from './document.ts';
import { foreignRecord } from './foreign.ts';
import { beginningOf, type Known, languageNamed, languageOfQuery, languageOfRecord } from './known.ts';
import { escapeKey, isTable, named, own, readRecord, type Table } from './record.ts';

/**
 * Reads a TOML file: a detection-rules file (`[metadata]`, `[rule]`), a rule for Elastic's endpoint (`[rule]`), a hunt with
 * a list of queries (`[hunt]`), or an analytic of Elastic's library (`[analytic]`). Each may be a list of tables.
 */
export function readToml(document: Source, known: Known): ReadOutcome {
  let tables: Table;
  try {
    tables = parse(document.text);
  } catch (error) {
    return { documents: [], problems: [syntaxProblem(document, error)], warnings: [], others: [] };
  }
  const placeOf = keyPlace(document.text);
  const documents: RuleDocument[] = [];
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const others: string[] = [];
  const cutter = createCutter(document);
  const records = ruleTables(tables, known);
  if (records.length === 0) {
    problems.push(diagnostic('query-missing', 'there is no [rule] table', spanOf(document.text, '[metadata]')));
  }
  for (const { table, record } of records) {
    const queries = queriesOf(record, known);
    const other = foreignRecord(record, 'the rule', placeOf, known);
    const besides = readBeyond(record, placeOf);
    if (other !== null) {
      others.push(other.language);
      problems.push(other.problem);
    } else if (queries.length === 0) {
      problems.push(diagnostic('query-missing', `the [${table}] table has no query`, spanOf(document.text, `[${table}]`)));
    } else if (!besides.ok) {
      problems.push(besides.problem);
    } else {
      const { meta, problems: found } = readRecord(record, placeOf);
      const lifetime = readMetadata(own(tables, 'metadata'), placeOf);
      const around = readRuleContext(table === 'rule' || table === 'rules' ? record : {}, NO_LISTS, placeOf);
      warnings.push(...found, ...lifetime.problems, ...around.warnings);
      const systems = systemsOf(record);
      if (systems.length > 0 && systems.length < SYSTEMS.size && !queries.every((query) => query.includes('host.os.type'))) {
        const message = `the rule is for ${systems.join(' and ')}, and its query does not say so`;
        const help = `to keep the limit, add \`host.os.type : ("${systems.join('", "')}")\` to the query`;
        warnings.push(
          diagnostic('system-not-in-query', message, placeOf(own(record, 'os_list') === undefined ? 'os' : 'os_list'), { help }),
        );
      }
      const tags = [...meta.tags, ...systems.map((system) => `OS: ${SYSTEMS.get(system)}`)];
      const from = placeOf('query').start;
      for (const [index, query] of queries.entries()) {
        const numbered = index === 0 || meta.name === null ? {} : { id: null, name: `${meta.name} (${index + 1})` };
        documents.push({
          form: 'toml',
          language: (Array.isArray(own(record, 'query')) ? languageOfQuery(query, known) : languageOfRecord(record, query, known))
            .name,
          documentName: document.name,
          meta: { ...meta, tags, ...numbered, ...lifetime.meta },
          context: around.context,
          ...(besides.beyond.length === 0 ? {} : { beyond: besides.beyond }),
          query: cutter.cut(query.trim(), from, meta.name === null ? null : named(meta.name)),
        });
      }
    }
  }
  return { documents, problems, warnings, others };
}

interface RuleTable {
  readonly table: string;
  readonly record: Table;
}

/** The tables that describe rules; the whole file when it holds a query and no such table. */
function ruleTables(tables: Table, known: Known): readonly RuleTable[] {
  const found = ['rule', 'rules', 'hunt', 'queries', 'analytic', 'analytics'].flatMap((table) => {
    const value = own(tables, table);
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.filter(isTable).map((item): RuleTable => ({ table, record: withMetadata(item, known) }));
  });
  return found.length === 0 && own(tables, 'query') !== undefined ? [{ table: '', record: tables }] : found;
}

/** Analytics keep their name and id in a table of their own; hunts spell the id `uuid` and list their languages. */
function withMetadata(record: Table, known: Known): Table {
  const metadata = own(record, 'metadata');
  const id = own(record, 'uuid');
  const languages = own(record, 'language');
  return {
    ...(isTable(metadata) ? metadata : {}),
    ...(id === undefined ? {} : { id }),
    ...record,
    ...(Array.isArray(languages)
      ? { language: languages.find((word) => languageNamed(word, known) !== null) ?? languages.join(', ') }
      : {}),
  };
}

/** Systems as rules for the endpoint list them, and as the tags of other rules call them. */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['linux', 'Linux'],
  ['macos', 'macOS'],
  ['windows', 'Windows'],
]);

/** The systems on which the endpoint runs a rule; none when the rule does not list them. */
function systemsOf(record: Table): readonly string[] {
  const listed = own(record, 'os_list') ?? own(record, 'os');
  return Array.isArray(listed) ? [...SYSTEMS.keys()].filter((system) => listed.includes(system)) : [];
}

/** A hunt has a list of queries in one or several languages: those that begin like a query that is read are taken. */
function queriesOf(record: Table, known: Known): readonly string[] {
  const query = own(record, 'query');
  if (typeof query === 'string') return query.trim() === '' ? [] : [query];
  if (!Array.isArray(query)) return [];
  return query.filter((item): item is string => typeof item === 'string' && beginningOf(item, known) !== null);
}

/** What `[metadata]` says of the life of a rule. */
function readMetadata(metadata: unknown, placeOf: (key: string) => Span) {
  const problems: Diagnostic[] = [];
  const date = (key: string): string | null => {
    const value = isTable(metadata) ? own(metadata, key) : undefined;
    if (value === undefined) return null;
    const found = /^(\d{4})[/-](\d{2})[/-](\d{2})/.exec(value instanceof Date ? value.toISOString() : String(value));
    if (found !== null) return `${found[1]}-${found[2]}-${found[3]}`;
    problems.push(diagnostic('metadata-invalid', `\`${key}\` should be a date such as 2024/05/31`, placeOf(key)));
    return null;
  };
  const maturity = isTable(metadata) ? own(metadata, 'maturity') : undefined;
  const meta = {
    maturity: typeof maturity === 'string' ? maturity : null,
    created: date('creation_date'),
    updated: date('updated_date'),
  };
  return { meta, problems };
}

/** The parser does not keep places, so a key's place is the line that assigns it. */
function keyPlace(text: string): (key: string) => Span {
  return (key) => {
    const found = new RegExp(`^[ \\t]*(?:\\[\\[?rule\\.)?(${escapeKey(key)})\\b`, 'm').exec(text);
    if (found === null) return spanOf(text, '[rule]');
    const start = found.index + found[0].length - key.length;
    return { start, end: start + key.length };
  };
}

/** Files of rules that were put together: each table may stand but once in TOML. */
function severalRules(text: string): Diagnostic | null {
  const places = (table: string): readonly number[] =>
    [...text.matchAll(new RegExp(`^[ \\t]*\\[${table}\\]`, 'gm'))].map(({ index }) => index);
  const [rules, metadata] = [places('rule'), places('metadata')];
  if (rules.length < 2) return null;
  const first = rules[0] ?? 0;
  // The metadata of the second rule may stand before its table.
  const second = metadata.find((at) => at > first && at < (rules[1] ?? 0)) ?? rules[1] ?? 0;
  return diagnostic(
    'document-syntax',
    `the file holds ${rules.length === 2 ? 'two rules' : `more than one rule (${rules.length})`}, one after the other, which is no TOML`,
    { start: second, end: second + 1 },
    {
      help: 'put each rule into a file of its own',
      notes: [{ message: 'the first rule', span: { start: first, end: first + 1 } }],
    },
  );
}

function syntaxProblem(document: Source, error: unknown): Diagnostic {
  if (!(error instanceof TomlError)) {
    return diagnostic('document-syntax', 'the TOML does not parse', { start: 0, end: 0 });
  }
  const several = severalRules(document.text);
  if (several !== null) return several;
  const lines = document.text.split('\n').slice(0, error.line - 1);
  const lineStart = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const start = Math.min(lineStart + Math.max(0, error.column - 1), document.text.length);
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
  return diagnostic('document-syntax', `the TOML does not parse: ${reason}`, { start, end: start + 1 });
}
