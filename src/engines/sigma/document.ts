import { CORE_SCHEMA, loadAll } from 'js-yaml';

/** The parts of a Sigma rule that decide what it matches. */
export interface SigmaRule {
  readonly taxonomy: string;
  readonly detections: ReadonlyMap<string, unknown>;
  readonly condition: string;
}

/** Reads one Sigma rule from YAML; a text says why it is none. Only own keys count, whatever they are called. */
export function readRule(yaml: string): SigmaRule | string {
  let documents: unknown[];
  try {
    documents = loadAll(yaml, undefined, { schema: CORE_SCHEMA });
  } catch (error) {
    return `the YAML does not parse: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
  if (documents.length !== 1) return `expected one document, found ${documents.length}`;
  const rule = entriesOf(documents[0]);
  if (rule === null) return 'the document is no map';
  if (rule.has('correlation')) return 'a correlation, not a rule';
  const detection = entriesOf(rule.get('detection'));
  if (detection === null) return 'the rule has no detection';
  const condition = detection.get('condition');
  if (typeof condition !== 'string') return 'the condition is no string';
  if (entriesOf(rule.get('logsource')) === null) return 'the rule has no log source';
  const taxonomy = rule.get('taxonomy') ?? 'sigma';
  if (typeof taxonomy !== 'string') return 'the taxonomy is no string';
  detection.delete('condition');
  return { taxonomy, detections: detection, condition };
}

/** The entries of a YAML map, or null when it is something else. */
export function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return null;
  return new Map(Object.entries(value));
}
