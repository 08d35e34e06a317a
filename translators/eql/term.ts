import type { Scalar } from '../../src/event/index.ts';
import type { Computed, Semantics, Term, TermFunction } from '../../src/ir/index.ts';
import { type EqlCondition, FALSE } from './artifact.ts';
import { patternText, RELATIONS } from './leaf.ts';
import { constant, nameOf, refuse, type Sink } from './sink.ts';

/** How a function is written: a sign between two terms, a sign before one, or a name with a list. */
const SIGNS: { readonly [Name in TermFunction]: string | null } = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
  negate: '-',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  between: null,
  cidrMatch: null,
  concat: null,
  endsWith: null,
  indexOf: null,
  length: null,
  number: null,
  startsWith: null,
  string: null,
  stringContains: null,
  substring: null,
};

/** Sums from which the engine moves a whole constant to the other side of a whole one. (eql-semantics 2.5) */
const MOVED_FROM: ReadonlySet<TermFunction> = new Set(['add', 'subtract', 'multiply', 'divide']);

/** A computed value and what is asked of it. */
export function computedLeaf({ term, test, origin }: Computed, folding: Semantics['folding'], sink: Sink): EqlCondition {
  const subject = termText(term, sink);
  const value = (one: Scalar): string => constant(one, term.kind === 'call' && term.type === 'double', origin, sink);
  switch (test.kind) {
    case 'is-null':
      return { kind: 'leaf', text: `${subject} == null` };
    case 'not-null':
      // `!= null` would ask whether it is more than null for every choice of values, this whether it is for some.
      return { kind: 'leaf', text: `${subject} like "*"` };
    case 'is-true':
      return { kind: 'leaf', text: outermost(term, sink) };
    case 'compare': {
      // Whatever may move has moved by now, and a decimal keeps the rest where it is.
      const stays = term.kind === 'call' && MOVED_FROM.has(term.function);
      const bound = constant(test.value, stays || (term.kind === 'call' && term.type === 'double'), origin, sink);
      return { kind: 'leaf', text: `${subject} ${RELATIONS[test.relation]} ${bound}` };
    }
    case 'one-of': {
      const word = test.letters === 'fold' ? 'in~' : 'in';
      return { kind: 'leaf', text: `${subject} ${word} (${test.values.map(value).join(', ')})` };
    }
    case 'matches': {
      const pattern = patternText(test.pattern, test.letters, folding, origin, sink);
      return pattern === null ? FALSE : { kind: 'leaf', text: `${subject} ${pattern.operator} ${pattern.value}` };
    }
  }
}

/** A term where any operator may stand beside it: what is computed with signs stands in parentheses. */
function termText(term: Term, sink: Sink): string {
  const text = outermost(term, sink);
  return term.kind === 'call' && SIGNS[term.function] !== null ? `(${text})` : text;
}

function outermost(term: Term, sink: Sink): string {
  switch (term.kind) {
    case 'field':
      return nameOf(term.field, sink);
    case 'value':
      return term.value === null ? 'null' : constant(term.value, term.type === 'double', term.origin, sink);
    case 'call': {
      const [first = '', ...rest] = term.arguments.map((one) => termText(one, sink));
      const sign = SIGNS[term.function];
      if (sign === null) return `${term.function}${term.letters === 'fold' ? '~' : ''}(${[first, ...rest].join(', ')})`;
      if (term.letters === 'fold')
        refuse(sink, 'eql-two-fields-folded', 'two fields are compared without letter case', term.origin);
      return rest.length === 0 ? `${sign}${first}` : [first, ...rest].join(` ${sign} `);
    }
  }
}
