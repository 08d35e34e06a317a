import type { Rule } from '../ir/index.ts';
import type { LanguageName } from '../languages/index.ts';
import type { Onlooker } from '../shapes/index.ts';
import { askedFields } from '../stream/index.ts';

/** Languages whose rules ask names of Sigma's taxonomy, unless they are written in those of ECS; all others ask those of ECS. */
const OF_SIGMA: ReadonlySet<string> = new Set<LanguageName>(['sigma']);

/** What a rule has to do with the shape of events. */
export function onlookerOf(rule: Rule): Onlooker {
  const names = OF_SIGMA.has(rule.language) ? 'sigma' : 'ecs';
  const asked = askedFields(rule);
  // ECS alone has names in parts; Sigma rules that are written in it say so by them.
  const inEcs = asked.length > 0 && asked.every((name) => name.includes('.') || name.startsWith('@'));
  return { names: inEcs ? 'ecs' : names, source: rule.meta.logSource };
}
