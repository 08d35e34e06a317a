import { source } from '../source/index.ts';
import { startsLikeEql } from './eql-start.ts';
import { formOf } from './form.ts';
import { readDocuments } from './read.ts';

/** YAML holds much: Sigma rules, settings, other vendors' searches. Only what calls itself EQL is meant. */
const YAML_RULE = /^[ \t-]*["']?(?:language|type)["']?[ \t]*:[ \t]*["']?eql\b/im;

/**
 * Whether a file found among others, of which only the beginning may be known, is meant to be a rule: by its name, else
 * by its content. A list of events is not; nor is a note or a settings file.
 */
export function looksLikeRule(text: string, fileName: string): boolean {
  if (/\.eql$/i.test(fileName)) return true;
  switch (formOf(text)) {
    case 'json':
      return holdsJsonRule(text);
    case 'yaml':
      return YAML_RULE.test(text);
    case 'eql':
      return startsLikeEql(text);
    case 'toml':
    case 'markdown':
    case 'asciidoc':
    case 'plain-text':
    case 'console':
      return true;
  }
}

/** Whether a file among others that is no EQL rule may hold rules in another language, which are to be counted. */
export function looksLikeForeignRule(text: string): boolean {
  return formOf(text) === 'yaml';
}

/**
 * Rules and events can both be NDJSON. The first line decides when it is a JSON text by itself; no event begins with a
 * line that is not.
 */
function holdsJsonRule(text: string): boolean {
  const body = text.trimStart();
  const [firstLine = ''] = body.split('\n', 1);
  return isJson(firstLine) ? isRule(firstLine) : isRule(body) || (/^[{[]\s*$/.test(firstLine) && RULE_KEYS.test(body));
}

/**
 * Whether a text, of which only the beginning may be known, is JSON spread over lines of which none is an event, and says
 * nothing of a rule: what a formatter makes of events.
 */
export function looksLikeSpreadEvents(text: string): boolean {
  const body = text.trimStart();
  const [firstLine = ''] = body.split('\n', 1);
  if (!/^[{[]\s*$/.test(firstLine)) return false;
  // What a search answers with; alerts, too, hold the ids and languages of rules.
  if (/"(?:_index|hits)"\s*:/.test(body)) return true;
  if (/"(?:rule_id|risk_score|language)"\s*:/.test(body)) return false;
  return readDocuments(source(body)).documents.length === 0;
}

/** Keys of which a rule has one at least. */
const RULE_KEYS = /"(?:query|rule_id|risk_score|language)"\s*:/;

/** Events, too, may have a field named `query` or `type`: only what calls itself a rule is one. */
function isRule(text: string): boolean {
  const { documents, problems } = readDocuments(source(text));
  return (
    documents.some(({ meta }) => meta.language === 'eql' || meta.type === 'eql' || meta.id !== null) ||
    (/"(rule_id|risk_score)"\s*:/.test(text) && problems.some((problem) => problem.code === 'language-not-eql'))
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
