import type { Rule } from '../ir/index.ts';
import { LANGUAGES, type LanguageName, type Languages } from '../languages/index.ts';

/** The language that a rule is written in, which alone knows its syntax tree. */
export function languageOf<Name extends LanguageName>(
  { language }: Pick<Rule<Name>, 'language'>,
  languages: Languages = LANGUAGES,
): Languages[Name] {
  return languages[language];
}
