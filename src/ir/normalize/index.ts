import type { Plan } from '../rule.ts';
export function normalizePlan(plan: Plan): Plan {
  return plan;
}
