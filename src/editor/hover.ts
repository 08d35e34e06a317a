import type { Lexeme, Word } from '../contract/index.ts';
import { EDITING } from '../languages/editing.ts';
import type { Span } from '../source/index.ts';
import { codeRow } from './code-row.ts';
import { aboutField, schemaFor } from './fields.ts';
import { codeBlock, codeSpan, plain } from './markdown.ts';
import { type Opened, type QueryAt, queryAt } from './open.ts';
import type { EditorProblem } from './problems.ts';

/** What there is to say of a place, as Markdown, and of which stretch. */
interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What stands at a place: an operator, a function, a field, and what the codes of the problems there mean; null: nothing to say. */
export function hoverAt(opened: Opened, offset: number, problems: readonly EditorProblem[]): Hover | null {
  const found = queryAt(opened, offset);
  const word = found === null ? null : aboutWord(opened, found);
  const here = problems.filter(({ span }) => span.start <= offset && offset < Math.max(span.end, span.start + 1));
  const [first] = here;
  const parts = [...(word === null ? [] : [word.markdown]), ...here.slice(0, MOST_CODES).map(aboutCode)];
  const span = word?.span ?? first?.span;
  return span === undefined || parts.length === 0 ? null : { span, markdown: parts.join('\n\n---\n\n') };
}

const MOST_CODES = 5;

function aboutWord(opened: Opened, { query, place, offset, text }: QueryAt): Hover | null {
  const { lexemes, words } = EDITING[query.language];
  const lexeme = lexemes(text).find(({ span }) => span.start <= offset && offset < span.end);
  if (lexeme === undefined) return null;
  const markdown =
    lexeme.kind === 'field'
      ? aboutField(lexeme.name, schemaFor(query, opened.settings), opened.settings)
      : aboutLexeme(lexeme, words);
  if (markdown === null) return null;
  return { span: { start: place(lexeme.span.start), end: place(lexeme.span.end) }, markdown };
}

function aboutLexeme({ kind, name }: Lexeme, words: readonly Word[]): string | null {
  const word = words.find((one) => one.kind === kind && one.name === name);
  return word === undefined ? null : aboutWordOf(word);
}

/** A word of a language: how it is called, and what it means. */
export function aboutWordOf({ signature, name, meaning }: Word): string {
  return `${codeBlock('', signature ?? name)}\n\n${meaning}`;
}

function aboutCode({ code, message, help }: EditorProblem): string {
  const row = codeRow(code);
  const title = row === null ? '' : ` — ${row.title}`;
  return [
    `${codeSpan(code)}${title}`,
    plain(message),
    ...(row === null ? [] : [row.meaning]),
    ...(help === null ? [] : [`What can be done: ${plain(help)}`]),
  ].join('\n\n');
}
