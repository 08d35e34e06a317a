import type { Plan, Rule } from '../../src/ir/index.ts';
import type { Result } from '../../src/source/index.ts';
import { success } from '../../src/source/index.ts';
import { known } from './codes.ts';
import type { CreateMatcher } from './matcher.ts';
import { printBody } from './print.ts';
import { translatePredicate, translateRule } from './translate.ts';
import type { Workshop } from './workshop.ts';

/**
 * The predicate of a rule as a function in this process, made from the very code that is printed. Where evaluating text
 * is forbidden (a page with a content security policy), print the module and import it instead. A rule over several events,
 * or with pipes, has no predicate: see `compileMatcher`. What `now` in date math means can be given, in milliseconds since
 * 1970; else it is the time of the call. Rules that are given the same workshop share what they have in common.
 */
export function compile(rule: Rule, workshop: Workshop | null = null): Result<(event: unknown, now?: number) => boolean> {
  const { plan } = rule;
  if (plan.kind !== 'single') return noPredicate(plan);
  const translation = translatePredicate(rule, plan.where);
  if (translation.status === 'refused') return { ok: false, problems: translation.reasons };
  return success(workshop?.make(translation.artifact) ?? new Function(printBody(translation.artifact))());
}

/** Why what relates events is no predicate. */
export function noPredicate({ origin }: Plan): Result<never> {
  const message = 'whether it matches depends on several events, and a predicate sees one';
  const help = 'compileMatcher runs it';
  return { ok: false, problems: [{ code: known('js-several-events'), message, span: origin, notes: [], help }] };
}

/** The matcher of a sequence, a sample or a rule with pipes in this process: what the printed module exports. */
export function compileMatcher(rule: Rule): Result<CreateMatcher> {
  const { plan } = rule;
  if (plan.kind === 'single') {
    const message = 'a matcher relates several events, and the rule asks for one';
    return {
      ok: false,
      problems: [{ code: known('js-one-event'), message, span: plan.origin, notes: [], help: 'compile gives its predicate' }],
    };
  }
  const translation = translateRule(rule);
  if (translation.status === 'refused') return { ok: false, problems: translation.reasons };
  return success(new Function(printBody(translation.artifact))());
}
