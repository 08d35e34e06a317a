import type { Diagnostic, Source } from '../../source/index.ts';

/** How grave it is; the word that begins its line. */
export type Gravity = 'error' | 'warning' | 'loss' | 'note';

/** The order in which groups are told: what stays with the reader stands last, right above the summary. */
const GRAVITIES = ['note', 'warning', 'loss', 'error'] as const satisfies readonly Gravity[];

/** A diagnostic of a rule with the text that it points into. `help` is already filled in; null: nobody can do anything about it. */
export interface Told {
  readonly gravity: Gravity;
  readonly source: Source;
  readonly diagnostic: Diagnostic;
  /** What the rule is called; null: it could not be read. */
  readonly rule: string | null;
}

/** All that is told under one code. */
export interface ToldGroup {
  readonly gravity: Gravity;
  readonly code: string;
  /** The first of them, which is shown. */
  readonly first: Told;
  readonly all: readonly Told[];
  /** Names of rules, or of files where rules could not be read, each once, in the order in which they came. */
  readonly rules: readonly string[];
}

/** Diagnostics by gravity and code, the most frequent first. */
export function groupsOf(told: readonly Told[]): readonly ToldGroup[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.gravity} ${one.diagnostic.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()]
    .flatMap((all): readonly ToldGroup[] => {
      const [first] = all;
      if (first === undefined) return [];
      const rules = [...new Set(all.map(({ rule, source }) => rule ?? source.name))];
      return [{ gravity: first.gravity, code: first.diagnostic.code, first, all, rules }];
    })
    .sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity) || b.rules.length - a.rules.length);
}

/** Whether somebody can do something about it. A note without a word of help only says how things are. */
export function isActionable({ gravity, diagnostic }: Told): boolean {
  return gravity !== 'note' || diagnostic.help !== null;
}
