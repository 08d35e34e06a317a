/**
 * A set of texts over an alphabet of classes of characters, by its number in the table that holds it. Equal numbers are equal sets;
 * different numbers may be, too.
 */
export type Language = number;

/** How a language is made of others. `rest` is every class that is not listed. */
export type LanguageNode =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty-text' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'letter'; readonly classes: readonly number[]; readonly rest: boolean }
  | { readonly kind: 'sequence'; readonly first: Language; readonly then: Language }
  /** Texts that have one of these at their end: `.*a|.*b`, which goes on looking for all of them at every character. */
  | { readonly kind: 'search'; readonly ends: readonly Language[] }
  | { readonly kind: 'union'; readonly parts: readonly Language[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Language[] }
  | { readonly kind: 'complement'; readonly of: Language }
  | { readonly kind: 'repeat'; readonly of: Language; readonly min: number; readonly max: number | null };

/** What may follow after one more character: by its class where that is listed, else `rest`. */
export interface Step {
  readonly rest: Language;
  readonly at: ReadonlyMap<number, Language>;
}
