import type { Questions } from '../../corpus/questions/index.ts';
import type { KnownLanguage, Language } from '../contract/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import { eql } from './eql/language.ts';

/** What the corpus makes events from: the same tree for every language. */
export type { Questions };

/**
 * The input languages, by name: the only list of them. A text with the signs of none is read in the first, which has the words for
 * what is wrong with it.
 */
export const LANGUAGES = { eql } as const satisfies { readonly [name: string]: Language<string, unknown, Questions> };

export type LanguageName = keyof typeof LANGUAGES;

/** The syntax tree of a language. */
export type SyntaxOf<Name extends LanguageName> = Parameters<(typeof LANGUAGES)[Name]['print']>[0];

/** The languages, each under its own name and with its own tree. */
export type Languages = { readonly [Name in LanguageName]: Language<Name, SyntaxOf<Name>, Questions> };

/** What documents are told of languages, in the order of the list. */
export function knownOf(languages: Languages): NonEmpty<KnownLanguage> {
  const known: readonly KnownLanguage[] = Object.values(languages);
  if (!isNonEmpty(known)) throw new Error('the list of languages is empty');
  return known;
}

export const KNOWN_LANGUAGES = knownOf(LANGUAGES);
