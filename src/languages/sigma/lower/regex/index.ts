import { printLuceneRegex, type TextPattern } from '../../../../pattern/index.ts';
import { searchLanguage } from './language.ts';
import { parseRegex } from './parse.ts';
import type { RegexFlags, RegexProblem } from './syntax.ts';

export type { RegexFlags } from './syntax.ts';

/** The whole texts in which a regular expression finds something, letters as written; or why that cannot be said. */
export function regexPattern(
  text: string,
  flags: RegexFlags,
): { readonly ok: true; readonly pattern: TextPattern } | { readonly ok: false; readonly problem: RegexProblem } {
  const parsed = parseRegex(text, flags);
  if (!parsed.ok) return parsed;
  const tree = searchLanguage(parsed.syntax);
  if (tree === null) {
    const message = 'an anchor or a word boundary stands where its place is not known';
    return { ok: false, problem: { code: 'sigma-regex-construct', message, at: 0, length: text.length } };
  }
  const pattern: TextPattern = { kind: 'regex', source: '', tree };
  const printed = printLuceneRegex(pattern, 'exact', 'ascii');
  return { ok: true, pattern: { ...pattern, source: printed.ok ? printed.text : text } };
}
