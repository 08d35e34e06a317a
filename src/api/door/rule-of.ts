import type { Rule } from '../../ir/index.ts';
import { failure, isNonEmpty, type Result, success } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { apiCodes, diagnostic } from '../codes.ts';
import { type ParsedRule, parse } from '../parse.ts';
import { demandCheckable, given, isParsed, isRule, parsedInstead } from './arguments.ts';

/**
 * The rule that a caller means: its meaning, or a text with one rule, in any form that `parse` reads. A text with problems gives them, a
 * text with several rules a problem of its own; places are those in the query of the rule. Anything else is a `TypeError`.
 */
export function ruleOf(taker: string, rule: unknown): Result<Rule> {
  if (typeof rule === 'string') {
    const read = onlyRuleIn(taker, rule);
    if (!read.ok) return read;
    const { meaning } = read.value;
    return meaning.ok ? success(meaning.value.rule, meaning.warnings) : meaning;
  }
  if (isRule(rule)) return success(rule as Rule);
  const wanted = `${taker} takes the text of a rule, or its meaning (meaning.value.rule of what parse returns)`;
  throw new TypeError(isParsed(rule) ? `${wanted}; ${parsedInstead(rule)}` : `${wanted}, and was given ${given(rule)}`);
}

/** The same with the syntax tree and the mapping, for who runs the rule's own text. */
export function checkableOf(taker: string, rule: unknown): Result<CheckableRule> {
  if (typeof rule !== 'string') {
    demandCheckable(taker, rule);
    return success(rule);
  }
  const read = onlyRuleIn(taker, rule);
  if (!read.ok) return read;
  const { syntax, meaning } = read.value;
  return meaning.ok ? success({ syntax, ...meaning.value }, meaning.warnings) : meaning;
}

function onlyRuleIn(taker: string, text: string): Result<ParsedRule> {
  const { rules, problems } = parse(text);
  const [first, ...others] = rules;
  const found = problems.map((problem) => problem.diagnostic);
  if (isNonEmpty(found)) return { ok: false, problems: found };
  if (first === undefined) throw new Error('neither a rule nor a problem');
  if (others.length === 0) return success(first);
  const message = `the text holds ${rules.length} rules, and ${taker} takes one`;
  const { help } = apiCodes['several-rules'];
  return failure(diagnostic('several-rules', message, { start: 0, end: text.length }, { help }));
}
