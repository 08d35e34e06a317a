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
  const words = inQueries.sort(inOrder);
  return isBare ? words : [...besides(documentTokens(text), words), ...words].sort(inOrder);
}

function inOrder(one: Token, other: Token): number {
  return one.from - other.from;
}

/** Those of which no part lies in a word. Both in the order of the text: documents hold thousands of rules. */
function besides(tokens: readonly Token[], words: readonly Token[]): readonly Token[] {
  let at = 0;
  let end = 0;
  return tokens.filter(({ from, to }) => {
    for (let word = words[at]; word !== undefined && word.from < to; word = words[++at]) end = Math.max(end, word.to);
    return end <= from;
  });
}
