import { EMPTY_CONTEXT, EMPTY_META } from '../ir/index.ts';
import { diagnostic, type Source } from '../source/index.ts';
import { createCutter } from './cut.ts';
import type { ReadOutcome } from './document.ts';

/** The first line of a request as Kibana's console and Elastic's documentation write it. */
const REQUEST = /^[ \t]*(?:GET|POST)[ \t]+\S*\/_eql\/search\b/m;

/** The query of its body: between three quotes, where nothing is escaped, or a JSON string. */
const QUERY = /"query"\s*:\s*(?:"""([\s\S]*?)"""|("(?:[^"\\\n]|\\.)*"))/g;

/** Whether a text holds requests to search with EQL. */
export function isConsole(text: string): boolean {
  return REQUEST.test(text);
}

/** The queries of the requests in a text, and where to look for them. */
export function consoleQueries(text: string): readonly { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(QUERY)].flatMap(([, raw, json], index, all) => {
    const query = raw ?? unquoted(json ?? '');
    const start = all[index]?.index ?? 0;
    return query.trim() === '' ? [] : [{ text: query.trim(), start }];
  });
}

function unquoted(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return '';
  }
}

/** Reads requests to `_eql/search`, each with its query. */
export function readConsole(document: Source): ReadOutcome {
  const cutter = createCutter(document);
  const documents = consoleQueries(document.text).map(({ text, start }) => ({
    form: 'console' as const,
    documentName: document.name,
    meta: EMPTY_META,
    context: EMPTY_CONTEXT,
    query: cutter.cut(text, start, null),
  }));
  const missing = diagnostic('query-missing', 'the request has no query', { start: 0, end: 1 });
  return { documents, problems: documents.length === 0 ? [missing] : [], warnings: [] };
}
