import { type EmittedMatcher, emitMatcher, type Lines } from './emit.ts';
import type { Folding, Letters } from './fold.ts';
import { dfaMatcher, findInOrder, inOrder, nfaMatcher } from './runtime.ts';
import type { StringTest } from './string-test.ts';
import type { TextPattern } from './text-pattern.ts';

/** The pattern as a function in this process, without evaluating text; null when `emitMatcher` refuses. */
export function compileMatcher(
  pattern: TextPattern,
  letters: Letters,
  folding: Folding,
  lines: Lines = 'cross',
): ((text: string) => boolean) | null {
  return matcherOf(emitMatcher(pattern, letters, folding, lines));
}

/** An emitted matcher as a function in this process; null when it is a refusal. */
export function matcherOf(emitted: EmittedMatcher): ((text: string) => boolean) | null {
  switch (emitted.kind) {
    case 'string-test':
      return stringMatcher(emitted.test);
    case 'regexp': {
      const regexp = new RegExp(emitted.source, emitted.flags);
      return (text) => regexp.test(text);
    }
    case 'pieces': {
      const { head, middles, tail, tailUnits } = emitted.pieces;
      const sticky = (source: string | null) => (source === null ? null : new RegExp(source, 'suy'));
      const found = middles.map((source) => new RegExp(source, 'gsu'));
      const compiled = { head: sticky(head), middles: found, tail: sticky(tail), tailUnits };
      return (text) => findInOrder(text, compiled);
    }
    case 'table':
      return emitted.table.kind === 'dfa' ? dfaMatcher(emitted.table) : nfaMatcher(emitted.table);
    case 'refused':
      return null;
  }
}

function stringMatcher(test: StringTest): (text: string) => boolean {
  switch (test.kind) {
    case 'always':
      return () => true;
    case 'never':
      return () => false;
    case 'non-empty':
      return (text) => text !== '';
    case 'equals':
      return (text) => text === test.text;
    case 'starts-with':
      return (text) => text.startsWith(test.text);
    case 'ends-with':
      return (text) => text.endsWith(test.text);
    case 'includes':
      return (text) => text.includes(test.text);
    case 'in-order':
      return (text) => inOrder(text, test.head, test.middles, test.tail);
  }
}
