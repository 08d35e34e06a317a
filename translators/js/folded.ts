import type { Semantics } from '../../src/ir/index.ts';
import { emitMatcher, lengthRange, type StringTest, type TextPattern, wildcard } from '../../src/pattern/index.ts';
import type { Context } from './context.ts';
import { textList } from './format.ts';
import type { Test } from './leaf.ts';
import { literal } from './text.ts';

type Folding = Semantics['folding'];

/** Whether folding both sides decides: under Unicode folding only where the constant is ASCII. (eql-semantics 5.2) */
export function canFold(text: string, folding: Folding): boolean {
  return folding === 'ascii' || /^[\0-\x7f]*$/.test(text);
}

/** Code that folds what `value` gives. */
export function foldCall(value: string, folding: Folding, context: Context): string {
  const helper = folding === 'ascii' ? 'foldAscii' : 'foldUnicode';
  context.need(helper);
  return `${helper}(${value})`;
}

/** A constant, folded. */
export function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * A wildcard without case as a method of strings on the folded value, of which no more is folded than needed; null for
 * patterns that no method of strings can test.
 */
export function foldedTest(pattern: TextPattern, folding: Folding, context: Context): Test | null {
  if (pattern.kind !== 'wildcard') return null;
  const parts = pattern.parts.map((part) => (part.kind === 'literal' ? { ...part, text: lower(part.text) } : part));
  if (!parts.every((part) => part.kind !== 'literal' || canFold(part.text, folding))) return null;
  const folded = wildcard(parts);
  const emitted = emitMatcher(folded, 'exact', folding);
  if (emitted.kind !== 'string-test' || isSearchedFor(emitted.test, pattern, folding)) return null;
  const code = testCode(emitted.test, folding, context);
  if (code === null) return null;
  const { min, max } = lengthRange(folded, 'exact', folding);
  const guard = min > 1 ? `value.length ${min === max ? '===' : '>='} ${min} && ` : '';
  return { words: ['matches'], code: `${guard}${code}`, cost: 3, chance: Math.max(0.02, 0.3 / (1 + min)) };
}

/** Whether a regular expression is quicker: parts that may be anywhere, for which all of the value would be folded. */
function isSearchedFor({ kind }: StringTest, pattern: TextPattern, folding: Folding): boolean {
  if (kind !== 'includes' && kind !== 'in-order') return false;
  const direct = emitMatcher(pattern, 'fold', folding).kind;
  return direct === 'regexp' || direct === 'pieces';
}

/** Null where letters do not matter. */
function testCode(test: StringTest, folding: Folding, context: Context): string | null {
  const fold = (value: string) => foldCall(value, folding, context);
  switch (test.kind) {
    case 'always':
    case 'never':
    case 'non-empty':
      return null;
    case 'equals':
      return `${fold('value')} === ${literal(test.text)}`;
    case 'starts-with':
      return `${fold(`value.slice(0, ${test.text.length})`)} === ${literal(test.text)}`;
    case 'ends-with':
      return `${fold(`value.slice(-${test.text.length})`)} === ${literal(test.text)}`;
    case 'includes':
      return `${fold('value')}.includes(${literal(test.text)})`;
    case 'in-order':
      context.need('inOrder');
      return `inOrder(${fold('value')}, ${literal(test.head)}, ${textList(test.middles)}, ${literal(test.tail)})`;
  }
}
