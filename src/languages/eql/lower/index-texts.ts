import type { NormalizerStep } from '../../../event/index.ts';
import { anyOf, type Field, type Letters, type Predicate } from '../../../ir/index.ts';
import { parseLuceneRegex, type TextPattern, type WildcardPart, wildcard } from '../../../pattern/index.ts';
import type { Span } from '../../../source/index.ts';
import { oneOf } from './leaves.ts';

/**
 * Equality with some texts, as the index of the field understands them: a normalised field has its constants normalised, and in those of a
 * `constant_keyword` a star is a wildcard, whatever the test. (eql-semantics 9.1)
 */
export function textsLeaf(field: Field, texts: readonly string[], letters: Letters, origin: Span): Predicate {
  const plain = texts.filter((text) => !isWild(field, text));
  const leaves = texts.filter((text) => isWild(field, text)).map((text) => matches(field, starPattern(text), letters, origin));
  const equal = oneOf(
    field,
    plain.map((text) => indexText(field, text)),
    letters,
    origin,
  );
  return leaves.length === 0 ? equal : anyOf(plain.length === 0 ? leaves : [equal, ...leaves], origin);
}

function matches(field: Field, pattern: TextPattern, letters: Letters, origin: Span): Predicate {
  return { kind: 'matches', field, pattern, letters, origin };
}

function isWild({ type }: Field, text: string): boolean {
  return type === 'constant_keyword' && text.includes('*');
}

/** A text in which only stars act; a question mark and a backslash are themselves. */
export function starPattern(text: string): TextPattern {
  const [first = '', ...others] = text.split('*');
  const literal = (part: string): readonly WildcardPart[] => (part === '' ? [] : [{ kind: 'literal', text: part }]);
  return wildcard([
    ...literal(first),
    ...others.flatMap((part): readonly WildcardPart[] => [{ kind: 'any-run' }, ...literal(part)]),
  ]);
}

/** A constant as the index of the field would hold it. */
export function indexText({ normalizer = [] }: Pick<Field, 'normalizer'>, text: string): string {
  return normalizer.reduce(changed, text);
}

/** A pattern for the values that the index holds; null: normalised, the regular expression does not parse. */
export function indexPattern(field: Pick<Field, 'normalizer'>, pattern: TextPattern): TextPattern | null {
  if (field.normalizer === undefined) return pattern;
  if (pattern.kind === 'wildcard') {
    return wildcard(
      pattern.parts.map((part) => (part.kind === 'literal' ? { kind: 'literal', text: indexText(field, part.text) } : part)),
    );
  }
  const source = indexText(field, pattern.source);
  const parsed = parseLuceneRegex(source);
  return parsed.ok ? { kind: 'regex', source, tree: parsed.tree } : null;
}

/** As Java changes one character after the other: what would become several stays, but for Greek letters with a mute iota. */
function changed(text: string, step: NormalizerStep): string {
  return Array.from(text, (letter) => (step === 'lowercase' ? lower(letter) : upper(letter))).join('');
}

function lower(letter: string): string {
  return letter === '\u0130' ? 'i' : letter.toLowerCase();
}

function upper(letter: string): string {
  const whole = letter.toUpperCase();
  const code = letter.codePointAt(0) ?? 0;
  if (Array.from(whole).length === 1) return whole;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  return { 8115: '\u1fbc', 8131: '\u1fcc', 8179: '\u1ffc' }[code] ?? letter;
}
