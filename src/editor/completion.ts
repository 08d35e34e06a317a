import type { Placing } from '../api/lint/fix/place.ts';
import type { Expected, Word } from '../contract/index.ts';
import type { Schema } from '../event/index.ts';
import { EDITING } from '../languages/editing.ts';
import { isPlainName } from '../languages/eql/index.ts';
import type { LanguageName } from '../languages/readers.ts';
import { ecsValuesOf } from '../schema/ecs-values.ts';
import type { Span } from '../source/index.ts';
import { schemaFor, typeText } from './fields.ts';
import { aboutWordOf } from './hover.ts';
import { type Opened, queryAt } from './open.ts';
import { sigmaNames } from './sigma-names.ts';

/** One thing that may be put where somebody types. */
export interface Completion {
  readonly label: string;
  readonly kind: Word['kind'] | 'field' | 'value' | 'name';
  /** What stands in the document when it is taken. */
  readonly text: string;
  /** Half a line. */
  readonly detail: string | null;
  /** Markdown. */
  readonly about: string | null;
}

/** What may stand at a place. */
interface Completions {
  /** What is replaced. */
  readonly span: Span;
  readonly items: readonly Completion[];
  /** Whether there are more, which further letters bring to light. */
  readonly more: boolean;
}

/** So many fields are shown at a time: a mapping may have tens of thousands. */
const MOST = 200;

/** What may stand at a place of a document, best first; none: nothing is known. */
export function completionsAt(opened: Opened, offset: number): Completions {
  const found = queryAt(opened, offset);
  const nothing: Completions = { span: { start: offset, end: offset }, items: [], more: false };
  if (found === null) {
    if (isBlank(opened)) return completionsOfNothing(opened, offset);
    const schema = schemaFor({ parsed: null }, opened.settings);
    return isSigmaBegun(opened) ? completionsIn(opened.text, 'sigma', offset, schema, asIs, asIs) : nothing;
  }
  const { query, place, text } = found;
  const escaped = escapeFor(opened, found.place(0));
  const made = completionsIn(text, query.language, found.offset, schemaFor(query, opened.settings), place, escaped);
  // Blanks that YAML folds are others in the document.
  return { ...made, span: { start: Math.min(made.span.start, offset), end: offset } };
}

/** What may stand at a place of a query, with the places of the document. */
function completionsIn(
  text: string,
  language: LanguageName,
  offset: number,
  schema: Schema,
  place: Placing,
  escaped: Escape,
): Completions {
  const expected = EDITING[language].expected(text.slice(0, offset));
  const typed = text.slice(expected.typed.start, offset);
  const { items, more } = itemsOf(expected, typed, schema, language, escaped);
  const own = language === 'sigma' ? sigmaItems(expected, typed, text) : [];
  return { span: { start: place(expected.typed.start), end: place(offset) }, items: [...own, ...items], more };
}

type Escape = (text: string) => string;

const asIs = <T>(one: T): T => one;

/** An empty document becomes a query in the language that its name tells, else in the first. */
function completionsOfNothing({ name, settings }: Opened, offset: number): Completions {
  const language: LanguageName = name.toLowerCase().endsWith('.kql') ? 'kql' : 'eql';
  return completionsIn('', language, 0, schemaFor({ parsed: null }, settings), () => offset, asIs);
}

/** YAML with half a line in it is none: what looks like Sigma is taken for it. */
function isSigmaBegun({ name, text }: Opened): boolean {
  return /\.ya?ml$/i.test(name) && /^(?:detection|logsource):/m.test(text);
}

function isBlank({ text }: Opened): boolean {
  return text.trim() === '';
}

/** How a text is written into the document: a query in double quotes has its quotes and backslashes escaped. */
function escapeFor({ text, queries }: Opened, start: number): Escape {
  const form = queries.find(({ place }) => place?.(0) === start)?.document.form;
  const before = text.slice(0, start).trimEnd();
  const isQuoted = (form === 'json' || form === 'toml' || form === 'yaml') && before.endsWith('"') && !before.endsWith('"""');
  return isQuoted ? (plain) => JSON.stringify(plain).slice(1, -1) : asIs;
}

/** In a rule of Sigma: the names that Sigma has, those that begin as it is typed first. */
function sigmaItems(expected: Expected, typed: string, text: string): readonly Completion[] {
  const isBegun = ({ label }: Completion): boolean => label.toLowerCase().startsWith(typed.toLowerCase());
  const fitting = sigmaNames(expected, text)
    .map(({ kind, name, detail }): Completion => ({ label: name, kind, text: name, detail, about: null }))
    .filter(({ label }) => fits(label, typed));
  return [...fitting.filter(isBegun), ...fitting.filter((one) => !isBegun(one))];
}

function itemsOf(
  { words, fields, valuesOf, written, names }: Expected,
  typed: string,
  schema: Schema,
  language: LanguageName,
  escaped: Escape,
): Pick<Completions, 'items' | 'more'> {
  const values = (valuesOf === null ? [] : ecsValuesOf(valuesOf)).map(
    (value): Completion => ({ label: value, kind: 'value', text: escaped(written(value)), detail: valuesOf, about: null }),
  );
  const named = names.map((name): Completion => ({ label: name, kind: 'name', text: name, detail: null, about: null }));
  const ofWords = words.map(
    (word): Completion => ({
      label: word.name,
      kind: word.kind,
      text: word.name,
      detail: word.signature,
      about: aboutWordOf(word),
    }),
  );
  const found = fields ? fieldItems(schema, typed, language, escaped) : { items: [], more: false };
  const fitting = [...values, ...named, ...ofWords].filter(({ label, text }) => fits(label, typed) || fits(text, typed));
  return { items: [...fitting, ...found.items], more: found.more };
}

/** Fields whose name begins with what is typed, then those that have it within; short ones first. */
function fieldItems(
  { fields }: Schema,
  typed: string,
  language: LanguageName,
  escaped: Escape,
): Pick<Completions, 'items' | 'more'> {
  const wanted = typed.toLowerCase();
  const [first, second]: [Completion[], Completion[]] = [[], []];
  for (const [name, field] of fields) {
    const at = name.toLowerCase().indexOf(wanted);
    // A field that only this query names is there because of what is being typed.
    if (at < 0 || field.type === 'object' || field.origin === 'inferred') continue;
    const text = escaped(language === 'eql' ? name.split('.').map(quotedPart).join('.') : name);
    (at === 0 ? first : second).push({ label: name, kind: 'field', text, detail: field.type, about: typeText(field) });
  }
  const all = [...first.sort(nearest), ...second.sort(nearest)];
  return { items: all.slice(0, MOST), more: all.length > MOST };
}

function nearest(one: Completion, other: Completion): number {
  const parts = one.label.split('.').length - other.label.split('.').length;
  if (parts !== 0) return parts;
  return one.label < other.label ? -1 : 1;
}

function quotedPart(part: string): string {
  return isPlainName(part) ? part : `\`${part.replaceAll('`', '``')}\``;
}

function fits(label: string, typed: string): boolean {
  return label.toLowerCase().includes(typed.toLowerCase());
}
