import { EMPTY_CONTEXT, EMPTY_META } from '../ir/index.ts';
import { type Diagnostic, failure, type Result, type Source, source, success } from '../source/index.ts';
import { asMarkdown } from './asciidoc.ts';
import { diagnostic } from './codes.ts';
import { readConsole } from './console.ts';
import { cutSource } from './cut.ts';
import type { ReadOutcome } from './document.ts';
import { foreignQuery } from './foreign.ts';
import { formOf } from './form.ts';
import { readJson } from './json.ts';
import { beginningOf, type Known, languageOfQuery } from './known.ts';
import { isNotes, readNotes } from './notes.ts';
import { readPage } from './page.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

const LARGEST = 16 * 1024 * 1024;

/**
 * Reads the rules of one document: Elastic's documentation page (Markdown or AsciiDoc), its plain-text form, notes with
 * queries in code blocks, a TOML file (detection-rules, endpoint, hunt, analytic), Kibana's rules as JSON, NDJSON or YAML,
 * requests to `_eql/search`, or a query alone. The form is told by content, never by file name.
 */
export function readDocuments(document: Source, known: Known): ReadOutcome {
  const text = document.text.startsWith('\uFEFF') ? document.text.slice(1) : document.text;
  const whole: Source = { ...document, text };
  const span = { start: 0, end: Math.min(text.length, 1) };
  if (text.length > LARGEST)
    return broken(
      diagnostic('document-too-large', `the document has ${text.length} characters, more than ${LARGEST}`, span, {
        help: 'split an export of many rules into several files',
      }),
    );
  if (text.trim() === '') return broken(diagnostic('document-empty', 'the document is empty', span));
  const form = formOf(text, known);
  switch (form) {
    case 'json':
      return warnOfNameless(readJson(whole, known));
    case 'toml':
      return warnOfNameless(readToml(whole, known));
    case 'yaml':
      return warnOfNameless(readYaml(whole, known));
    case 'console':
      return warnOfNameless(readConsole(whole));
    case 'markdown':
      return warnOfNameless(readMarkdown(whole, form, known));
    case 'asciidoc':
      return warnOfNameless(readMarkdown({ ...whole, text: asMarkdown(text) }, form, known));
    case 'plain-text':
      return warnOfNameless(readPage(whole, form, known));
    case 'query':
      return readBare(whole, known);
  }
}

/** A rule's own page, or notes with several queries. */
function readMarkdown(page: Source, form: 'markdown' | 'asciidoc', known: Known): ReadOutcome {
  return isNotes(page.text, known) ? readNotes(page, form, known) : readPage(page, form, known);
}

function broken(problem: Diagnostic): ReadOutcome {
  return { documents: [], problems: [problem], warnings: [], others: [] };
}

/** A text that carries no mark of a document is a query. */
function readBare(whole: Source, known: Known): ReadOutcome {
  const other = beginningOf(whole.text, known) === null ? foreignQuery(whole.text, known) : null;
  if (other !== null) return { documents: [], problems: [other.problem], warnings: [], others: [other.language] };
  const query = cutSource(whole, whole.text.trim());
  const language = languageOfQuery(query.text, known, whole.name).name;
  const rule = { form: 'query', language, documentName: whole.name, meta: EMPTY_META, context: EMPTY_CONTEXT, query } as const;
  return { documents: [rule], problems: [], warnings: [], others: [] };
}

/** A document ought to name its rule; a bare query cannot. */
function warnOfNameless(read: ReadOutcome): ReadOutcome {
  if (read.documents.every((rule) => rule.meta.name !== null)) return read;
  const nameless = diagnostic('metadata-missing', 'the document gives its rule no name', { start: 0, end: 1 });
  return { ...read, warnings: [...read.warnings, nameless] };
}

/** The text of a document's bytes; refuses what is not UTF-8 instead of guessing. `help` is what to do about it. */
export function decodeDocument(bytes: Uint8Array, name: string, help = 'save the rule as UTF-8'): Result<Source> {
  try {
    return success(source(new TextDecoder('utf-8', { fatal: true }).decode(bytes), name));
  } catch {
    const message = `${name} is not UTF-8 text (at byte offset ${firstInvalid(bytes)})`;
    return failure(diagnostic('invalid-utf8', message, { start: 0, end: 0 }, { help }));
  }
}

/** Where bytes stop being UTF-8, counted from 0: there a lenient reading, written again, has a replacement character instead. */
function firstInvalid(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  let at = again.findIndex((byte, index) => byte !== bytes[index]);
  // The bytes of that character may begin like those in its place.
  while (at > 0 && ((again[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
