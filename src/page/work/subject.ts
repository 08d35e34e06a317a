import type { CheckableRule } from '../../api/checkable-rule.ts';
import { type ParsedRule, type ParseOutcome, parse } from '../../api/parse.ts';
import { chosenOf } from './chosen.ts';
import type { Subject } from './work.ts';

let last: { readonly text: string; readonly folding: string; readonly outcome: ParseOutcome } | null = null;

/** What reading the text gives. The last text is remembered: each target asks for the same. */
export function outcomeOf({ text, folding }: Subject): ParseOutcome {
  if (last?.text !== text || last.folding !== folding)
    last = { text, folding, outcome: parse(text, { name: 'rule', semantics: { folding } }) };
  return last.outcome;
}

/** The rule that was chosen, where there are several; null: there is none. */
export function chosenRule(subject: Subject): ParsedRule | null {
  const { rules } = outcomeOf(subject);
  return chosenOf(rules, subject.rule) ?? null;
}

/** The rule with its meaning. The page asks only for work on rules that were accepted; anything else is its fault. */
export function checkableRule(subject: Subject): CheckableRule {
  const parsed = chosenRule(subject);
  if (parsed === null || !parsed.meaning.ok) throw new Error('there is no rule to work on');
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}
