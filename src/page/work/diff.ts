import type { CheckableRule } from '../../api/checkable-rule.ts';
import { parse } from '../../api/parse.ts';
import { diff } from '../../api/prove/diff.ts';
import { headline } from '../../source/index.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** What the rule is beside another text of it, for every event that there could be. */
export async function compareRules({ other, ...subject }: Work['diff']['asked']): Promise<Work['diff']['answer']> {
  const second = otherRule(other, subject.folding);
  return typeof second === 'string' ? { problem: second } : await diff(checkableRule(subject), second);
}

/** The rule of the other text, or why there is none. */
function otherRule(text: string, folding: 'ascii' | 'unicode'): CheckableRule | string {
  const { rules, problems } = parse(text, { name: 'the other rule', semantics: { folding } });
  const [problem] = problems;
  if (problem !== undefined) return headline(problem.source, problem.diagnostic);
  const [only, second] = rules;
  if (only === undefined || second !== undefined) return `the other text holds ${rules.length} rules, and one is compared`;
  if (!only.meaning.ok) return headline(only.document.query, only.meaning.problems[0]);
  return { syntax: only.syntax, ...only.meaning.value };
}
