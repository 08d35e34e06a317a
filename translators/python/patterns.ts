import type { Letters, Semantics } from '../../src/ir/index.ts';
import { type Dialect, emitMatcher, type StringTest, type TextPattern, wildcard } from '../../src/pattern/index.ts';
import type { Span } from '../../src/source/index.ts';
import { type Context, call, constant, refuse } from './context.ts';
import { byNumber, literal, literals } from './text.ts';

/** Regular expressions as they stand in a raw literal between single quotes: no quote, and every backslash with what it escapes. */
const PYTHON: Dialect = {
  character: (code) => escaped(code, /[\^$\\.*+?()[\]{}|]/),
  member: (code) => escaped(code, /[\^\\\]\-[&~|]/),
  group: '(?:',
  nothing: '(?!)',
  end: '\\Z',
};

const NAMED: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
]);

function escaped(code: number, syntax: RegExp): string {
  const character = String.fromCodePoint(code);
  if (code < 0x20 || code > 0x7e || character === "'") return NAMED.get(code) ?? byNumber(code);
  return syntax.test(character) ? `\\${character}` : character;
}

/** What is looked for, and in which field. */
interface Sought {
  readonly pattern: TextPattern;
  readonly letters: Letters;
  readonly field: string;
  readonly origin: Span;
}

/**
 * `value`, as a whole, belongs to the pattern: by a method of strings, a regular expression that leaves no choice to an engine that
 * backtracks, or a walk through a table; all linear. Null, with the reason noted, when the pattern needs too large an automaton.
 */
export function patternTest({ pattern, letters, field, origin }: Sought, context: Context): string | null {
  const { folding } = context.rule.semantics;
  const folded = letters === 'fold' ? foldedWildcard(pattern, folding) : null;
  const emitted =
    folded === null
      ? emitMatcher(pattern, letters, folding, 'cross', PYTHON)
      : emitMatcher(folded, 'exact', folding, 'cross', PYTHON);
  const text = folded === null ? 'value' : foldedValue('value', context);
  switch (emitted.kind) {
    case 'string-test':
      return stringCode(emitted.test, text, context);
    case 'regexp':
      return `${compiled(emitted.source, field, context)}.search(${text})`;
    case 'pieces': {
      const { head, middles, tail, tailCharacters } = emitted.pieces;
      const part = (source: string | null) => (source === null ? 'None' : `re.compile(r'${source}', re.DOTALL)`);
      const name = constant(
        context,
        field,
        `(${part(head)}, [${middles.map(part).join(', ')}], ${part(tail)}, ${tailCharacters})`,
      );
      return call(context, 'find_in_order', text, `*${name}`);
    }
    case 'table': {
      const { kind, ...table } = emitted.table;
      const name = constant(context, field, JSON.stringify(table));
      return call(context, kind === 'dfa' ? 'walk' : 'walk_many', text, name);
    }
    case 'refused':
      return refuse(context, 'python-pattern-too-large', 'the pattern needs an automaton of too many states', origin);
  }
}

function compiled(source: string, field: string, context: Context): string {
  return constant(context, field, `re.compile(r'${source}', re.DOTALL)`);
}

/** Folding both sides decides where the constant has no other letters than ASCII, or only these fold. (eql-semantics 5.1, 5.2) */
export function canFold(text: string, folding: Semantics['folding']): boolean {
  return folding === 'ascii' || /^[\0-\x7f]*$/.test(text);
}

/** A constant, folded. */
export function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Code for a value with its letters folded. */
export function foldedValue(value: string, context: Context): string {
  return call(context, context.rule.semantics.folding === 'ascii' ? 'fold' : 'fold_unicode', value);
}

/** A wildcard pattern whose letters are folded; null: it is none, or folding it does not decide. */
function foldedWildcard(pattern: TextPattern, folding: Semantics['folding']): TextPattern | null {
  if (pattern.kind !== 'wildcard') return null;
  const parts = pattern.parts.map((part) => (part.kind === 'literal' ? { ...part, text: lower(part.text) } : part));
  return parts.every((part) => part.kind !== 'literal' || canFold(part.text, folding)) ? wildcard(parts) : null;
}

function stringCode(test: StringTest, text: string, context: Context): string {
  switch (test.kind) {
    case 'always':
      return 'True';
    case 'never':
      return 'False';
    case 'non-empty':
      return `${text} != ''`;
    case 'equals':
      return `${text} == ${literal(test.text)}`;
    case 'starts-with':
      return `${text}.startswith(${literal(test.text)})`;
    case 'ends-with':
      return `${text}.endswith(${literal(test.text)})`;
    case 'includes':
      return `${literal(test.text)} in ${text}`;
    case 'in-order':
      return call(context, 'in_order', text, literal(test.head), `[${literals(test.middles)}]`, literal(test.tail));
  }
}
