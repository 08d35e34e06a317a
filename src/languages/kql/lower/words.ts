import type { SchemaField } from '../../../event/index.ts';
import { type AnalysedField, anyOf, type Field, type Predicate, type WordAnalyzer } from '../../../ir/index.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../../source/index.ts';
import { refused } from '../../eql/lower/context.ts';
import { resolveField } from '../../eql/lower/fields.ts';
import type { Literal } from '../ast.ts';
import { diagnostic } from '../codes/tell.ts';
import { plainText, spelled } from '../literals.ts';
import { type KqlContext, refuse } from './context.ts';
import { partsOf } from './patterns.ts';

/** A field of analysed text, and where the query names it. */
interface TextField {
  readonly name: string;
  readonly facts: SchemaField;
  readonly place: Span;
}

/** Longer values become expressions beyond what anybody runs. */
const LONGEST = 2000;

/**
 * `field: value` over analysed text. In quotes the words of the value stand one behind the other in the text; without them one of them is
 * enough; a pattern is held against each word by itself.
 */
export function wordsLeaf(context: KqlContext, text: TextField, value: Literal, origin: Span): Predicate {
  const analyzer = analyzerOf(text.facts);
  if (text.facts.keeps === 'nothing') return refuseText(context, text, 'which is not indexed');
  if (analyzer === null)
    return refuseText(context, text, 'in which Elasticsearch looks for words, and what they are is not known here');
  if (spelled(value).length > LONGEST) return refuseText(context, text, `and the value has more than ${LONGEST} characters`);
  const field: AnalysedField = { ...resolveWhole(context, text.name, text.place), analyzer };
  const asked: Asked = { context, field, value, origin };
  const plain = plainText(value);
  if (plain !== null) return value.quoted ? phrase(asked, plain) : anyWord(asked, plain);
  const parts = partsOf(context, text.name, value);
  if (parts === null) return refused(origin);
  if (parts.some((pieces) => pieces.every((piece) => piece === '')))
    return refuseText(context, text, 'and a pattern without letters asks for any word at all');
  return anyOf(
    parts.map(([first, second, ...others]) =>
      second === undefined ? anyWord(asked, first) : wordPattern(asked, [first, second, ...others]),
    ),
    origin,
  );
}

/** Refuses what is asked of a text field. */
export function refuseText(context: KqlContext, { name, facts, place }: TextField, why: string): Predicate {
  const exact = facts.exactSubfield ?? facts.exactCandidates?.[0];
  const better = exact === undefined || exact === null ? (facts.path ?? null) : `${name}.${exact}`;
  const help = better === null ? undefined : `ask ${better}, which holds whole values`;
  return refuse(context, 'kql-analysed-text', `${name} is analysed text, ${why}`, place, help);
}

/** The field itself, not its exact sub-field. */
export function resolveWhole({ schema }: KqlContext, name: string, span: Span): Field {
  const fields = new Map(schema.fields);
  const facts = fields.get(name);
  if (facts !== undefined) fields.set(name, { ...facts, exactSubfield: null });
  const analyzer = facts === undefined ? null : analyzerOf(facts);
  return { ...resolveField({ fields }, { name, optional: false, span }), ...(analyzer === null ? {} : { analyzer }) };
}

/** How the text becomes words; null: nobody says, or in a way that is not read here. */
function analyzerOf({ analyzer }: SchemaField): WordAnalyzer | null {
  const letters = analyzer?.wordLetters ?? null;
  // Signs outside of ASCII have cases and widths of their own.
  return analyzer === undefined || letters === null || !/^[!-~]*$/.test(letters)
    ? null
    : { kind: 'letters', name: analyzer.name, letters };
}

interface Asked {
  readonly context: KqlContext;
  readonly field: AnalysedField;
  readonly value: Literal;
  readonly origin: Span;
}

function phrase({ context, field, value, origin }: Asked, text: string): Predicate {
  const words = wordsOf(text, field.analyzer);
  return isNonEmpty(words)
    ? { kind: 'words', field, sought: { kind: 'phrase', text, words }, origin }
    : never(context, value, origin);
}

function anyWord({ context, field, value, origin }: Asked, text: string): Predicate {
  const words = wordsOf(text, field.analyzer);
  if (!isNonEmpty(words)) return never(context, value, origin);
  if (words.length > 1) {
    const message = `these are ${words.length} words to ${field.name}, and one of them is enough`;
    context.warnings.push(diagnostic('kql-any-word', message, value.span));
  }
  const one = (word: string): Predicate => {
    const written: NonEmpty<string> = [word];
    return { kind: 'words', field, sought: { kind: 'phrase', text: words.length === 1 ? text : word, words: written }, origin };
  };
  return anyOf(words.map(one), origin);
}

function wordPattern({ context, field, value, origin }: Asked, pieces: readonly [string, string, ...string[]]): Predicate {
  const [first, second, ...others] = pieces;
  const small: readonly [string, string, ...string[]] = [lowered(first), lowered(second), ...others.map(lowered)];
  const parts = new RegExp(`^${classOf(field.analyzer)}*$`);
  return small.every((piece) => parts.test(piece))
    ? { kind: 'words', field, sought: { kind: 'word', pieces: small }, origin }
    : never(context, value, origin);
}

function never({ warnings }: KqlContext, value: Literal, origin: Span): Predicate {
  warnings.push(diagnostic('kql-no-words', 'no word of a text is this, so that the condition never holds', value.span));
  return { kind: 'constant', value: false, origin };
}

function wordsOf(text: string, analyzer: WordAnalyzer): readonly string[] {
  return (text.match(new RegExp(`${classOf(analyzer)}+`, 'g')) ?? []).map((word) => word.toLowerCase());
}

function classOf({ letters }: WordAnalyzer): string {
  return `[\\w${letters.replace(/[\\\]^-]/g, '\\$&')}]`;
}

/** A pattern is put into small letters one by one, those of other scripts too: the sign for Kelvin becomes a k. */
function lowered(text: string): string {
  return text.replace(/./gsu, (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase()));
}
