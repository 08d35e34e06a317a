import type { BesideRecord, DocumentRecord, RecordProblem, RecordRules } from '../contract/index.ts';
import { EMPTY_CONTEXT } from '../ir/index.ts';
import { type Diagnostic, type NonEmpty, type Source, source } from '../source/index.ts';
import { createCutter } from './cut.ts';
import type { DocumentForm, RuleDocument } from './document.ts';
import type { Known } from './known.ts';
import type { LocatedValue } from './located.ts';
import { isTable } from './record.ts';

/** What languages take of the records of a document, and what is left for others. */
interface Claimed {
  readonly documents: readonly RuleDocument[];
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly rest: readonly LocatedValue[];
}

/** A record with its text; `at` is null where the text does not stand in the document. */
interface Part {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly start: number;
  readonly at: number | null;
}

/** Lets each language whose rules are records take those that it claims. */
export function claimRecords(document: Source, form: DocumentForm, values: readonly LocatedValue[], known: Known): Claimed {
  const documents: RuleDocument[] = [];
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  let rest = values;
  for (const { name, signs, beside = [] } of known) {
    if (signs.records === undefined) continue;
    const taken = takenFrom(document, rest, signs.records);
    rest = taken.rest;
    const { parts } = taken;
    if (parts.length === 0) continue;
    const placed = ({ part, diagnostic }: RecordProblem): Diagnostic => {
      const start = parts[part]?.start ?? 0;
      return { ...diagnostic, span: { start, end: start + 1 } };
    };
    const found = signs.records.rules(
      parts.map(({ record }) => record),
      beside.map(({ record }) => record),
    );
    problems.push(...found.problems.map(placed));
    warnings.push(...found.warnings.map(placed));
    const textOf = textsOf(document, parts, beside);
    for (const { meta, parts: places } of found.rules)
      documents.push({
        form,
        language: name,
        documentName: document.name,
        meta,
        context: EMPTY_CONTEXT,
        query: textOf(places, meta.name),
      });
  }
  return { documents, problems, warnings, rest };
}

/** A record that is a document of its own keeps its text; one of a list is written anew. */
function takenFrom(
  document: Source,
  values: readonly LocatedValue[],
  rules: RecordRules,
): { readonly parts: readonly Part[]; readonly rest: readonly LocatedValue[] } {
  const parts: Part[] = [];
  const rest: LocatedValue[] = [];
  for (const located of values) {
    const { value, start, end } = located;
    if (isTable(value) && rules.claims(value)) {
      const written = document.text.slice(start, end);
      const at = start + (written.length - written.trimStart().length);
      parts.push({ record: value, text: written.trim(), start: at, at });
    } else if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      const others = items.filter((item) => !isTable(item) || !rules.claims(item));
      for (const item of items)
        if (isTable(item) && rules.claims(item))
          parts.push({ record: item, text: JSON.stringify(item, null, 2), start, at: null });
      if (others.length > 0 || items.length === 0) rest.push({ ...located, value: others });
    } else rest.push(located);
  }
  return { parts, rest };
}

const SEPARATOR = '\n---\n';
/** How much of a document may stand between the parts of its rules, for all of them together. */
const MOST_BETWEEN = 4_000_000;

/** The text of rules of several parts. Places in it are those of the document where that is possible. */
function textsOf(
  document: Source,
  parts: readonly Part[],
  beside: readonly BesideRecord[],
): (places: NonEmpty<number>, name: string | null) => Source {
  const cutter = createCutter(document);
  let between = MOST_BETWEEN;
  return (places, name) => {
    const own = places.flatMap((place) => parts[place] ?? []);
    const others = places.flatMap((place) => beside[place - parts.length] ?? []);
    const together = (texts: readonly { readonly text: string }[]): Source =>
      source(texts.map(({ text }) => text).join(SEPARATOR), `${document.name} (${name ?? 'rule'})`);
    // They stand first: what is global in this document is not so for them.
    if (others.length > 0) return together([...others, ...own]);
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined) return source('', document.name);
    if (own.length === 1) return cutter.place(first.text, first.at, name);
    const end = last.start + last.text.length;
    between -= end - first.start;
    const apart = own.some(({ at }) => at === null) || between < 0;
    if (apart) return together(own);
    return { ...placeOf(document, first.start), text: withoutOthers(document.text.slice(first.start, end), own, first.start) };
  };
}

/** Where a text begins that is cut from here. */
function placeOf(document: Source, at: number): Omit<Source, 'text'> {
  const before = document.text.slice(0, at).split(/\r\n|\r|\n/);
  const column = (before.at(-1) ?? '').length + 1;
  return {
    name: document.name,
    line: document.line + before.length - 1,
    column: before.length === 1 ? document.column + column - 1 : column,
  };
}

/** The stretch from the first part to the last, of which nothing but line ends is left between them. */
function withoutOthers(text: string, parts: readonly Part[], from: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, text: own } of parts) {
    const gap = text.slice(at, start - from);
    if (at > 0) pieces.push(blank(gap));
    pieces.push(own);
    at = start - from + own.length;
  }
  return pieces.join('');
}

/** Lines without their text, the last of them the mark between documents. */
function blank(gap: string): string {
  const lines = (gap.match(/\n/g) ?? []).length;
  return lines < 2 ? SEPARATOR : `${'\n'.repeat(lines - 1)}---\n`;
}
