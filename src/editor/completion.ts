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
  if (found === null) return isBlank(opened) ? completionsFor(opened, offset) : nothing;
  const { query, place, text } = found;
  const expected = EDITING[query.language].expected(text.slice(0, found.offset));
  const span = { start: place(expected.typed.start), end: offset };
  const typed = text.slice(expected.typed.start, found.offset);
  const escaping = escapeFor(opened, found.place(0));
  return { span, ...itemsOf(expected, typed, schemaFor(query, opened.settings), query.language, escaping) };
}

/** An empty document becomes a query in the language that its name tells, else in the first. */
function completionsFor({ name, settings }: Opened, offset: number): Completions {
  const language: LanguageName = name.toLowerCase().endsWith('.kql') ? 'kql' : 'eql';
  const expected = EDITING[language].expected('');
  const schema = schemaFor({ parsed: null }, settings);
  return { span: { start: offset, end: offset }, ...itemsOf(expected, '', schema, language, (text) => text) };
}

function isBlank({ text }: Opened): boolean {
  return text.trim() === '';
}

/** How a text is written into the document: a query in double quotes has its quotes and backslashes escaped. */
function escapeFor({ text, queries }: Opened, start: number): (text: string) => string {
  const form = queries.find(({ place }) => place?.(0) === start)?.document.form;
  const before = text.slice(0, start).trimEnd();
  const isQuoted = (form === 'json' || form === 'toml' || form === 'yaml') && before.endsWith('"') && !before.endsWith('"""');
  return isQuoted ? (plain) => JSON.stringify(plain).slice(1, -1) : (plain) => plain;
}

function itemsOf(
  { words, fields, valuesOf, written, names }: Expected,
  typed: string,
  schema: Schema,
  language: LanguageName,
  escaped: (text: string) => string,
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
  escaped: (text: string) => string,
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
