import { collapseRuns, type WildcardPattern } from './wildcard.ts';

/** A case-sensitive test that strings can do by themselves. */
export type StringTest =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'non-empty' }
  | { readonly kind: 'equals'; readonly text: string }
  | { readonly kind: 'starts-with'; readonly text: string }
  | { readonly kind: 'ends-with'; readonly text: string }
  | { readonly kind: 'includes'; readonly text: string }
  /** `head*middle*...*tail`: the leftmost place for each middle is as good as any other. */
  | { readonly kind: 'in-order'; readonly head: string; readonly middles: readonly string[]; readonly tail: string };

/** The string test of a case-sensitive wildcard pattern; null when it has a `?` (but for `?*`) or halves of characters. */
export function stringTestOf(pattern: WildcardPattern): StringTest | null {
  const { parts } = collapseRuns(pattern);
  if (parts.length === 2 && parts[0].kind === 'one' && parts[1]?.kind === 'any-run') return { kind: 'non-empty' };
  const pieces = [''];
  for (const part of parts) {
    if (part.kind === 'one') return null;
    if (part.kind === 'any-run') pieces.push('');
    else pieces[pieces.length - 1] += part.text;
  }
  if (!pieces.every(isWhole)) return null;
  const [head = '', ...middles] = pieces;
  const tail = middles.pop();
  if (tail === undefined) return { kind: 'equals', text: head };
  const [middle, ...more] = middles;
  if (middle !== undefined && more.length === 0 && head === '' && tail === '') return { kind: 'includes', text: middle };
  if (middle !== undefined) return { kind: 'in-order', head, middles, tail };
  if (head === '' && tail === '') return { kind: 'always' };
  if (tail === '') return { kind: 'starts-with', text: head };
  return head === '' ? { kind: 'ends-with', text: tail } : { kind: 'in-order', head, middles: [], tail };
}

/** String methods see UTF-16 units: a lone surrogate at an edge could match half of a character. */
function isWhole(piece: string): boolean {
  return !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece);
}
