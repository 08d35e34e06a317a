import type { TargetName } from '../../../translators/index.ts';
import type { Rule } from '../../ir/index.ts';
import { type TargetOptions, type Translated, targetNamed, translate as translateRule } from '../translate.ts';
import { demandOptions } from './arguments.ts';
import { ruleOf } from './rule-of.ts';

/**
 * Translates a rule, given as its text or as its meaning. Exact, lossy with coded and tested claims, or refused with codes and places: never
 * silently wrong. A text that is no rule, or several, is refused with its problems; `parse` reads such texts, and with a mapping of yours.
 * Throws a `TypeError` for a target that does not exist and for what is no rule.
 */
export function translate<Name extends TargetName>(rule: Rule | string, to: Name, options: TargetOptions<Name> = {}): Translated {
  demandOptions('translate', options);
  targetNamed(to);
  const read = ruleOf('translate', rule);
  return read.ok ? translateRule(read.value, to, options) : { status: 'refused', reasons: read.problems };
}
