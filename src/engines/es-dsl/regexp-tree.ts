import type { CodePointTest } from './folding.ts';

/** A Lucene regular expression as read. `repeat` without a maximum has `max` infinite. (eql-semantics 7.2) */
export type RegexpTree =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'one'; readonly test: CodePointTest }
  | { readonly kind: 'concat'; readonly parts: readonly RegexpTree[] }
  | { readonly kind: 'union'; readonly parts: readonly RegexpTree[] }
  | { readonly kind: 'both'; readonly left: RegexpTree; readonly right: RegexpTree }
  | { readonly kind: 'not'; readonly inner: RegexpTree }
  | { readonly kind: 'repeat'; readonly inner: RegexpTree; readonly min: number; readonly max: number }
  | { readonly kind: 'interval'; readonly low: number; readonly high: number; readonly digits: number };

/** Optional operators that are on. */
export interface RegexpFlags {
  readonly intersection: boolean;
  readonly complement: boolean;
  readonly empty: boolean;
  readonly anyString: boolean;
  readonly interval: boolean;
}

/** Reads the `flags` of a regexp query: names joined by `|`, in any case; absent and empty mean all. Null: an unknown name. */
export function readFlags(text: string): RegexpFlags | null {
  const names = text === '' ? ['ALL'] : text.toUpperCase().split('|');
  const known = ['ALL', 'NONE', 'INTERSECTION', 'COMPLEMENT', 'EMPTY', 'ANYSTRING', 'INTERVAL'];
  if (!names.every((name) => known.includes(name))) return null;
  const has = (name: string) => names.includes('ALL') || names.includes(name);
  return {
    intersection: has('INTERSECTION'),
    complement: has('COMPLEMENT'),
    empty: has('EMPTY'),
    anyString: has('ANYSTRING'),
    interval: has('INTERVAL'),
  };
}
