import type { Letters } from '../../src/ir/index.ts';
import {
  type EmittedMatcher,
  emitMatcher,
  type Lines,
  lengthRange,
  matcherCode,
  type TextPattern,
} from '../../src/pattern/index.ts';
import type { Span } from '../../src/source/index.ts';
import { known } from './codes.ts';
import { constant } from './constant.ts';
import type { Context } from './context.ts';
import { foldedTest } from './folded.ts';
import { leadingTest } from './leading.ts';
import type { Test } from './leaf.ts';
import { harmlessInPages } from './text.ts';

/**
 * `value`, as a whole, belongs to the pattern: by a method of strings, a regular expression that cannot backtrack far, or a
 * walk through a table; all linear. Null, with the reason noted, when the pattern needs too large an automaton.
 */
export function patternTest(
  pattern: TextPattern,
  letters: Letters,
  name: string,
  origin: Span,
  context: Context,
  lines: Lines = 'cross',
): Test | null {
  // Scripts fold ASCII letters only, whatever the version (eql-semantics 5.1).
  const folding = lines === 'stop' ? 'ascii' : context.rule.semantics.folding;
  const plain = letters === 'fold' && lines === 'cross' ? foldedTest(pattern, folding, context) : null;
  if (plain !== null) return plain;
  const emitted = emitMatcher(pattern, letters, folding, lines);
  const code = matcherCode(emitted);
  if (code === null) {
    context.reasons.push({
      code: known('js-pattern-too-large'),
      message: 'the pattern needs an automaton of too many states',
      span: origin,
      notes: [],
      help: 'split the pattern, or bound its repeats',
    });
    return null;
  }
  for (const helper of code.helpers) context.need(helper);
  const shortest = lengthRange(pattern, letters, folding).min;
  const guards = shortest > 1 ? [`value.length >= ${shortest}`] : [];
  const leading = leadingTest(pattern, letters, folding);
  if (leading !== null) guards.push(leading);
  const constant = code.constant === null ? '' : define(name, code.constant, context);
  return {
    words: ['matches'],
    code: [...(code.constant === null ? [] : guards), code.test(constant, 'value')].join(' && '),
    cost: COSTS[emitted.kind],
    chance: Math.max(0.02, 0.3 / (1 + shortest)),
  };
}

const COSTS = { 'string-test': 2, pieces: 5, regexp: 3, table: 8, refused: 0 } as const satisfies Record<
  EmittedMatcher['kind'],
  number
>;

/** A constant of the module, named after a field. */
export function define(field: string, code: string, context: Context): string {
  return constant([field, 'pattern'], harmlessInPages(code), context);
}
