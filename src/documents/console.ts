import { EMPTY_META } from '../ir/index.ts';
import type { Diagnostic, Source } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { createCutter } from './cut.ts';
import type { DocumentForm, ReadOutcome, RuleDocument } from './document.ts';
import { readRequestContext } from './request-context.ts';
import {
  bareBody,
  contentsOf,
  type IndexedDocument,
  mappingFor,
  memberOf,
  namesIndex,
  type RestRequest,
  readRequests,
} from './requests/index.ts';

/** Whether a text holds requests to search with EQL. */
export function isConsole(text: string): boolean {
  return requestStarts(text).length > 0;
}

/** Whether a text is the body of such a request alone. */
export function isBareBody(text: string): boolean {
  return bareBody(text) !== null;
}

/** Where the requests of a text to search with EQL begin. */
export function requestStarts(text: string): readonly number[] {
  if (!text.includes('_eql/search')) return [];
  return readRequests(text)
    .requests.filter(searchesEql)
    .map(({ span }) => span.start);
}

/** Reads requests to `_eql/search`, each with its query. */
export function readConsole(document: Source): ReadOutcome {
  const { rules, problems, warnings } = readEqlRequests(document, 'console', () => null);
  const missing = diagnostic('query-missing', 'there is no request with a query', { start: 0, end: 1 });
  return {
    documents: rules.map(({ rule }) => rule),
    problems: rules.length === 0 && problems.length === 0 ? [missing] : problems,
    warnings,
    others: [],
  };
}

/** The rules that requests of a text hold, and where each begins. */
interface EqlRequests {
  readonly rules: readonly { readonly rule: RuleDocument; readonly start: number }[];
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** The query of a request is the string `query` at the top of its body, nothing else. (eql-semantics 13.1) */
export function readEqlRequests(document: Source, form: DocumentForm, nameAt: (start: number) => string | null): EqlRequests {
  const cutter = createCutter(document);
  const rules: { rule: RuleDocument; start: number }[] = [];
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const bare = bareBody(document.text);
  const { requests } = bare === null ? readRequests(document.text) : { requests: [bare] };
  const contents = contentsOf(requests);
  for (const request of requests) {
    if (!searchesEql(request)) continue;
    const query = memberOf(request.bodies[0] ?? null, 'query')?.value;
    if (request.problem !== null) problems.push(request.problem);
    else if (query?.kind !== 'string' || query.value.trim() === '') {
      problems.push(
        diagnostic('query-missing', 'the request has no query', query === undefined ? request.span : request.placeOf(['query'])),
      );
    } else {
      const { meta, context, problems: wrong, warnings: found } = readRequestContext(request);
      problems.push(...wrong);
      warnings.push(...found);
      const text = query.value.trim();
      const at = query.literal ? request.inDocument(query.inside + query.value.indexOf(text)) : null;
      const name = nameAt(request.span.start);
      const mapping = mappingFor(contents, targetOf(request));
      const rule: RuleDocument = {
        form,
        language: 'eql',
        documentName: document.name,
        meta: { ...EMPTY_META, ...meta, name },
        context,
        query: cutter.place(text, at, name),
        ...(mapping === null ? {} : { mapping }),
      };
      if (wrong.length === 0) rules.push({ rule, start: request.span.start });
    }
  }
  return { rules, problems, warnings };
}

function searchesEql({ method, path }: RestRequest): boolean {
  return (method === 'GET' || method === 'POST') && /(?:^|\/)_eql\/search$/.test(path);
}

/** The indices before the name of the request; all of them when it names none. */
function targetOf({ path }: RestRequest): string {
  return path.includes('/_eql/') ? path.slice(0, path.indexOf('/_eql/')) : '*';
}

/** The documents that the requests of a text put into the indices in which it searches with EQL, in their order. */
export function transcriptEvents(text: string): readonly IndexedDocument[] {
  if (!text.includes('_eql/search') || !/_bulk|_doc|_create|\b(?:PUT|POST)\b/.test(text)) return [];
  const { requests } = readRequests(text);
  const { documents } = contentsOf(requests);
  const targets = requests.filter(searchesEql).map(targetOf);
  const searched = documents.filter(({ index }) => targets.some((target) => namesIndex(target, [index])));
  // Searched by an alias or a data stream that the text does not make.
  return searched.length === 0 ? documents : searched;
}
