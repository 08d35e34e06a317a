import { EMPTY_CONTEXT, EMPTY_META } from '../ir/index.ts';
import type { Source } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { readEqlRequests, requestStarts } from './console.ts';
import { createCutter } from './cut.ts';
import type { ReadOutcome, RuleDocument } from './document.ts';
import { beginningOf, type Known } from './known.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { codeBlocks } from './page-query.ts';

/** Whether a Markdown page is no rule's own page but notes with several queries: a tutorial, a collection. */
export function isNotes(text: string, known: Known): boolean {
  const lines = pageLines(text);
  if (lines.some((line) => line.clean.startsWith('Rule type:') || /^#{1,6}\s+Rule query\b/i.test(line.raw))) return false;
  const blocks = codeBlocks(lines).filter((block) => beginningOf(block.text, known) !== null);
  return blocks.length > 1 || requestStarts(text).length > 0;
}

/** Reads the queries of notes: each code block that begins like one, and each request with a query, is a rule, named by the heading above it. */
export function readNotes(document: Source, form: 'markdown' | 'asciidoc', known: Known): ReadOutcome {
  const lines = pageLines(document.text);
  const cutter = createCutter(document);
  const titles = titlesAbove(lines);
  const requests = readEqlRequests(document, form, titles);
  const found: { readonly rule: RuleDocument; readonly start: number }[] = [...requests.rules];
  const problems: ReadOutcome['problems'][number][] = [...requests.problems];
  for (const block of codeBlocks(lines)) {
    const language = beginningOf(block.text, known);
    if (language === null) continue;
    const start = lines[block.open]?.start ?? 0;
    if (block.close === null) {
      const help = 'the page seems to be cut off; close the block with ```';
      const span = { start, end: start + 3 };
      problems.push(diagnostic('document-syntax', 'the code block with the query is never closed', span, { help }));
      continue;
    }
    const name = titles(start);
    const query = cutter.cut(block.text.trim(), start, name);
    const meta = { ...EMPTY_META, name };
    found.push({
      rule: { form, language: language.name, documentName: document.name, meta, context: EMPTY_CONTEXT, query },
      start,
    });
  }
  found.sort((a, b) => a.start - b.start);
  return { documents: numbered(found.map(({ rule }) => rule)), problems, warnings: requests.warnings, others: [] };
}

/** Rules under one heading are told apart by numbers. */
function numbered(rules: readonly RuleDocument[]): readonly RuleDocument[] {
  const times = new Map<string, number>();
  return rules.map((rule) => {
    const { name } = rule.meta;
    const time = (times.get(name ?? '') ?? 0) + 1;
    times.set(name ?? '', time);
    return name === null || time === 1 ? rule : { ...rule, meta: { ...rule.meta, name: `${name} (${time})` } };
  });
}

/** The heading above a place. A line of a code block is none, whatever it begins with. */
function titlesAbove(lines: readonly PageLine[]): (start: number) => string | null {
  const inBlock = new Set(codeBlocks(lines).flatMap(({ open, close }) => range(open, close ?? lines.length)));
  const titles = lines.flatMap(({ clean, start }, index) => {
    const title = inBlock.has(index) ? undefined : /^#{1,6}\s+(.*?)[\s#]*$/.exec(clean)?.[1];
    return title === undefined || title === '' ? [] : [{ title, start }];
  });
  return (place) => {
    // The first heading after the place, by halving.
    let low = 0;
    let high = titles.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((titles[middle]?.start ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return titles[low - 1]?.title ?? null;
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
