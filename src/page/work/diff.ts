import type { CheckableRule } from '../../api/checkable-rule.ts';
import { diff } from '../../api/prove/diff.ts';
import { headline } from '../../source/index.ts';
import type { RuleOptions } from '../options.ts';
import { checkableRule, outcomeUnder } from './subject.ts';
import type { Work } from './work.ts';

/** What the rule is beside another text of it, for every event that there could be. */
export async function compareRules({ other, ...subject }: Work['diff']['asked']): Promise<Work['diff']['answer']> {
  const second = await otherRule(other, subject.options);
  return typeof second === 'string' ? { problem: second } : await diff(await checkableRule(subject), second);
}

/** The rule of the other text, read with the same options, or why there is none. */
async function otherRule(text: string, options: RuleOptions): Promise<CheckableRule | string> {
  const { rules, problems } = await outcomeUnder(options, text, 'the other rule');
  const [problem] = problems;
  if (problem !== undefined) return headline(problem.source, problem.diagnostic);
  const [only, second] = rules;
  if (only === undefined || second !== undefined) return `the other text holds ${rules.length} rules, and one is compared`;
  if (!only.meaning.ok) return headline(only.document.query, only.meaning.problems[0]);
  return { syntax: only.syntax, ...only.meaning.value };
}
