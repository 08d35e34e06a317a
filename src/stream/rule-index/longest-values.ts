import type { Condition, Conditions } from './condition.ts';
import type { Need } from './sign.ts';

/** Of fields that leave out longer values under some rule, how long values are at most under every rule. */
export function longestValues(rules: readonly (Conditions | null)[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  const note = (need: Need, most: number): void => {
    if (need.kind !== 'sign') for (const each of need.needs) note(each, most);
    else if (need.sign.field !== null) longest.set(need.sign.field, Math.min(most, longest.get(need.sign.field) ?? most));
  };
  const visit = (condition: Condition): void => {
    switch (condition.kind) {
      case 'leaf': {
        const { need, longest: most } = condition.leaf;
        if (need !== null && most !== null) note(need, most);
        break;
      }
      case 'not':
        visit(condition.condition);
        break;
      case 'all':
      case 'any':
        for (const each of condition.conditions) visit(each);
        break;
      case 'constant':
    }
  };
  for (const conditions of rules) for (const condition of conditions ?? []) visit(condition);
  return longest;
}
