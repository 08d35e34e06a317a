import { atTime, compile } from '../../translators/js/index.ts';
import type { Predicate, Rule } from '../ir/index.ts';

/** A predicate as a function of events, for a rule whose it could be; null: nothing here runs it. */
export function predicateOf(rule: Rule, where: Predicate, now: number): ((event: unknown) => boolean) | null {
  const compiled = compile({ ...rule, plan: { kind: 'single', where, origin: where.origin } });
  return compiled.ok ? atTime(compiled.value, where, now) : null;
}
