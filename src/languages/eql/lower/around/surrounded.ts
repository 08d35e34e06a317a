import type { Schema } from '../../../../event/index.ts';
import { type Around, normalizePlan, type Plan, type Rule, type SearchContext } from '../../../../ir/index.ts';
import { lowerAround, scriptedFields, within } from './index.ts';

/**
 * A rule with what stands around its query, and the mapping with the fields that this names. `plan` is that of the query as lowered, `asked` are the fields of the query, `end` is
 * where it ends: the place of what stands around it.
 */
export function surrounded<Language extends string>(
  rule: Rule<Language>,
  plan: Plan,
  schema: Schema,
  asked: ReadonlySet<string>,
  context: SearchContext | null,
  end: number,
): { readonly rule: Rule<Language>; readonly schema: Schema } {
  if (context === null || Object.values(context).every((part) => part === null || Object.keys(part).length === 0))
    return { rule, schema };
  const options = { schema, semantics: rule.semantics, origin: { start: end, end } };
  const { around, schema: known, named } = lowerAround(context, options);
  const scripted = [...scriptedFields(context)].filter((field) => asked.has(field) || named.has(field));
  const whole: Around = { ...around, scripted };
  return { rule: { ...rule, plan: normalizePlan(within(plan, around.conditions)), around: whole }, schema: known };
}
