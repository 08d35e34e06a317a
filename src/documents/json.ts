import type { Source } from '../source/index.ts';
import type { ReadOutcome } from './document.ts';
import { parseValues } from './json-values.ts';
import type { Known } from './known.ts';
import { readRecords } from './records.ts';

/** Reads Kibana's rules as JSON, or as the NDJSON of an export. */
export function readJson(document: Source, known: Known): ReadOutcome {
  const { values, problems } = parseValues(document.text);
  return readRecords(document, 'json', values, problems, known);
}
