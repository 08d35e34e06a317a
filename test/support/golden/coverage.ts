import { type Fold, fold, predicatesOf, type Term } from '../../../src/ir/index.ts';
import type { GoldenRule } from './golden-rule.ts';
import { translationsOf, understand } from './print-golden.ts';

/** What golden files hold: kinds of nodes and plans, functions, codes that targets tell, and options by the name of their target. */
export interface Seen {
  readonly kinds: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
}

export function seenIn(rules: readonly GoldenRule[]): Seen {
  const seen = { kinds: new Set<string>(), functions: new Set<string>(), codes: new Set<string>(), options: new Set<string>() };
  for (const golden of rules) {
    const understood = understand(golden);
    if (!understood.ok) continue;
    const { rule } = understood;
    seen.kinds.add(rule.plan.kind);
    for (const where of predicatesOf(rule.plan)) fold(where, look(seen));
    for (const { translated } of translationsOf(rule, golden)) {
      const told = translated.status === 'refused' ? translated.reasons : [...translated.losses, ...translated.notes];
      for (const { code } of told) seen.codes.add(code);
    }
    for (const { target, options } of golden.variants)
      for (const option of Object.keys(options)) seen.options.add(`${target} ${option}`);
  }
  return seen;
}

type Sets = { readonly kinds: Set<string>; readonly functions: Set<string> };

function look({ kinds, functions }: Sets): Fold<void> {
  const one = ({ kind }: { readonly kind: string }): void => void kinds.add(kind);
  const terms = (term: Term): void => {
    if (term.kind !== 'call') return;
    functions.add(term.function);
    for (const argument of term.arguments) terms(argument);
  };
  return {
    and: one,
    or: one,
    not: one,
    constant: one,
    present: one,
    'one-of': one,
    range: one,
    'date-range': one,
    matches: one,
    'in-network': one,
    words: one,
    anywhere: one,
    computed: (node) => {
      one(node);
      terms(node.term);
    },
  };
}
