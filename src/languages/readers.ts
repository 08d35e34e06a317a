import type { KnownLanguage, LanguageReader } from '../contract/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import { eqlReader } from './eql/reader.ts';
import { kqlReader } from './kql/reader.ts';
import { sigmaReader } from './sigma/reader.ts';

/**
 * The input languages, by name, as far as it takes to read rules; `LANGUAGES` has all of each. A text with the signs of none is read in
 * the first, which has the words for what is wrong with it.
 */
export const READERS = { eql: eqlReader, sigma: sigmaReader, kql: kqlReader } as const satisfies {
  readonly [name: string]: LanguageReader<string, unknown>;
};

export type LanguageName = keyof typeof READERS;

/** What documents are told of languages, in the order of the list. */
export function knownOf(languages: { readonly [Name in LanguageName]: KnownLanguage }): NonEmpty<KnownLanguage> {
  const known: readonly KnownLanguage[] = Object.values(languages);
  if (!isNonEmpty(known)) throw new Error('the list of languages is empty');
  return known;
}

export const KNOWN_LANGUAGES = /* @__PURE__ */ knownOf(READERS);
