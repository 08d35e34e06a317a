import type { Diagnostic } from '../../source/index.ts';
import type { Query } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import { walk } from './walk.ts';

/** Texts of several words whose white space is not one plain space each: the first of them is told. */
export function oddBlanks(query: Query, text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(query, (node) => {
    if (node.kind !== 'literal' || node.quoted || found.length > 0) return;
    const written = text.slice(node.span.start, node.span.end);
    const odd = /[ \t\r\n\u00A0]{2,}|[\t\r\n\u00A0]/.exec(written);
    if (odd === null) return;
    const start = node.span.start + odd.index;
    const message = 'Kibana keeps this white space in the value, and the `kql` query of Elasticsearch does not';
    const help = 'put the value in double quotes, or write one space';
    found.push(diagnostic('kql-blank', message, { start, end: start + odd[0].length }, { help }));
  });
  return found;
}
