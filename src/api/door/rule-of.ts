import type { Rule } from '../../ir/index.ts';
import { failure, isNonEmpty, type Result, success } from '../../source/index.ts';
import { apiCodes, diagnostic } from '../codes.ts';
import { parse } from '../parse.ts';
import { given, isParsed, isRule, parsedInstead } from './arguments.ts';

/**
 * The rule that a caller means: its meaning, or a text with one rule, in any form that `parse` reads. A text with problems gives them, a
 * text with several rules a problem of its own; places are those in the query of the rule. Anything else is a `TypeError`.
 */
export function ruleOf(taker: string, rule: unknown): Result<Rule> {
  if (typeof rule === 'string') return ruleIn(taker, rule);
  if (isRule(rule)) return success(rule as Rule);
  const wanted = `${taker} takes the text of a rule, or its meaning (meaning.value.rule of what parse returns)`;
  throw new TypeError(isParsed(rule) ? `${wanted}; ${parsedInstead(rule)}` : `${wanted}, and was given ${given(rule)}`);
}

function ruleIn(taker: string, text: string): Result<Rule> {
  const { rules, problems } = parse(text);
  const [first, ...others] = rules;
  const found = problems.map((problem) => problem.diagnostic);
  if (isNonEmpty(found)) return { ok: false, problems: found };
  if (first === undefined) throw new Error('neither a rule nor a problem');
  if (others.length > 0) {
    const message = `the text holds ${rules.length} rules, and ${taker} takes one`;
    const { help } = apiCodes['several-rules'];
    return failure(diagnostic('several-rules', message, { start: 0, end: text.length }, { help }));
  }
  const { meaning } = first;
  return meaning.ok ? success(meaning.value.rule, meaning.warnings) : meaning;
}
