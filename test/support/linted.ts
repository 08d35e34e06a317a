import { lintRule } from '../../src/api/lint/index.ts';
import { parse } from '../../src/api/parse.ts';

/** What lint tells of the one rule of a text: code, what stands at the place, and what stands at the places of its notes. */
export async function linted(text: string, name = 'rule.eql'): Promise<readonly string[]> {
  const { rules, problems } = parse(text, { name });
  const [rule] = rules;
  if (rule === undefined || !rule.meaning.ok) throw new Error(`${text}: ${problems[0]?.diagnostic.message ?? 'no meaning'}`);
  const { findings } = await lintRule(rule);
  const query = rule.document.query.text;
  return findings.map(({ diagnostic: { code, span, notes } }) =>
    [code, query.slice(span.start, span.end), ...notes.map((note) => query.slice(note.span.start, note.span.end))].join(' | '),
  );
}
