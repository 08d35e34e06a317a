import type { Meaning } from '../contract/index.ts';
import type { LanguageName, SyntaxOf } from '../languages/index.ts';

/** What a check needs of a rule: the parts of a `ParsedRule` whose meaning was accepted. */
export interface CheckableRule<Name extends LanguageName = LanguageName> extends Meaning<Name> {
  readonly syntax: SyntaxOf<Name>;
}
