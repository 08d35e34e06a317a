import { v5 as uuid5 } from 'uuid';
import type { Rule, RuleMeta } from '../../src/ir/index.ts';
import { type Custom, isList, type Metadata, type SigmaLevel } from './artifact.ts';
import { attackTags } from './attack.ts';
import type { SigmaOptions } from './options.ts';
import { addNote, type Report } from './report.ts';

/** The namespace of our ids: `uuid5(URL, 'urn:eqlibrium:sigma')`. Never changes, or every id would. */
const NAMESPACE = uuid5('urn:eqlibrium:sigma', uuid5.URL);

/** Everything of a rule but where to look and what for (sigma-target 1.2). */
export function metadataOf(rule: Rule, options: SigmaOptions, report: Report): Metadata {
  const { meta } = rule;
  const attack = attackTags(meta.threats, options.attackVersion);
  const start = { start: 0, end: 0 };
  for (const sentence of attack.moved) addNote(report, 'sigma-attack-moved', sentence, start);
  for (const sentence of [...leftOut(meta), ...attack.leftOut]) addNote(report, 'sigma-metadata-left-out', sentence, start);
  const created = dateOf(meta.created);
  const updated = dateOf(meta.updated);
  return {
    title: titleOf(rule),
    id: idOf(`${options.taxonomy}:${stableKey(rule)}`),
    derivedFrom: meta.id !== null && UUID.test(meta.id) ? meta.id.toLowerCase() : null,
    taxonomy: taxonomyOf(rule, options),
    status: meta.maturity === 'deprecated' ? 'deprecated' : options.status,
    description: meta.description === null ? null : paragraphs(meta.description),
    license: meta.license === null ? null : (LICENSES.get(oneLine(meta.license)) ?? oneLine(meta.license)),
    references: unique(meta.references.map(oneLine).filter((url) => url !== '' && !ATTACK_SITE.test(url))),
    author: unique(meta.authors.map(oneLine).filter((author) => author !== '')).join(', ') || null,
    date: created ?? updated,
    modified: created === null || created === updated ? null : updated,
    tags: attack.tags,
    falsePositives: falsePositivesOf(meta),
    level: levelOf(meta),
    consumer: options.consumer === 'spec' ? null : options.consumer,
    elastic: customOf(rule),
  };
}

/** Whose names the fields have: null for those of Sigma, which a rule with a log source of its own has. Where a pipeline gave them others, they are nobody's that is known. */
function taxonomyOf({ changed, meta }: Rule, { taxonomy }: SigmaOptions): string | null {
  if (taxonomy === 'sigma') return null;
  if (changed?.renamed === true) return 'custom';
  return meta.logSource === null ? taxonomy : null;
}

/** Title, name and id of a part of a rule; `place` tells it from the others. Like the rule's own id, they outlive a change of the query. */
export function partOf(rule: Rule, options: SigmaOptions, place: string) {
  const key = `${options.taxonomy}:${stableKey(rule)}`;
  const title = titleOf(rule);
  return {
    title: `${cut(title, LONGEST_TITLE - place.length - 2)}: ${place}`,
    name: [slugOf(title) ?? rule.language, idOf(key).slice(0, 8), slugOf(place)].join('_'),
    id: idOf(`${key}#${place}`),
    taxonomy: taxonomyOf(rule, options),
    metadata: null,
  };
}

/** The title as a name: letters, digits and underscores; null: it has none of them. */
function slugOf(title: string): string | null {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST_SLUG)
    .replace(/^_+|_+$/g, '');
  return slug === '' ? null : slug;
}

const LONGEST_SLUG = 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BRANCH_LINK = /^https?:\/\/github\.com\/[^/]+\/[^/]+\/(?:blob|tree)\/(?:master|main|dev|develop)\//i;
const ATTACK_SITE = /^https?:\/\/attack\.mitre\.org\//i;

/** Licences by the words Elastic uses to their SPDX ids. A translation stays a derivative of the rule's text. */
const LICENSES: ReadonlyMap<string, string> = new Map([
  ['Elastic License v2', 'Elastic-2.0'],
  ['Elastic License 2.0', 'Elastic-2.0'],
  ['Apache License 2.0', 'Apache-2.0'],
  ['MIT License', 'MIT'],
]);

/** The id of a name in our namespace. Given bytes, because the library throws on text with a lone surrogate. */
function idOf(name: string): string {
  return uuid5(new TextEncoder().encode(name), NAMESPACE);
}

/** What an id is made from: it survives a change of the query as long as the rule has an id or a name. */
function stableKey({ meta, query }: Rule): string {
  if (meta.id !== null) return meta.id;
  return meta.name === null ? `query:${query.trim()}` : `name:${oneLine(meta.name)}`;
}

const LONGEST_TITLE = 256;

function titleOf({ meta, language }: Rule): string {
  const name = oneLine(meta.name ?? '');
  const title = name !== '' ? name : meta.id === null ? `${language.toUpperCase()} query` : `Elastic rule ${oneLine(meta.id)}`;
  return cut(title, LONGEST_TITLE);
}

/** At most so many characters. */
function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** A building block never alerts, which is what informational means (sigma-target 1.2). */
function levelOf(meta: RuleMeta): SigmaLevel | null {
  return meta.buildingBlock ? 'informational' : meta.severity;
}

function falsePositivesOf(meta: RuleMeta): readonly string[] {
  const sentences = meta.falsePositives.map(oneLine).filter((sentence) => [...sentence].length >= 2);
  return sentences.length === 0 ? ['Unknown'] : unique(sentences.map(capitalised));
}

function capitalised(sentence: string): string {
  const [first = '', ...rest] = sentence;
  return first.toUpperCase() + rest.join('');
}

function dateOf(text: string | null): string | null {
  const date = text?.replaceAll('/', '-') ?? '';
  return /^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$/.test(date) ? date : null;
}

/** What Sigma has no key for, under one map of our own. */
function customOf({ meta, query }: Rule): ReadonlyMap<string, Custom> {
  const schedule = entries([
    ['interval', meta.interval],
    ['from', meta.from],
    ['max_signals', meta.maxSignals],
  ]);
  return entries([
    ['rule_id', meta.id],
    ['version', meta.version],
    ['severity', meta.buildingBlock ? meta.severity : null],
    ['risk_score', meta.riskScore],
    ['maturity', meta.maturity],
    ['indices', meta.indices],
    ['tags', meta.tags],
    ['schedule', schedule],
    ['event_category_field', meta.eventCategoryField],
    ['timestamp_field', meta.timestampField],
    ['tiebreaker_field', meta.tiebreakerField],
    ['query_digest', idOf(query.trim())],
  ]);
}

function entries(rows: readonly (readonly [key: string, value: Custom | null])[]): ReadonlyMap<string, Custom> {
  return new Map(rows.flatMap(([key, value]) => (value === null || isEmpty(value) ? [] : [[key, value] as const])));
}

function isEmpty(value: Custom): boolean {
  if (typeof value === 'number') return false;
  return typeof value === 'string' || isList(value) ? value.length === 0 : value.size === 0;
}

function leftOut(meta: RuleMeta): readonly string[] {
  const links = meta.references.filter((url) => ATTACK_SITE.test(oneLine(url)));
  return [
    ...(meta.investigationGuide === null ? [] : ['the investigation guide has no place in Sigma']),
    ...(meta.setup === null ? [] : ['the setup notes have no place in Sigma']),
    ...(links.length === 0 ? [] : ['links to attack.mitre.org are left out: the tags say the same']),
    ...(meta.references.some((url) => BRANCH_LINK.test(url))
      ? ['a link to a branch on GitHub may show something else tomorrow']
      : []),
    ...(isLong(meta.name) ? ['the title is cut to 256 characters'] : []),
  ];
}

function isLong(name: string | null): boolean {
  return name !== null && [...oneLine(name)].length > LONGEST_TITLE;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Wrapped lines joined; a blank line and the start of a list item still break. At most what the schema allows. */
function paragraphs(text: string): string | null {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)/)
    .map(oneLine)
    .filter((line) => line !== '');
  const joined = [...lines.join('\n')].slice(0, LONGEST_DESCRIPTION).join('').trim();
  return joined === '' ? null : joined;
}

const LONGEST_DESCRIPTION = 65_535;

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}
