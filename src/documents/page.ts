import { EMPTY_CONTEXT, EMPTY_META, type RuleMeta } from '../ir/index.ts';
import { type Diagnostic, type Result, type Source, type Span, success } from '../source/index.ts';
import { readBeyond } from './around/beyond.ts';
import { diagnostic } from './codes.ts';
import type { ReadOutcome, RuleDocument } from './document.ts';
import { foreignPage } from './foreign.ts';
import { type Known, languageNamed, languageOfQuery, searchLanguage } from './known.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { findMarkdownQuery, findTextQuery } from './page-query.ts';
import { readThreats } from './page-threats.ts';
import { isPastTime, parseSeverity } from './record.ts';

const KEYS = [
  'Rule type',
  'Rule indices',
  'Severity',
  'Risk score',
  'Runs every',
  'Searches indices from',
  'Maximum alerts per execution',
  'References',
  'Tags',
  'Version',
  'Rule authors',
  'Rule license',
  'Framework',
] as const;
type Key = (typeof KEYS)[number];

/** Reads Elastic's documentation page of a rule, as Markdown or as the plain text a browser copies. One rule a page. */
export function readPage(document: Source, form: 'markdown' | 'asciidoc' | 'plain-text', known: Known): ReadOutcome {
  const lines = pageLines(document.text);
  const type = keyValue(lines, 'Rule type');
  const other = type === null ? null : foreignPage(type.value, type.span, known);
  if (other !== null) return { documents: [], problems: [other.problem], warnings: [], others: [other.language] };
  // Pages print the query of a rule and not what it does besides.
  const besides = type === null ? null : readBeyond({ type: type.value }, () => type.span);
  if (besides?.ok === false) return { documents: [], problems: [besides.problem], warnings: [], others: [] };
  const read = readLines(document, form, lines, known);
  return read.ok
    ? { documents: [read.value], problems: [], warnings: read.warnings, others: [] }
    : { documents: [], problems: read.problems, warnings: [], others: [] };
}

function readLines(
  document: Source,
  form: 'markdown' | 'asciidoc' | 'plain-text',
  lines: readonly PageLine[],
  known: Known,
): Result<RuleDocument> {
  const type = keyValue(lines, 'Rule type')?.value ?? null;
  const named = languageNamed(type, known) ?? searchLanguage({ type }, known);
  const query = form !== 'plain-text' ? findMarkdownQuery(document, lines, known) : findTextQuery(document, lines, known, named);
  if (!query.ok) return query;
  const { firstLine, lastLine } = query.value;
  const { threats, problems } = readThreats(lines.slice(lastLine + 1));
  const warnings: Diagnostic[] = [...problems];
  const header = lines.slice(0, headerEnd(lines, firstLine));
  const meta = readHeader(header, warnings);
  const language = named ?? languageOfQuery(query.value.source.text, known);
  const guide = guideOf(lines, header.length, firstLine);
  return success(
    {
      form,
      language: language.name,
      documentName: document.name,
      meta: { ...meta, language: meta.type === null ? null : language.signs.names[0], threats, investigationGuide: guide },
      context: EMPTY_CONTEXT,
      query: query.value.source,
    },
    warnings,
  );
}

/** The metadata ends with the licence (the last key of every page), or at the first heading of the guide. */
function headerEnd(lines: readonly PageLine[], firstLine: number): number {
  const license = lines.findIndex((line, index) => index < firstLine && line.clean.startsWith('Rule license:'));
  if (license >= 0) return license + 1;
  const guide = lines.findIndex((line, index) => index < firstLine && /^#{1,6}\s+Investigation guide\b/i.test(line.raw));
  return guide >= 0 ? guide : firstLine;
}

function readHeader(header: readonly PageLine[], warnings: Diagnostic[]): RuleMeta {
  const text = (key: Key): string | null => keyValue(header, key)?.value ?? null;
  const count = (key: Key): number | null => {
    const found = keyValue(header, key);
    if (found === null) return null;
    if (/^\d{1,9}$/.test(found.value)) return Number(found.value);
    warnings.push(diagnostic('metadata-invalid', `\`${key}\` should be a whole number`, found.span));
    return null;
  };
  const checked = (key: Key, read: (text: string) => string | null, expected: string): string | null => {
    const found = keyValue(header, key);
    const value = found === null ? null : read(found.value);
    if (found !== null && value === null)
      warnings.push(diagnostic('metadata-invalid', `\`${key}\` should be ${expected}`, found.span));
    return value;
  };
  const severity = keyValue(header, 'Severity');
  const known = severity === null ? null : parseSeverity(severity.value);
  if (severity !== null && known === null) {
    warnings.push(diagnostic('metadata-invalid', '`Severity` should be one of low, medium, high, critical', severity.span));
  }
  return {
    ...EMPTY_META,
    name: titleOf(header),
    description: descriptionOf(header),
    type: text('Rule type'),
    severity: known,
    riskScore: count('Risk score'),
    version: count('Version'),
    authors: listOf(header, 'Rule authors'),
    license: text('Rule license'),
    references: listOf(header, 'References'),
    tags: listOf(header, 'Tags'),
    indices: listOf(header, 'Rule indices'),
    interval: checked('Runs every', durationOf, 'a duration such as 5m'),
    from: checked('Searches indices from', pastTimeOf, 'a time such as now-9m'),
    maxSignals: count('Maximum alerts per execution'),
  };
}

/** `5m`, or the longer `5 minutes` of older pages. */
function durationOf(text: string): string | null {
  const [, amount, unit] = /^(\d{1,9})\s*([smhdw])/.exec(text) ?? [];
  return amount === undefined || unit === undefined ? null : `${amount}${unit}`;
}

/** The first word; an explanation of date math follows it on every page. */
function pastTimeOf(text: string): string | null {
  const [word = ''] = text.split(/\s/, 1);
  return isPastTime(word) ? word : null;
}

function titleOf(header: readonly PageLine[]): string | null {
  const first = header.find((line) => line.clean !== '');
  if (first === undefined || keyOf(first) !== null) return null;
  return withoutAnchor(first.clean.replace(/^#{1,6}\s+/, ''));
}

/** `Netcat Started [netcat-started]` without the name of its anchor. */
function withoutAnchor(title: string): string {
  const open = title.endsWith(']') ? title.lastIndexOf('[') : -1;
  return open < 0 ? title : title.slice(0, open).trimEnd();
}

/** The paragraphs between the title and the first key. A line of product badges is no description. */
function descriptionOf(header: readonly PageLine[]): string | null {
  const title = header.findIndex((line) => line.clean !== '');
  const firstKey = header.findIndex((line) => keyOf(line) !== null);
  const lines = header.slice(title + 1, firstKey < 0 ? header.length : firstKey).map((line) => line.clean);
  const text = lines
    .filter((line) => !/^Elastic Stack( Serverless Security)?$/.test(line))
    .join('\n')
    .trim();
  return text === '' ? null : text;
}

function keyOf(line: PageLine): Key | null {
  return KEYS.find((key) => line.clean.startsWith(`${key}:`)) ?? null;
}

function keyValue(lines: readonly PageLine[], key: Key): { readonly value: string; readonly span: Span } | null {
  const line = lines.find((candidate) => candidate.clean.startsWith(`${key}:`));
  if (line === undefined) return null;
  const value = line.clean.slice(key.length + 1).trim();
  const at = Math.max(0, line.raw.lastIndexOf(value));
  return value === ''
    ? null
    : {
        value,
        span: { start: line.start + at, end: line.start + at + value.length },
      };
}

function listOf(lines: readonly PageLine[], key: Key): readonly string[] {
  const at = lines.findIndex((line) => line.clean.startsWith(`${key}:`));
  if (at < 0) return [];
  const items: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (line.bullet) items.push(line.clean);
    else if (line.clean !== '') break;
  }
  return items;
}

/** Everything between the metadata and the query, without the heading of the section. */
function guideOf(lines: readonly PageLine[], from: number, to: number): string | null {
  const text = lines
    .slice(from, to)
    .map((line) => line.raw)
    .filter((line) => !/^#{1,6}\s+(Investigation guide|Rule query)\b/i.test(line))
    .join('\n')
    .trim();
  return text === '' ? null : text;
}
