import type { TargetName } from '../../../translators/index.ts';
import type { Rule } from '../../ir/index.ts';
import { type TargetOptions, type Translated, targetNamed, translate as translateRule } from '../translate.ts';
import { demandChoices, demandOptions } from './arguments.ts';
import { ruleOf } from './rule-of.ts';

/**
 * Translates a rule, given as its text or as its meaning. Exact, lossy with coded and tested claims, or refused with codes and places: never
 * silently wrong. A text that is no rule, or several, is refused with its problems; `parse` reads such texts, and with a mapping of yours.
 * Throws a `TypeError` for a target or an option that does not exist, for a value that an option does not take, and for what is no rule.
 */
export function translate<Name extends TargetName>(rule: Rule | string, to: Name, options: TargetOptions<Name> = {}): Translated {
  demandOptions('translate', options);
  const rows = Object.entries(targetNamed(to).options).map(([name, { values }]) => [name, values] as const);
  const chosen = demandChoices(`translate to ${to}`, options, Object.fromEntries(rows));
  const read = ruleOf('translate', rule);
  return read.ok ? translateRule(read.value, to, chosen) : { status: 'refused', reasons: read.problems };
}
