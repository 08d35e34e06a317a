import { EMPTY_CONTEXT, EMPTY_META } from '../ir/index.ts';
import { diagnostic, type Source } from '../source/index.ts';
import { consoleQueries, isConsole } from './console.ts';
import { createCutter } from './cut.ts';
import type { ReadOutcome, RuleDocument } from './document.ts';
import { startsLikeEql } from './eql-start.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { type CodeBlock, codeBlocks } from './page-query.ts';

/** Whether a Markdown page is no rule's own page but notes with several queries: a tutorial, a collection. */
export function isNotes(text: string): boolean {
  const lines = pageLines(text);
  if (lines.some((line) => line.clean.startsWith('Rule type:') || /^#{1,6}\s+Rule query\b/i.test(line.raw))) return false;
  const blocks = queryBlocks(lines);
  return blocks.length > 1 || blocks.some((block) => !startsLikeEql(block.text));
}

/** Reads the queries of notes: each code block that begins like EQL, or is a request with a query, is a rule, named by the heading above it. */
export function readNotes(document: Source): ReadOutcome {
  const lines = pageLines(document.text);
  const cutter = createCutter(document);
  const documents: RuleDocument[] = [];
  const problems: ReadOutcome['problems'][number][] = [];
  const times = new Map<string, number>();
  for (const block of queryBlocks(lines)) {
    const start = lines[block.open]?.start ?? 0;
    if (block.close === null) {
      const help = 'the page seems to be cut off; close the block with ```';
      const span = { start, end: start + 3 };
      problems.push(diagnostic('document-syntax', 'the code block with the query is never closed', span, { help }));
      continue;
    }
    for (const query of queriesOf(block)) {
      const title = headingAbove(lines, block.open);
      const time = (times.get(title ?? '') ?? 0) + 1;
      times.set(title ?? '', time);
      const name = title === null || time === 1 ? title : `${title} (${time})`;
      documents.push({
        form: 'markdown',
        documentName: document.name,
        meta: { ...EMPTY_META, name },
        context: EMPTY_CONTEXT,
        query: cutter.cut(query, start, name),
      });
    }
  }
  return { documents, problems, warnings: [] };
}

function queryBlocks(lines: readonly PageLine[]): readonly CodeBlock[] {
  return codeBlocks(lines).filter((block) => queriesOf(block).length > 0);
}

/** A block is a query itself, or requests that carry queries. */
function queriesOf(block: CodeBlock): readonly string[] {
  if (startsLikeEql(block.text)) return [block.text.trim()];
  return isConsole(block.text) ? consoleQueries(block.text).map(({ text }) => text) : [];
}

function headingAbove(lines: readonly PageLine[], below: number): string | null {
  for (let index = below - 1; index >= 0; index--) {
    const title = /^#{1,6}\s+(.*?)[\s#]*$/.exec(lines[index]?.clean ?? '')?.[1];
    if (title !== undefined && title !== '') return title;
  }
  return null;
}
