import { parse } from '../../../../src/index.ts';
import type { Rule } from '../../../../src/ir/index.ts';
import { printBundle, type RuleMatch } from '../../../../translators/js/index.ts';

/** What the module of a bundle exports. */
export interface Bundle {
  readonly rules: readonly { readonly id: string; readonly name: string | null; readonly kind: string; readonly query: string }[];
  match(event: unknown, now?: number): readonly string[];
  createMatcher(options?: { readonly maxDelay?: number; readonly maxState?: number; readonly now?: number }): {
    push(event: unknown, ref?: unknown): readonly (RuleMatch & { readonly rule: string })[];
    advance(ms: number): readonly (RuleMatch & { readonly rule: string })[];
    end(): readonly (RuleMatch & { readonly rule: string })[];
    report(): { readonly [id: string]: { readonly matches: number; readonly events: number } };
  };
}

/** The module of rules, imported from its printed text; their ids are their places. */
export async function bundleOfRules(rules: readonly Rule[]): Promise<Bundle> {
  return imported(printBundle(rules.map((rule, place) => ({ id: String(place), rule }))).module);
}

/** A module from its text. */
export async function imported(text: string): Promise<Bundle> {
  return await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** The rule of a query in EQL. */
export function ruleOfQuery(query: string): Rule {
  const [parsed] = parse(query).rules;
  if (parsed?.meaning.ok !== true) throw new Error(`${query} was not read`);
  return parsed.meaning.value.rule;
}
