import type { Schema } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';

/** A value in quotes, or a word without: letters, escapes, and wildcards. */
const PIECES = /"(?:[^"\\]|\\.)*"|(?:[^\s\\():<>"{}]|\\.)+/gsu;

/**
 * Why Elasticsearch's own reader of KQL takes a text for another than Kibana does; null: it does not. It looks for wildcards before it reads
 * escapes, and hands on what is escaped as if it were not; it joins `and` beside `or` from the right; and `\u` without a code behind it, as
 * in a path to `uninstall.exe`, is no error to Kibana.
 */
export function kqlReadOtherwise(text: string): string | null {
  for (const [piece] of text.matchAll(PIECES))
    if (!piece.startsWith('"') && piece.replace(/\\./gsu, 'x').includes('*') && /[\\?]/.test(piece))
      return 'the kql query of Elasticsearch reads escapes beside wildcards otherwise than Kibana does';
  if (/\\u(?![\da-f]{4})/i.test(text.replaceAll('\\\\', '')))
    return 'the kql query of Elasticsearch takes no \\u without the code of a character';
  return mixesOperators(text) ? 'the kql query of Elasticsearch joins and beside or otherwise than Kibana does' : null;
}

/** Whether within one pair of brackets `and` stands beside `or`. */
function mixesOperators(text: string): boolean {
  const levels: Set<string>[] = [new Set()];
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[(){}]|(?:[^\s\\():<>"{}]|\\.)+/gsu)) {
    if (piece === '(' || piece === '{') levels.push(new Set());
    else if (piece === ')' || piece === '}') levels.pop();
    else if (/^(?:and|or)$/i.test(piece)) levels.at(-1)?.add(piece.toLowerCase());
    if ((levels.at(-1)?.size ?? 0) > 1) return true;
  }
  return false;
}

/** A field, what compares it, and a time by the clock. */
const BOUND =
  /"(?:[^"\\]|\\.)*"(?!\s*(?:[<>]=?|:))|("(?:[^"\\]|\\.)*"|(?:[^\s\\():<>"{}]|\\.)+)(\s*(?:[<>]=?|:)\s*)"?(now[^\s"()]*)"?/gsu;

/** As `pinClock` does with bodies: times relative to `now` are anchored at the clock of the run. */
export function pinKql(text: string, now: number, timestampField: string, schema: Schema): string {
  if (!text.includes('now')) return text;
  const anchor = new Date(now).toISOString();
  const isDate = (written: string): boolean => {
    const field = written.replace(/^"|"$/g, '').replace(/\\(.)/gsu, '$1');
    const facts = schema.fields.get(field);
    return field === timestampField || (facts !== undefined && familyOf(facts.type) === 'date');
  };
  return text.replace(BOUND, (piece: string, field?: string, sign?: string, bound?: string) => {
    if (field === undefined || sign === undefined || bound === undefined || !/^now(?:$|[-+/])/.test(bound)) return piece;
    return isDate(field) ? `${field}${sign}"${anchor}||${bound.slice('now'.length)}"` : piece;
  });
}
