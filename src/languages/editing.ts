import type { Editing } from '../contract/index.ts';
import { eqlEditing } from './eql/editing.ts';
import type { SyntaxOf } from './index.ts';
import { kqlEditing } from './kql/editing.ts';
import type { LanguageName } from './readers.ts';
import { sigmaEditing } from './sigma/editing.ts';

/** What each language tells whoever edits its queries: beside the list of languages, for nobody else needs the words. */
export const EDITING: EditingOfLanguages = {
  eql: eqlEditing,
  sigma: sigmaEditing,
  kql: kqlEditing,
};

/** The same, each with its own tree. */
export type EditingOfLanguages = { readonly [Name in LanguageName]: Editing<SyntaxOf<Name>> };
