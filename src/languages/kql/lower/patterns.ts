import { anyOf, type Predicate } from '../../../ir/index.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../../source/index.ts';
import type { UsableField } from '../../eql/lower/fields.ts';
import { indexPattern, textsLeaf } from '../../eql/lower/index-texts.ts';
import type { Literal } from '../ast.ts';
import { diagnostic } from '../codes/tell.ts';
import { spelled } from '../literals.ts';
import { type KqlContext, refuse } from './context.ts';
import { patternOf } from './fields.ts';

/** `field: a*b`: the whole value, letter case counts. */
export function patternLeaf(context: KqlContext, { field, family }: UsableField, value: Literal, origin: Span): Predicate {
  if (family !== 'string') {
    const message = `${field.name} is of type ${field.type}, which has no wildcards; Elasticsearch fails on this`;
    return refuse(context, 'kql-wildcard-type', message, value.span, `\`${field.name}: *\` asks for presence`);
  }
  // A keyword is asked by a wildcard query, which takes the text as it is; all others by a query string, which takes it apart.
  const parts = field.type === 'keyword' ? [value.pieces] : partsOf(context, field.name, value);
  return anyOf(
    (parts ?? []).map((pieces): Predicate => {
      if (pieces.length === 1) return textsLeaf(field, [pieces[0]], 'exact', origin);
      if (pieces.every((piece) => piece === '')) return { kind: 'present', field, origin };
      const pattern = indexPattern(field, patternOf(pieces)) ?? patternOf(pieces);
      return { kind: 'matches', field, pattern, letters: 'exact', origin };
    }),
    origin,
  );
}

/** A pattern as a query string takes it apart at blanks, told where it does; null: its operators would get in the way, which has been told. */
export function partsOf(context: KqlContext, name: string, value: Literal): readonly NonEmpty<string>[] | null {
  const words = wordsOf(value.pieces);
  if (words.length < 2) return words;
  if (words.some((word) => word.length === 1 && /(?:^|\s)(?:AND|OR|NOT)(?:\s|$)/.test(word[0]))) {
    const message = 'Elasticsearch takes this for a query string, in which AND, OR and NOT are operators';
    refuse(context, 'kql-operator-word', message, value.span, 'ask a keyword field');
    return null;
  }
  const message = `${name} is no keyword, so that each part of this pattern is looked for by itself: any of them matches`;
  context.warnings.push(diagnostic('kql-split-words', message, value.span, { help: HELP }));
  return words;
}

const HELP = 'name a keyword field, or write the parts as a list: `field: (*a or b*)`';

/**
 * What a query string makes of a pattern with white space: each part with a wildcard is a pattern of its own, and parts without one that
 * follow each other are one text.
 */
function wordsOf(pieces: NonEmpty<string>): readonly NonEmpty<string>[] {
  const text = spelled({ pieces });
  if (!BLANK.test(text)) return [pieces];
  const words: NonEmpty<string>[] = [];
  let word: string[] = [''];
  const end = (): void => {
    const [only = ''] = word;
    const last = words.at(-1);
    if (isNonEmpty(word) && (word.length > 1 || only !== '')) {
      if (word.length === 1 && last?.length === 1) words[words.length - 1] = [`${last[0]} ${only}`];
      else words.push(word);
    }
    word = [''];
  };
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) word.push('');
    for (const [part, stretch] of piece.split(BLANK).entries()) {
      if (part > 0) end();
      word.push((word.pop() ?? '') + stretch);
    }
  }
  end();
  return words;
}

const BLANK = /[ \t\r\n\u3000]+/;
