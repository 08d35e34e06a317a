import { looksLikeAsciidoc } from './asciidoc.ts';
import { isBareBody, isConsole } from './console.ts';
import type { DocumentForm } from './document.ts';
import { beginsQuery, type Known } from './known.ts';
import { looksLikeYaml } from './yaml.ts';

/** Tells the form of a document by its content. What carries no mark of a document is taken for a query. */
export function formOf(text: string, known: Known): DocumentForm {
  if (looksLikeToml(text)) return 'toml';
  const fenced = /^[ \t]*(?:```|~~~)/m.test(text);
  // `#` begins a comment of the console, and a heading only where there are code blocks too.
  if (looksLikeAsciidoc(text)) return 'asciidoc';
  if (!fenced && (isConsole(text) || isBareBody(text))) return 'console';
  if (/^\s*[{[]\s*(["{[\]}]|$)/.test(text)) return 'json';
  if (/^\*\*Rule (type|indices|license)\*\*:/m.test(text)) return 'markdown';
  if (!/^Rule (type|indices|license):/m.test(text) && looksLikeYaml(text)) return 'yaml';
  // A query may have been given comments of another language.
  if (/^#{1,6} \S/m.test(text) && (fenced || !holdsQuery(text, known))) return 'markdown';
  if (fenced && isConsole(text)) return 'markdown';
  if (/^Rule (type|indices|license):/m.test(text)) return 'plain-text';
  return 'query';
}

/** Tables that rules consist of, or a query beside other keys in the table of the whole file. */
function looksLikeToml(text: string): boolean {
  if (/^[ \t]*\[\[?(rules?|metadata|hunt|queries|analytics?)\]\]?[ \t]*(#.*)?$/m.test(text)) return true;
  return (
    /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*[\w-]+[ \t]*=[ \t]*["'[\d]/.test(text) && /^[ \t]*query[ \t]*=[ \t]*["']/m.test(text)
  );
}

/** Whether a line begins like a query. */
function holdsQuery(text: string, known: Known): boolean {
  return text.split('\n').some((line) => beginsQuery(line, known));
}
