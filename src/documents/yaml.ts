import type { Diagnostic, Source } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { ReadOutcome } from './document.ts';
import type { Known } from './known.ts';
import type { LocatedValue } from './located.ts';
import { own } from './record.ts';
import { readRecords } from './records.ts';
import { isMap, isScalar, isSeq, parseAllDocuments, Scalar, visit } from './yaml.generated.ts';

/** Reads Kibana's rules as YAML: one rule, a list, or several documents in one file. */
export function readYaml(document: Source, known: Known): ReadOutcome {
  const values: LocatedValue[] = [];
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const literals = new Map<string, { readonly text: string; readonly start: number }>();
  const { text } = document;
  try {
    for (const part of parseAllDocuments(text, { prettyErrors: false, logLevel: 'error' })) {
      const [start, , end] = part.range;
      const [error] = part.errors;
      if (error !== undefined) {
        const [at] = error.pos;
        problems.push(
          diagnostic('document-syntax', `the YAML does not parse: ${reasonOf(error.message)}`, { start: at, end: at + 1 }),
        );
        continue;
      }
      if (holdsItself(part)) {
        problems.push(diagnostic('document-syntax', 'a part of the YAML holds itself', { start, end: start + 1 }));
        continue;
      }
      visit(part, {
        Map(_, node) {
          const query = isMap(node) ? node.get('query', true) : undefined;
          if (!isScalar(query)) return;
          keepLiteral(query);
          const swallowed = swallowedComment(query, text);
          if (swallowed !== null) warnings.push(swallowed);
        },
      });
      values.push({ value: part.toJS(), start, end });
    }
  } catch {
    // Nested past the stack, or aliases that multiply.
    problems.push(diagnostic('document-syntax', 'the YAML is nested too deep or repeats itself too often', { start: 0, end: 1 }));
  }
  const read = readRecords(document, 'yaml', values, problems, known, (record) => {
    const query = own(record, 'query');
    return typeof query === 'string' ? (literals.get(query) ?? null) : null;
  });
  return { ...read, warnings: [...read.warnings, ...warnings] };

  /**
   * A block (`query: |`) stands in the document with an indentation that its value has lost. White space between tokens
   * means nothing and no string runs over a line, so the query is taken as it is written: then every place is one of the document.
   */
  function keepLiteral(query: Scalar): void {
    if (query.type !== Scalar.BLOCK_LITERAL || typeof query.value !== 'string' || !query.range) return;
    const raw = text.slice(query.range[0], query.range[1]);
    const body = raw.slice(raw.indexOf('\n') + 1);
    const written = body.trim();
    if (unindented(written) !== unindented(query.value.trim())) return;
    literals.set(query.value, { text: written, start: query.range[1] - body.length });
  }
}

/** Whether an alias stands within what it stands for. Its values would have no end, and to look how many there are takes forever. */
function holdsItself(part: ReturnType<typeof parseAllDocuments>[number]): boolean {
  let [found, tries] = [false, 0];
  visit(part, {
    Alias(_, alias, path) {
      const around = path.find((node) => (isMap(node) || isSeq(node)) && node.anchor === alias.source);
      if (found || around === undefined) return;
      // The name may have been given to something else in between. To look reads the document once more.
      tries++;
      found = tries > MOST_TRIES || alias.resolve(part as Parameters<typeof alias.resolve>[0]) === around;
    },
  });
  return found;
}

const MOST_TRIES = 50;

/** YAML joins the lines of a folded, plain or quoted text: a comment then runs on over what stood on the next line. */
function swallowedComment(query: Scalar, text: string): Diagnostic | null {
  if (typeof query.value !== 'string' || query.type === Scalar.BLOCK_LITERAL || !query.range) return null;
  const [start, end] = query.range;
  const raw = text.slice(start, end);
  const inValue = commentsIn(query.value);
  const inRaw = commentsIn(raw);
  const found = inRaw.find(({ length }, index) => length < (inValue[index]?.length ?? 0));
  if (found === undefined) return null;
  const span = { start: start + found.at, end: start + found.at + found.length };
  const message = 'YAML joins the lines of this text, so the comment swallows the rest of the query';
  return diagnostic('comment-in-folded-text', message, span, {
    help: 'write the query as a block that keeps its lines, `query: |`, or the comment as /* ... */',
  });
}

/** The line comments in a text, from `//` to the end of the line; what stands in a string is none. */
function commentsIn(text: string): readonly { readonly at: number; readonly length: number }[] {
  return [...text.matchAll(/"(?:[^"\\\n]|\\.){0,2000}"|\/\*[\s\S]{0,2000}?\*\/|(\/\/[^\n]*)/g)].flatMap(
    ({ 1: comment, index }) => (comment === undefined ? [] : [{ at: index, length: comment.trimEnd().length }]),
  );
}

function unindented(text: string): string {
  return text.replace(/^[ \t]+|[ \t\r]+$/gm, '');
}

function reasonOf(message: string): string {
  return /call stack/i.test(message) ? 'it is nested too deep' : (message.split('\n')[0] ?? '');
}

/** Whether a text is YAML that may hold a rule: its first line assigns a key, and one of the keys belongs to rules. */
export function looksLikeYaml(text: string): boolean {
  const first = /^(?:[ \t]*(?:#[^\n]*|---[^\n]*|%YAML[^\n]*)?\r?\n)*([^\n]*)/.exec(text)?.[1] ?? '';
  // The front matter of a Markdown page is YAML too; a fence at the margin stands only in Markdown.
  if (/^(?:```|~~~)/m.test(text)) return false;
  if (!/^(?:- +)?["']?[A-Za-z_][\w.-]*["']?[ \t]*:(?:[ \t\r]|$)/.test(first)) return false;
  return /^[ \t-]*["']?(?:query|detection|correlation|filter|language|rule_id|search)["']?[ \t]*:/m.test(text);
}
