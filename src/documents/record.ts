import type { RuleMeta, Severity, Technique, Threat, ThreatEntry } from '../ir/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { diagnostic } from './codes.ts';

/** A table of unknown content, as TOML and JSON parsers give it. */
export type Table = { readonly [key: string]: unknown };

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** An own value of a table; inherited names such as `constructor` are absent. */
export function own(table: Table, key: string): unknown {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A key as a part of a regular expression that looks for it. */
export function escapeKey(key: string): string {
  return key.replace(/[^\w]/g, '\\$&');
}

/** A value as a word in a message: short, and never walked into. */
export function named(value: unknown): string {
  if (typeof value !== 'string') return `a value that is no text (${typeof value})`;
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}\u2026` : value);
}

/**
 * Reads the fields that TOML files and Kibana's JSON share. Values of the wrong type become problems (warnings) and count
 * as absent. `placeOf` gives the span of a key in the document.
 */
export function readRecord(
  rule: Table,
  placeOf: (key: string) => Span,
): { readonly meta: RuleMeta; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const invalid = (key: string, expected: string): null => {
    problems.push(diagnostic('metadata-invalid', `\`${key}\` should be ${expected}`, placeOf(key)));
    return null;
  };
  const text = (key: string): string | null => {
    const value = own(rule, key);
    if (value === undefined || value === null || value === '') return null;
    return typeof value === 'string' ? value : invalid(key, 'a string');
  };
  const count = (key: string): number | null => {
    const value = own(rule, key);
    if (value === undefined || value === null) return null;
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : invalid(key, 'a whole number');
  };
  /** The endpoint numbers its rules like programs, `1.0.16`, which is no whole number but no mistake either. */
  const version = (): number | null => {
    const value = own(rule, 'version');
    return typeof value === 'string' && /^\d+(?:\.\d+)+$/.test(value) ? null : count('version');
  };
  const texts = (key: string): readonly string[] => {
    const value = own(rule, key);
    if (value === undefined || value === null) return [];
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value)) return invalid(key, 'a list of strings') ?? [];
    const strings = value.filter((item): item is string => typeof item === 'string');
    if (strings.length < value.length) invalid(key, 'a list of strings');
    return strings;
  };
  const severity = (): Severity | null => {
    const value = text('severity');
    return value === null ? null : (parseSeverity(value) ?? invalid('severity', 'one of low, medium, high, critical'));
  };
  const riskScore = (): number | null => {
    const value = count('risk_score');
    return value === null || value <= 100 ? value : invalid('risk_score', 'a number from 0 to 100');
  };
  const matching = (key: string, test: (value: string) => boolean, expected: string): string | null => {
    const value = text(key);
    return value === null || test(value) ? value : invalid(key, expected);
  };
  const meta: RuleMeta = {
    // Rules for Elastic's endpoint and rules read back from Kibana may have the shorter name alone.
    id: text('rule_id') ?? text('id'),
    name: text('name'),
    description: text('description')?.trim() ?? null,
    type: text('type'),
    language: text('language'),
    severity: severity(),
    riskScore: riskScore(),
    version: version(),
    authors: texts('author'),
    license: text('license'),
    references: texts(own(rule, 'references') === undefined ? 'reference' : 'references'),
    tags: texts('tags'),
    falsePositives: texts('false_positives'),
    threats: readThreats(own(rule, 'threat'), (expected) => invalid('threat', expected)),
    indices: texts('index'),
    interval: matching('interval', isDuration, 'a duration such as 5m'),
    from: matching('from', isPastTime, 'a time such as now-9m'),
    to: matching('to', isPastTime, 'a time such as now'),
    timestampOverride: text('timestamp_override'),
    timestampOverrideFallbackDisabled: own(rule, 'timestamp_override_fallback_disabled') === true,
    maxSignals: count('max_signals'),
    investigationGuide: text('note'),
    setup: text('setup'),
    buildingBlock: text('building_block_type') !== null,
    maturity: null,
    logSource: null,
    created: null,
    updated: null,
    eventCategoryField: text('event_category_override'),
    timestampField: text('timestamp_field'),
    tiebreakerField: text('tiebreaker_field'),
  };
  return { meta, problems };
}

/** How often a rule runs: `5m`. */
function isDuration(text: string): boolean {
  return /^\d{1,9}[smhdw]$/.test(text);
}

/** How far back a rule looks, in date math: `now-9m`, `now-1d/d`, or a date. A query with anything else would be rejected. */
export function isPastTime(text: string): boolean {
  return /^(?:now|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?)?(?:\|\|)?)(?:[+-]\d{1,9}[yMwdhHms]){0,9}(?:\/[yMwdhHms])?$/.test(
    text,
  );
}

/** The severity a word names, whatever its case; null when it names none. */
export function parseSeverity(word: string): Severity | null {
  const known = ['low', 'medium', 'high', 'critical'] as const;
  return known.find((severity) => severity === word.trim().toLowerCase()) ?? null;
}

function readThreats(value: unknown, invalid: (expected: string) => null): readonly Threat[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return invalid('a list of tables') ?? [];
  const threats: Threat[] = [];
  for (const block of value) {
    const tactic = isTable(block) ? readEntry(own(block, 'tactic')) : null;
    if (!isTable(block) || tactic === null) {
      invalid('a list of tables, each with a tactic that has an id and a name');
      continue;
    }
    const framework = own(block, 'framework');
    threats.push({
      framework: typeof framework === 'string' ? framework : 'MITRE ATT&CK',
      tactic,
      techniques: readList(own(block, 'technique'), readTechnique, invalid),
    });
  }
  return threats;

  function readTechnique(entry: unknown): Technique | null {
    const technique = readEntry(entry);
    if (technique === null || !isTable(entry)) return null;
    return {
      ...technique,
      subtechniques: readList(own(entry, 'subtechnique'), readEntry, invalid),
    };
  }
}

function readList<T>(value: unknown, read: (entry: unknown) => T | null, invalid: (expected: string) => null): readonly T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return invalid('tables with lists of techniques') ?? [];
  return value.flatMap((item) => {
    const entry = read(item);
    if (entry === null) invalid('techniques that have an id and a name');
    return entry === null ? [] : [entry];
  });
}

function readEntry(value: unknown): ThreatEntry | null {
  if (!isTable(value)) return null;
  const [id, name, reference] = [own(value, 'id'), own(value, 'name'), own(value, 'reference')];
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return {
    id,
    name,
    reference: typeof reference === 'string' ? reference : null,
  };
}
