import type { Matches, OneOf, Rule } from '../../src/ir/index.ts';
import { note, type Sink } from './sink.ts';

/** Notes a leaf whose letters fold beyond ASCII, which the cluster does or does not by its version. */
export function noteFolding(leaf: OneOf | Matches, rule: Rule, sink: Sink): void {
  if (leaf.letters === 'exact' || !textsOf(leaf).some(foldsBeyondAscii)) return;
  const chosen = rule.semantics.folding === 'ascii' ? 'only letters of ASCII fold' : 'all of Unicode folds';
  note(sink, 'folding-by-version', `the rule is read as if ${chosen}; the cluster decides by its version`, leaf.origin);
}

function textsOf(leaf: OneOf | Matches): readonly unknown[] {
  if (leaf.kind === 'one-of') return leaf.values;
  return [leaf.pattern.kind === 'regex' ? leaf.pattern.source : JSON.stringify(leaf.pattern.parts)];
}

/** Whether some letter beyond ASCII has another case: dashes and the like have none. */
function foldsBeyondAscii(value: unknown): boolean {
  return typeof value === 'string' && (value.match(/[^\0-\x7f]/gu) ?? []).some((one) => one.toLowerCase() !== one.toUpperCase());
}
