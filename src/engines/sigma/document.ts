import { loadAll } from 'js-yaml';
import { type Placeholders, thrownMessage } from '../../source/index.ts';
import { asConsumerReads } from './consumers.ts';
import { type Correlation, readCorrelation } from './correlation-document.ts';
import { type Detection, readDetection } from './detection-document.ts';
import { type Entries, entriesOf } from './entries.ts';
import { type Filter, readFilter } from './filter.ts';
import { withActions } from './globals.ts';
import { withPlaceholders } from './placeholders.ts';
import { SIGMA_SCHEMA } from './yaml-schema.ts';

/** The parts of a Sigma rule that decide what it matches. */
export interface SigmaRule {
  readonly kind: 'rule';
  /** What a correlation may call it: its name and its id. */
  readonly names: readonly string[];
  readonly taxonomy: string;
  /** Where its events come from, which decides what some names of Sigma's own taxonomy are about. */
  readonly logSource: Entries;
  readonly detection: Detection;
  /** What Sigma filters add: all of it has to hold, too. */
  readonly filters: readonly Detection[];
}

export type SigmaDocument = SigmaRule | Correlation;

/** Reads all documents of a YAML text: rules, correlations of them, and filters, which are laid onto the rules. A text says why they cannot be read. */
export function readDocuments(yaml: string, placeholders?: Placeholders): readonly SigmaDocument[] | string {
  const written = load(yaml);
  if (typeof written === 'string') return written;
  const loaded = asConsumerReads(written);
  if (typeof loaded === 'string') return loaded;
  const documents = withActions(withPlaceholders(loaded, placeholders));
  if (typeof documents === 'string') return documents;
  const rules: SigmaDocument[] = [];
  const filters: Filter[] = [];
  for (const { place, entries } of documents) {
    const read = readDocument(entries, place);
    if (typeof read === 'string') return `${loaded.length > 1 ? `document ${place + 1}: ` : ''}${read}`;
    if (read.kind === 'filter') filters.push(read);
    else rules.push(read);
  }
  return rules.map((rule) =>
    rule.kind === 'rule'
      ? { ...rule, filters: filters.filter((filter) => covers(filter, rule)).map(({ detection }) => detection) }
      : rule,
  );
}

/** Empty documents, as a trailing `---` makes them, say nothing. */
function load(yaml: string): readonly unknown[] | string {
  try {
    return loadAll(yaml, undefined, { schema: SIGMA_SCHEMA });
  } catch (error) {
    return `the YAML does not parse: ${thrownMessage(error).split('\n')[0] ?? ''}`;
  }
}

function readDocument(entries: Entries, place: number): SigmaDocument | Filter | string {
  const names = ['name', 'id'].flatMap((key) => {
    const name = entries.get(key);
    return typeof name === 'string' ? [name] : [];
  });
  const kinds = ['detection', 'correlation', 'filter'].filter((key) => entries.has(key));
  if (kinds.length > 1) return `both a ${kinds.join(' and a ')}`;
  if (kinds[0] === 'correlation') return readCorrelation(entries, names);
  return kinds[0] === 'filter' ? readFilter(entries, place) : readRule(entries, names, place);
}

function readRule(rule: Entries, names: readonly string[], place: number): SigmaRule | string {
  const detection = entriesOf(rule.get('detection'));
  if (detection === null) return 'the rule has no detection';
  if (detection.has('timeframe')) return 'a timeframe is for aggregations, which are not run';
  const read = readDetection(detection, [place, 'detection']);
  if (typeof read === 'string') return read;
  const logSource = entriesOf(rule.get('logsource'));
  if (logSource === null) return 'the rule has no log source';
  const taxonomy = rule.get('taxonomy') ?? 'sigma';
  if (typeof taxonomy !== 'string') return 'the taxonomy is no string';
  return { kind: 'rule', names, taxonomy, logSource, detection: read, filters: [] };
}

/** A filter is for the rules that it names, of the log source that it names. */
function covers({ rules, logSource }: Filter, rule: SigmaRule): boolean {
  const fits = ['category', 'product', 'service'].every((key) => {
    const wanted = logSource.get(key) ?? null;
    return wanted === null || wanted === rule.logSource.get(key);
  });
  return fits && (rules === 'any' || rules.some((name) => rule.names.includes(name)));
}
