import { source } from '../source/index.ts';
import { formOf } from './form.ts';
import { beginningOf, type Known, languageNamed } from './known.ts';
import { readDocuments } from './read.ts';

/** What YAML names as a language. It holds much, settings and searches of other vendors: only what calls itself a rule that is read is meant. */
const YAML_LANGUAGE = /^[ \t-]*["']?(?:language|type)["']?[ \t]*:[ \t]*["']?([\w|]+)/gim;

/**
 * Whether a file found among others, of which only the beginning may be known, is meant to be a rule: by its name, else
 * by its content. A list of events is not; nor is a note or a settings file.
 */
export function looksLikeRule(text: string, fileName: string, known: Known): boolean {
  const lower = fileName.toLowerCase();
  if (known.some(({ signs }) => signs.extension !== null && lower.endsWith(signs.extension))) return true;
  switch (formOf(text, known)) {
    case 'json':
      return holdsJsonRule(text, known);
    case 'yaml':
      return known.some(({ signs }) => signs.records?.appearsIn(text) === true) || namesLanguage(text, known);
    case 'query':
      return beginningOf(text, known) !== null;
    case 'toml':
    case 'markdown':
    case 'asciidoc':
    case 'plain-text':
    case 'console':
      return true;
  }
}

function namesLanguage(text: string, known: Known): boolean {
  return [...text.matchAll(YAML_LANGUAGE)].some(([, word]) => languageNamed(word, known) !== null);
}

/** Whether a file among others that holds no rule may hold rules in another language, which are to be counted. */
export function looksLikeForeignRule(text: string, known: Known): boolean {
  return formOf(text, known) === 'yaml';
}

/**
 * Rules and events can both be NDJSON. The first line decides when it is a JSON text by itself; no event begins with a
 * line that is not.
 */
function holdsJsonRule(text: string, known: Known): boolean {
  const body = text.trimStart();
  const [firstLine = ''] = body.split('\n', 1);
  return isJson(firstLine)
    ? isRule(firstLine, known)
    : isRule(body, known) || (/^[{[]\s*$/.test(firstLine) && RULE_KEYS.test(body));
}

/**
 * Whether a text, of which only the beginning may be known, is JSON spread over lines of which none is an event, and says
 * nothing of a rule: what a formatter makes of events.
 */
export function looksLikeSpreadEvents(text: string, known: Known): boolean {
  const body = text.trimStart();
  const [firstLine = ''] = body.split('\n', 1);
  if (!/^[{[]\s*$/.test(firstLine)) return false;
  // What a search answers with; alerts, too, hold the ids and languages of rules.
  if (/"(?:_index|hits)"\s*:/.test(body)) return true;
  if (/"(?:rule_id|risk_score|language)"\s*:/.test(body)) return false;
  return readDocuments(source(body), known).documents.length === 0;
}

/** Keys of which a rule has one at least. */
const RULE_KEYS = /"(?:query|rule_id|risk_score|language)"\s*:/;

/** Events, too, may have a field named `query` or `type`: only what calls itself a rule is one. */
function isRule(text: string, known: Known): boolean {
  const { documents, problems } = readDocuments(source(text), known);
  return (
    documents.some(
      ({ meta }) => [meta.language, meta.type].some((word) => languageNamed(word, known) !== null) || meta.id !== null,
    ) ||
    (/"(rule_id|risk_score)"\s*:/.test(text) && problems.some((problem) => problem.code === 'language-not-read'))
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
