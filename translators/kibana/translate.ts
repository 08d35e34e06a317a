import { isPlainQuery, type Loss, lossesAround, type Translation } from '../../src/contract/index.ts';
import type { Around, Beyond, ExceptionItem, Rule } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty } from '../../src/source/index.ts';
import type { KibanaArtifact, KibanaQuery, Properties } from './artifact.ts';
import { isSaid, propertiesBeyond } from './beyond.ts';
import { diagnostic } from './codes.ts';
import { exceptionList, isWritable } from './exceptions.ts';
import { filterOf } from './filters.ts';
import { type QueryPrinters, queryOf, writtenIn } from './query.ts';
import { type Described, describe, eqlFields } from './rule.ts';

/** A rule as Kibana imports it, or the reasons why no language of Kibana says its query. */
export function translateKibana(rule: Rule, printers: QueryPrinters): Translation<KibanaArtifact> {
  const query = queryOf(rule, printers);
  if (query.status === 'refused') return query;
  const written = writtenIn(rule) !== null;
  const beside = besideQuery(rule, written);
  const described = describe(rule);
  const listed = isNonEmpty(beside.exceptions)
    ? exceptionList(described.ruleId, described.name, beside.exceptions)
    : { reference: null, lines: [] };
  const artifact: KibanaArtifact = {
    rule: {
      ...described.properties,
      enabled: false,
      ...typeOf(rule, query.artifact),
      ...(rule.meta.indices.length === 0 ? {} : { index: rule.meta.indices }),
      language: query.artifact.language,
      query: query.artifact.text,
      ...eqlFields(rule.meta, query.artifact),
      ...(beside.filters.length === 0 ? {} : { filters: beside.filters }),
      ...(listed.reference === null ? {} : { exceptions_list: [listed.reference] }),
      ...described.optional,
    },
    exceptions: listed.lines,
  };
  const notes = [...query.notes, ...notesOf(rule, query.artifact, described, { written, lines: listed.lines.length })];
  const losses = [...(query.status === 'lossy' ? query.losses : []), ...lossesBeside(rule, written)];
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

/** The type, and what it does besides the query; a rule has one type, so of several such things the first. */
function typeOf(rule: Rule, { language }: KibanaQuery): Properties {
  const said = saidBeyond(rule);
  if (said !== undefined) return propertiesBeyond(said);
  return { type: language === 'eql' ? 'eql' : 'query' };
}

/** What the output says besides the query. It names fields as the rule did before pipelines, and says nothing under other names. */
function saidBeyond({ beyond = [], changed }: Rule): Beyond | undefined {
  return changed?.renamed === true ? undefined : beyond.find(isSaid);
}

interface BesideQuery {
  readonly filters: readonly Properties[];
  readonly exceptions: readonly ExceptionItem[];
}

/** All filters and exceptions beside a query as written; beside a printed one those that are not in it. */
function besideQuery({ around, changed }: Rule, written: boolean): BesideQuery {
  if (around === undefined) return { filters: [], exceptions: [] };
  const { filters, exceptions } = written ? around.context : unsaidOf(around);
  // They name fields as the rule did before.
  if (changed?.renamed === true) return { filters: [], exceptions: [] };
  return {
    filters: filters.filter(({ query }) => isPlainQuery(query)).map(filterOf),
    exceptions: exceptions.filter(isWritable),
  };
}

function unsaidOf({ unsaid }: Around) {
  return {
    filters: unsaid.filter(({ kind }) => kind === 'filter').map(({ clause, negated }) => ({ query: clause, negated })),
    exceptions: unsaid.flatMap(({ item }) => item ?? []),
  };
}

function lossesBeside(rule: Rule, written: boolean): readonly Loss[] {
  const said = saidBeyond(rule);
  const renamed = rule.changed?.renamed === true;
  const losses = lossesAround(rule, {
    filters: (clause) => !renamed && isPlainQuery(clause),
    exceptions: (item) => !renamed && isWritable(item),
    scripts: false,
    beyond: (one) => one === said,
  });
  // Filters that are passed on as they are written have ranges with both their ends.
  return written ? losses.filter(({ code }) => code !== 'filter-two-dates') : losses;
}

const TITLES: { readonly [Language in KibanaQuery['language']]: string } = { eql: 'EQL', kuery: 'KQL', lucene: 'Lucene' };

function notesOf(
  { meta, plan: { origin }, language }: Rule,
  query: KibanaQuery,
  { filled }: Described,
  { written, lines }: { readonly written: boolean; readonly lines: number },
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  if (!written) {
    const message = `the query is printed in ${TITLES[query.language]}; the rule is written in ${language}`;
    notes.push(diagnostic('kibana-other-language', message, origin));
  }
  if (filled.length > 0)
    notes.push(diagnostic('kibana-filled', `filled, because Kibana requires it: ${filled.join(', ')}`, origin));
  if (meta.indices.length === 0)
    notes.push(diagnostic('kibana-default-indices', 'no index is named: Kibana searches those of its settings', origin));
  if (lines > 0)
    notes.push(diagnostic('kibana-exception-list', `the exceptions follow the rule on ${lines} lines of their own`, origin));
  return notes;
}
