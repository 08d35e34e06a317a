import type { Rule } from '../ir/index.ts';
import type { LanguageName } from '../languages/index.ts';
import type { Onlooker } from '../shapes/index.ts';
import { askedFields } from '../stream/index.ts';

/** Whose names rules in a language ask, unless they are written in those of ECS. */
const NAMES: { readonly [Name in LanguageName]: Onlooker['names'] } = { eql: 'ecs', sigma: 'sigma', kql: 'ecs' };

/** What a rule has to do with the shape of events. */
export function onlookerOf(rule: Rule<LanguageName>): Onlooker {
  const names = NAMES[rule.language];
  const asked = askedFields(rule);
  // ECS alone has names in parts; Sigma rules that are written in it say so by them.
  const inEcs = asked.length > 0 && asked.every((name) => name.includes('.') || name.startsWith('@'));
  return { names: inEcs ? 'ecs' : names, source: rule.meta.logSource };
}
