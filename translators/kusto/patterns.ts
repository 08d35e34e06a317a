import type { Field, Letters } from '../../src/ir/index.ts';
import { lengthRange, printRe2Regex, type StringTest, stringTestOf, type TextPattern } from '../../src/pattern/index.ts';
import type { Span } from '../../src/source/index.ts';
import { all, EVERYTHING, type KustoCondition, NOTHING, test } from './artifact.ts';
import { cannotSay, literal, name } from './escape.ts';
import { lose, presume, refuse, type Sink } from './sink.ts';

/** Texts of a column, with the leaf they are asked by. */
export interface Asked {
  readonly field: Field;
  readonly letters: Letters;
  readonly origin: Span;
  /** The leaf stands below an odd number of negations. */
  readonly below: boolean;
}

/** The whole value of a column belongs to a pattern. */
export function patternCondition(pattern: TextPattern, asked: Asked, sink: Sink): KustoCondition {
  const simple = pattern.kind === 'wildcard' && canFold(pattern, asked, sink) ? stringTestOf(pattern) : null;
  return (simple === null ? null : stringCondition(simple, asked, sink)) ?? regexCondition(pattern, asked, sink);
}

/** Whether operators decide under the folding that is asked for: letters beyond ASCII they may fold in their own way. */
function canFold(pattern: TextPattern & { readonly kind: 'wildcard' }, { letters }: Asked, { folding }: Sink): boolean {
  if (letters === 'exact') return true;
  const text = pattern.parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  return folding === 'ascii' && /^[\0-\x7f]*$/.test(text);
}

/** Null: an expression says it. */
function stringCondition(simple: StringTest, asked: Asked, sink: Sink): KustoCondition | null {
  switch (simple.kind) {
    case 'always':
    case 'non-empty':
      return presence(asked, sink);
    case 'never':
      return NOTHING;
    case 'equals':
      return equality([simple.text], asked, sink);
    case 'starts-with':
      return operator('startswith', simple.text, asked, sink);
    case 'ends-with':
      return operator('endswith', simple.text, asked, sink);
    case 'includes':
      return operator('contains', simple.text, asked, sink);
    case 'in-order':
      return null;
  }
}

/** Substrings are asked by operators that know no terms: `has` would part the text into words. */
function operator(word: string, text: string, asked: Asked, sink: Sink): KustoCondition {
  if (cannotSay(text)) return unsaid(asked, sink);
  const folds = asked.letters === 'fold' && /[A-Za-z]/.test(text);
  if (folds) presumeLetters([text], asked, sink);
  return test(`${name(asked.field.name)} ${word}${folds ? '' : '_cs'} ${literal(text)}`);
}

/** Some text equals the value, as a whole. */
export function equality(texts: readonly string[], asked: Asked, sink: Sink): KustoCondition {
  const { field, letters, origin, below } = asked;
  if (texts.includes('')) {
    const message = `${field.name} counts as the empty text where it is absent`;
    lose(sink, 'kusto-empty-text', { message, span: origin, matches: 'more', below });
  }
  if (texts.some(cannotSay)) return unsaid(asked, sink);
  const folds = letters === 'fold' && texts.some((text) => /[A-Za-z]/.test(text));
  if (folds) presumeLetters(texts, asked, sink);
  const [only = '', ...others] = new Set(texts);
  if (others.length === 0) return test(`${name(field.name)} ${folds ? '=~' : '=='} ${literal(only)}`);
  const list = [only, ...others].map(literal).join(', ');
  return test(`${name(field.name)} ${folds ? 'in~' : 'in'} (${list})`);
}

/** Of all letters, two beyond ASCII fold to letters of ASCII: the Kelvin sign and the long s. */
function presumeLetters(texts: readonly string[], { field, origin }: Asked, sink: Sink): void {
  if (texts.some((text) => /[ksKS]/.test(text))) presume(sink, 'kusto-letters', field, origin);
}

function unsaid({ field, origin }: Asked, sink: Sink): KustoCondition {
  return refuse(sink, 'kusto-character', `${field.name} is compared with a character that has no spelling`, origin);
}

/** A column of text is never null. */
export function presence({ field, origin, below }: Omit<Asked, 'letters'>, sink: Sink): KustoCondition {
  const message = `${field.name} with the empty text counts as absent`;
  lose(sink, 'kusto-present-if-not-empty', { message, span: origin, matches: 'less', below });
  return test(`isnotempty(${name(field.name)})`);
}

/** An expression over the whole value, with its letters spelled out, so that it folds ASCII alone. */
function regexCondition(pattern: TextPattern, asked: Asked, sink: Sink): KustoCondition {
  const { field, letters, origin, below } = asked;
  const printed = printRe2Regex(pattern, letters, sink.folding);
  if (!printed.ok) {
    if (printed.construct === 'nothing') return NOTHING;
    if (printed.construct === 'lone-surrogate') return unsaid(asked, sink);
    return refuse(sink, 'kusto-regex', `RE2 has no ${printed.construct}`, origin);
  }
  if (cannotSay(printed.text)) return unsaid(asked, sink);
  const matches = test(`${name(field.name)} matches regex ${literal(`^(?s:${printed.text})$`)}`);
  if (lengthRange(pattern, letters, sink.folding).min > 0) return matches;
  // The empty text belongs to it, and so would what is absent.
  return all([presence({ field, origin, below }, sink), matches, EVERYTHING]);
}
