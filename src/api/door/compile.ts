import {
  type CreateMatcher,
  compile as compileRule,
  compileMatcher as compileRuleMatcher,
} from '../../../translators/js/index.ts';
import type { Rule } from '../../ir/index.ts';
import type { Result } from '../../source/index.ts';
import { ruleOf } from './rule-of.ts';

/**
 * The predicate of a rule, given as its text or as its meaning, as a function in this process, made from the very code that is printed.
 * Where evaluating text is forbidden (a page with a content security policy), print the module and import it instead. A rule over several
 * events, or with pipes, has no predicate: see `compileMatcher`. What `now` in date math means can be given, in milliseconds since 1970;
 * else it is the time of the call. A text that is no rule, or several, gives its problems; what is no rule at all throws a `TypeError`.
 */
export function compile(rule: Rule | string): Result<(event: unknown, now?: number) => boolean> {
  const read = ruleOf('compile', rule);
  return read.ok ? compileRule(read.value) : read;
}

/** The matcher of a sequence, a sample or a rule with pipes in this process: what the printed module exports. Takes what `compile` takes. */
export function compileMatcher(rule: Rule | string): Result<CreateMatcher> {
  const read = ruleOf('compileMatcher', rule);
  return read.ok ? compileRuleMatcher(read.value) : read;
}
