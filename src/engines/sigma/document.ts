import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { type Correlation, readCorrelation } from './correlation-document.ts';
import { entriesOf } from './entries.ts';

/** The parts of a Sigma rule that decide what it matches. */
export interface SigmaRule {
  readonly kind: 'rule';
  /** What a correlation may call it: its name and its id. */
  readonly names: readonly string[];
  readonly taxonomy: string;
  /** Where its events come from, which decides what some names of Sigma's own taxonomy are about. */
  readonly logSource: ReadonlyMap<string, unknown>;
  readonly detections: ReadonlyMap<string, unknown>;
  readonly condition: string;
}

/** Reads all documents of a YAML text: rules, and correlations of them. A text says why they cannot be read. */
export function readDocuments(yaml: string): readonly (SigmaRule | Correlation)[] | string {
  let documents: unknown[];
  try {
    documents = loadAll(yaml, undefined, { schema: CORE_SCHEMA });
  } catch (error) {
    return `the YAML does not parse: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
  const read = documents.map(readDocument);
  const problem = read.findIndex((document) => typeof document === 'string');
  if (problem >= 0) return `${documents.length > 1 ? `document ${problem + 1}: ` : ''}${String(read[problem])}`;
  return read.filter((document) => typeof document !== 'string');
}

/** Only own keys count, whatever they are called. */
function readDocument(document: unknown): SigmaRule | Correlation | string {
  const entries = entriesOf(document);
  if (entries === null) return 'the document is no map';
  const names = ['name', 'id'].flatMap((key) => {
    const name = entries.get(key);
    return typeof name === 'string' ? [name] : [];
  });
  if (!entries.has('correlation')) return readRule(entries, names);
  if (entries.has('detection')) return 'both a detection and a correlation';
  return readCorrelation(entries, names);
}

function readRule(rule: ReadonlyMap<string, unknown>, names: readonly string[]): SigmaRule | string {
  const detection = entriesOf(rule.get('detection'));
  if (detection === null) return 'the rule has no detection';
  const condition = detection.get('condition');
  if (typeof condition !== 'string') return 'the condition is no string';
  const logSource = entriesOf(rule.get('logsource'));
  if (logSource === null) return 'the rule has no log source';
  const taxonomy = rule.get('taxonomy') ?? 'sigma';
  if (typeof taxonomy !== 'string') return 'the taxonomy is no string';
  detection.delete('condition');
  return { kind: 'rule', names, taxonomy, logSource, detections: detection, condition };
}
