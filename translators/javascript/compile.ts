import type { Rule } from '../../src/ir/index.ts';
import type { Result } from '../../src/source/index.ts';
import { printBody } from './print.ts';
import { translateRule } from './translate.ts';

/**
 * The predicate of a rule as a function in this process, made from the very code that is printed. Where evaluating text
 * is forbidden (a page with a content security policy), print the module and import it instead.
 */
export function compile(rule: Rule): Result<(event: unknown) => boolean> {
  const translation = translateRule(rule);
  if (translation.status === 'refused') return { ok: false, problems: translation.reasons };
  const make = new Function(printBody(translation.artifact));
  return { ok: true, value: make(), warnings: [] };
}
