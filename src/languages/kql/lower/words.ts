import type { SchemaField } from '../../../event/index.ts';
import { type AnalysedField, anyOf, type Field, type Predicate, type WordAnalyzer } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
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
  const whole = wholeBeside(context, text);
  if (whole !== null)
    return refuse(
      context,
      'kql-analysed-text',
      `events carry no ${text.name}, it is made of ${whole}`,
      text.place,
      `ask ${whole}`,
    );
  if (text.facts.keeps === 'nothing') return refuseText(context, text, 'which is not indexed');
  if (analyzer === null)
    return refuseText(context, text, 'in which Elasticsearch looks for words, and what they are is not known here');
  if (spelled(value).length > LONGEST) return refuseText(context, text, `and the value has more than ${LONGEST} characters`);
  const field: AnalysedField = { ...resolveWhole(context, text.name, text.place), analyzer };
  const asked: Asked = { context, facts: text.facts, field, value, origin };
  if (analyzer.kind === 'standard') {
    const why = unreadInStandard(value);
    if (why !== null) return refuseText(context, text, why);
  }
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

/** The field that a text is made of, where the mapping does not say so itself; null: there is none. */
function wholeBeside({ schema }: KqlContext, { name, facts }: TextField): string | null {
  const above = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const whole = schema.fields.get(above);
  return facts.path !== undefined || whole === undefined || familyOf(whole.type) === 'unsupported' ? null : above;
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
  const analyzer = facts?.analyzer === undefined ? null : analyzerOf(facts);
  return { ...resolveField({ fields }, { name, optional: false, span }), ...(analyzer === null ? {} : { analyzer }) };
}

/** How the text becomes words; null: nobody says, or in a way that is not read here. */
function analyzerOf({ analyzer }: SchemaField): WordAnalyzer | null {
  if (analyzer === undefined) return { kind: 'standard', name: 'standard' };
  const { name, wordLetters: letters } = analyzer;
  // Signs outside of ASCII have cases and widths of their own.
  return letters === null || !/^[!-~]*$/.test(letters) ? null : { kind: 'letters', name, letters };
}

/** What the standard analyzer makes of a value is said here of ASCII only, and not of words that it would cut; null: nothing is the matter. */
function unreadInStandard(value: Literal): string | null {
  const written = spelled(value);
  if (/[^\0-\x7f]/.test(written)) return 'and what its words are beyond ASCII is not known here';
  if (standardWords(written).some((word) => word.length > LONGEST_STANDARD))
    return `and words of more than ${LONGEST_STANDARD} characters are cut there`;
  return null;
}

/** `max_token_length`. */
const LONGEST_STANDARD = 255;

interface Asked {
  readonly context: KqlContext;
  readonly facts: SchemaField;
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

function wordPattern(asked: Asked, pieces: readonly [string, string, ...string[]]): Predicate {
  const { context, field, value, origin } = asked;
  const [first, second, ...others] = pieces;
  const small: readonly [string, string, ...string[]] = [lowered(first), lowered(second), ...others.map(lowered)];
  if (field.analyzer.kind === 'standard') {
    const full = small.filter((piece) => piece !== '');
    if (full.length > 1 || !full.every((piece) => /^[0-9a-z_]*[0-9a-z][0-9a-z_]*$/.test(piece))) {
      const why = 'of whose words only patterns are read that are letters and digits with stars before or behind them';
      return refuseText(context, { name: field.name, facts: asked.facts, place: value.span }, why);
    }
    return { kind: 'words', field, sought: { kind: 'word', pieces: small }, origin };
  }
  const parts = new RegExp(`^${classOf(field.analyzer.letters)}*$`);
  return small.every((piece) => parts.test(piece))
    ? { kind: 'words', field, sought: { kind: 'word', pieces: small }, origin }
    : never(context, value, origin);
}

function never({ warnings }: KqlContext, value: Literal, origin: Span): Predicate {
  warnings.push(diagnostic('kql-no-words', 'no word of a text is this, so that the condition never holds', value.span));
  return { kind: 'constant', value: false, origin };
}

function wordsOf(text: string, analyzer: WordAnalyzer): readonly string[] {
  const words =
    analyzer.kind === 'standard' ? standardWords(text) : (text.match(new RegExp(`${classOf(analyzer.letters)}+`, 'g')) ?? []);
  return words.map((word) => word.toLowerCase());
}

/** The words of a text of ASCII by UAX #29. Signs part no word within letters, or within digits; underlines alone are none. */
function standardWords(text: string): readonly string[] {
  const runs = text.match(/(?:\w|(?<=[A-Za-z])[:.'](?=[A-Za-z])|(?<=\d)[,;.'](?=\d))+/g) ?? [];
  return runs.filter((run) => /[0-9A-Za-z]/.test(run));
}

function classOf(letters: string): string {
  return `[\\w${letters.replace(/[\\\]^-]/g, '\\$&')}]`;
}

/** A pattern is put into small letters one by one, those of other scripts too: the sign for Kelvin becomes a k. */
function lowered(text: string): string {
  return text.replace(/./gsu, (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase()));
}
