import type { KnownLanguage } from '../contract/index.ts';
import { failure, type Result, type Source, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { cutSource } from './cut.ts';
import { beginningOf, beginsQuery, type Known } from './known.ts';
import type { PageLine } from './page-lines.ts';

/** Where a page's query stands: its text, and the first and last of its lines. */
interface PageQuery {
  readonly source: Source;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The query of a Markdown page: the code block under the heading "Rule query", or the only block that begins like a query. */
export function findMarkdownQuery(document: Source, lines: readonly PageLine[], known: Known): Result<PageQuery> {
  const heading = lines.findIndex((line) => /^#{1,6}\s+Rule query\b/i.test(line.raw));
  const blocks = codeBlocks(lines).filter((block) =>
    heading < 0 ? beginningOf(block.text, known) !== null : block.open > heading,
  );
  const [first, second] = blocks;
  const headingLine = lines[Math.max(0, heading)];
  const place = {
    start: headingLine?.start ?? 0,
    end: (headingLine?.start ?? 0) + (headingLine?.raw.length ?? 0),
  };
  if (first === undefined) return failure(diagnostic('query-missing', 'the page has no code block with a query', place));
  const opening = lines[first.open];
  const at = opening?.start ?? 0;
  if (first.close === null) {
    return failure(
      diagnostic(
        'document-syntax',
        'the code block with the query is never closed',
        { start: at, end: at + 3 },
        { help: 'the page seems to be cut off; close the block with ```' },
      ),
    );
  }
  if (first.text.trim() === '')
    return failure(
      diagnostic('query-missing', 'the code block of the query is empty', {
        start: at,
        end: at + 3,
      }),
    );
  if (second !== undefined) {
    const start = lines[second.open]?.start ?? 0;
    return failure(
      diagnostic(
        'query-ambiguous',
        'the page has a second query',
        { start, end: start + 3 },
        {
          notes: [
            {
              message: 'the first query is here',
              span: { start: at, end: at + 3 },
            },
          ],
        },
      ),
    );
  }
  return success({
    source: cutSource(document, first.text.trim(), at),
    firstLine: first.open,
    lastLine: first.close,
  });
}

/** The query of a plain-text page: the lines from the one that opens like a query up to the framework block or the end. */
export function findTextQuery(
  document: Source,
  lines: readonly PageLine[],
  known: Known,
  named: KnownLanguage | null,
): Result<PageQuery> {
  const license = lines.findIndex((line) => line.clean.startsWith('Rule license:'));
  const type = lines.findIndex((line) => line.clean.startsWith('Rule type:'));
  const from = Math.max(license, type) + 1;
  const framework = lines.findIndex((line, index) => index >= from && line.clean.startsWith('Framework:'));
  const end = framework < 0 ? lines.length : framework;
  const starts = lines.flatMap((line, index) =>
    index >= from && index < end && beginsQuery(line.raw.trimStart(), known) ? [index] : [],
  );
  // Of a language whose lines do not tell where a query begins, the first that could be of it is taken.
  const unsure = lines.findIndex(
    (line, index) => index >= from && index < end && (named?.signs.begins(line.raw) || named?.signs.betrays(line.raw)),
  );
  const [first, second] = starts.length === 0 && unsure >= 0 ? [unsure] : starts;
  const place = { start: 0, end: lines[0]?.raw.length ?? 0 };
  if (first === undefined) return failure(diagnostic('query-missing', 'the text has no line that begins a query', place));
  if (second !== undefined) {
    const [at, other] = [lines[first]?.start ?? 0, lines[second]?.start ?? 0];
    return failure(
      diagnostic(
        'query-ambiguous',
        'the text has a second query',
        { start: other, end: other + (lines[second]?.raw.length ?? 0) },
        {
          notes: [
            {
              message: 'the first query begins here',
              span: { start: at, end: at + (lines[first]?.raw.length ?? 0) },
            },
          ],
        },
      ),
    );
  }
  const text = lines
    .slice(first, end)
    .map((line) => line.raw)
    .join('\n')
    .trim();
  return success({
    source: cutSource(document, text, lines[first]?.start ?? 0),
    firstLine: first,
    lastLine: end - 1,
  });
}

/** A block between fences; `open` and `close` are lines. */
interface CodeBlock {
  readonly open: number;
  readonly close: number | null;
  readonly text: string;
}

/** The code blocks of a page, in order. */
export function codeBlocks(lines: readonly PageLine[]): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    const fence = /^\s*(`{3,}|~{3,})/.exec(lines[index]?.raw ?? '')?.[1];
    if (fence === undefined) continue;
    const open = index;
    do index++;
    while (index < lines.length && !(lines[index]?.raw ?? '').trim().startsWith(fence));
    const text = lines
      .slice(open + 1, index)
      .map((line) => line.raw)
      .join('\n');
    blocks.push({ open, close: index < lines.length ? index : null, text });
  }
  return blocks;
}
