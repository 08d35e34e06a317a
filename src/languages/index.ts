import type { Questions } from '../../corpus/questions/index.ts';
import type { Language, LanguageReader } from '../contract/index.ts';
import { eql } from './eql/language.ts';
import { kql } from './kql/language.ts';
import type { LanguageName } from './readers.ts';
import { sigma } from './sigma/language.ts';

export { KNOWN_LANGUAGES, knownOf, type LanguageName } from './readers.ts';

/** What the corpus makes events from: the same tree for every language. */
export type { Questions };

/** The input languages with all that they are asked for. */
export const LANGUAGES = { eql, sigma, kql } as const satisfies {
  readonly [Name in LanguageName]: Language<Name, unknown, Questions>;
};

/** The syntax tree of a language. */
export type SyntaxOf<Name extends LanguageName> = Parameters<(typeof LANGUAGES)[Name]['print']>[0];

/** The languages, each under its own name and with its own tree. */
export type Languages = { readonly [Name in LanguageName]: Language<Name, SyntaxOf<Name>, Questions> };

/** As much of the languages as it takes to read rules. */
export type Readers = { readonly [Name in LanguageName]: LanguageReader<Name, SyntaxOf<Name>> };
