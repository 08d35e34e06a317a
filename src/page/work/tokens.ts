import type { ParsedRule } from '../../api/parse.ts';
import type { Lexeme } from '../../contract/index.ts';
import { lexemesOf as eqlLexemes } from '../../languages/eql/lexemes.ts';
import type { LanguageName } from '../../languages/index.ts';
import { lexemesOf as kqlLexemes } from '../../languages/kql/lexemes.ts';
import { lexemesOf as sigmaLexemes } from '../../languages/sigma/lexemes.ts';
import { documentTokens } from './document-tokens.ts';
import { placingIn } from './placing.ts';
import type { Token } from './work.ts';

/** The words of each language alone: what else editors are told of it would be loaded with the page. */
const LEXEMES: { readonly [Name in LanguageName]: (text: string) => readonly Lexeme[] } = {
  eql: eqlLexemes,
  kql: kqlLexemes,
  sigma: sigmaLexemes,
};

/** What the words of a text are, in the order of the text: those of queries by their own grammar, those around them as YAML, TOML and JSON have them. */
export function tokensOf(text: string, rules: readonly ParsedRule[]): readonly Token[] {
  // A text that is no rule yet is most likely a query that somebody types.
  if (rules.length === 0) return eqlLexemes(text).map(({ kind, span }) => ({ from: span.start, to: span.end, kind }));
  const inQueries = rules.flatMap(({ document }): readonly Token[] => {
    const placed = placingIn(text, document.query);
    return LEXEMES[document.language](document.query.text).map(({ kind, span }) => ({ ...placed(span), kind }));
  });
  const isBare = rules.some(({ document }) => document.form === 'query');
  const around = isBare
    ? []
    : documentTokens(text).filter(({ from, to }) => !inQueries.some((word) => from < word.to && to > word.from));
  return [...around, ...inQueries].sort((one, other) => one.from - other.from);
}
