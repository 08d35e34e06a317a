import {
  type Computed,
  type Field,
  ownName,
  type Relation,
  TERM_FUNCTIONS,
  type Term,
  type TermFunction,
  type Test,
  termFields,
} from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import { type Clause, disjunction, FALSE, negate, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { presentClause } from './presence.ts';
import { MOST_PORTABLE } from './regex-size.ts';
import { addLoss, effectAt } from './report.ts';
import { type Setting, type Subject, textClause } from './subject.ts';

/** A script leaf: the length of a field can be said, every other computed value is refused (sigma-target 4.1). */
export function computedClause(leaf: Computed, name: string | null, setting: Setting): Clause {
  const field = lengthOf(leaf.term);
  const said =
    field === null || name === null
      ? null
      : lengthClause(field, { field: name, about: ownName(field), origin: leaf.origin }, leaf.test, setting);
  return said ?? unsayable(refusal(leaf));
}

/** The field whose length the term is, or null. */
export function lengthOf(term: Term): Field | null {
  if (term.kind !== 'call' || SAID[term.function] !== 'by its characters') return null;
  const [argument, ...more] = term.arguments;
  return argument?.kind === 'field' && more.length === 0 ? argument.field : null;
}

/** How Sigma says a function: it computes nothing, but a regular expression counts characters (sigma-target 4.1). */
const SAID: { readonly [name in TermFunction]: 'by its characters' | 'not at all' } = {
  add: 'not at all',
  subtract: 'not at all',
  multiply: 'not at all',
  divide: 'not at all',
  modulo: 'not at all',
  negate: 'not at all',
  between: 'not at all',
  cidrMatch: 'not at all',
  concat: 'not at all',
  endsWith: 'not at all',
  indexOf: 'not at all',
  length: 'by its characters',
  number: 'not at all',
  startsWith: 'not at all',
  string: 'not at all',
  stringContains: 'not at all',
  substring: 'not at all',
  eq: 'not at all',
  ne: 'not at all',
  lt: 'not at all',
  le: 'not at all',
  gt: 'not at all',
  ge: 'not at all',
};

const ONE_OR_MORE = [{ kind: 'one' }, { kind: 'any-run' }] as const;
const EMPTY = [{ kind: 'literal', text: '' }] as const;

function lengthClause(field: Field, subject: Subject, test: Test, setting: Setting): Clause | null {
  switch (test.kind) {
    case 'is-null':
      return negate(presentClause(field, subject));
    case 'not-null':
      return presentClause(field, subject);
    case 'is-true':
    case 'matches':
      return null;
    case 'compare':
      return typeof test.value === 'number' ? lengthCompare(field, subject, test.relation, test.value, setting) : null;
    case 'one-of': {
      const lengths = test.values.filter((value) => typeof value === 'number');
      if (lengths.length < test.values.length) return null;
      return disjunction(lengths.map((length) => lengthCompare(field, subject, 'eq', length, setting)));
    }
  }
}

/** `length(f)` against a number; bounds of 0 and 1 need no counting and are exact. */
function lengthCompare(field: Field, subject: Subject, relation: Relation, value: number, setting: Setting): Clause {
  const [min, max] = unitsOf(relation, value);
  if (max < min || max < 0) return FALSE;
  if (min <= 0 && max === Number.POSITIVE_INFINITY) return presentClause(field, subject);
  if (min <= 0 && max === 0) return textClause(subject, 'exact', [EMPTY], setting);
  if (min === 1 && max === Number.POSITIVE_INFINITY) return textClause(subject, 'exact', [ONE_OR_MORE], setting);
  if (min > MOST_COUNTED || (max > MOST_PORTABLE && max !== min && max !== Number.POSITIVE_INFINITY)) {
    const text = `the length ${value} is beyond what a regular expression can count`;
    return unsayable(diagnostic('sigma-large-number', text, subject.origin));
  }
  addLoss(setting.report, {
    code: 'sigma-length-characters',
    span: subject.origin,
    message: `the length of ${subject.about} is counted in characters; beyond the Basic Multilingual Plane EQL counts two a character`,
    effect: effectAt(setting.polarity, charactersEffect(min, max)),
  });
  return {
    kind: 'keyed',
    ...subject,
    modifiers: ['re', 's'],
    values: [`^${anyCharacters(Math.max(0, min), max)}$`],
    joins: true,
  };
}

/** So many characters. No count is beyond what engines take; a repeat beside a repeat of no fixed length would make them backtrack. */
function anyCharacters(min: number, max: number): string {
  const thousands = Math.max(0, Math.ceil(min / MOST_PORTABLE) - 1);
  const rest = min - thousands * MOST_PORTABLE;
  const open = max === Number.POSITIVE_INFINITY ? `${rest},` : `${rest},${max}`;
  return `${`.{${MOST_PORTABLE}}`.repeat(thousands)}.{${min === max ? rest : open}}`;
}

/** A regular expression that counts further is large to compile. */
const MOST_COUNTED = 5000;

/** The lengths that pass, as whole bounds; a bound between two whole numbers moves inwards. */
function unitsOf(relation: Relation, value: number): readonly [min: number, max: number] {
  switch (relation) {
    case 'eq':
      return [Math.ceil(value), Math.floor(value)];
    case 'ge':
      return [Math.ceil(value), Number.POSITIVE_INFINITY];
    case 'gt':
      return [Math.floor(value) + 1, Number.POSITIVE_INFINITY];
    case 'le':
      return [0, Math.floor(value)];
    case 'lt':
      return [0, Math.ceil(value) - 1];
  }
}

/** A text has at most as many characters as units, so a lower bound narrows and an upper bound widens. */
function charactersEffect(min: number, max: number): 'may-match-more' | 'may-match-less' | 'either' {
  if (max === Number.POSITIVE_INFINITY) return 'may-match-less';
  return min <= 0 ? 'may-match-more' : 'either';
}

function refusal(leaf: Computed) {
  const call = computingCall(leaf.term);
  const fields = new Set(termFields(leaf.term).map(({ name }) => name));
  if (fields.size > 1) {
    const text = `Sigma cannot compare ${[...fields].slice(0, 2).join(' with ')}`;
    return diagnostic('sigma-two-fields', text, call.span, { help: 'test each field against constants' });
  }
  const help = 'say it with a wildcard or a regular expression on the field itself';
  return diagnostic('sigma-computed-value', `Sigma cannot compute ${call.name}`, call.span, { help });
}

/** What computes: the outermost call that is not just a comparison. */
function computingCall(term: Term): { readonly name: string; readonly span: Span } {
  if (term.kind !== 'call') return { name: 'a value', span: term.origin };
  const inner = term.arguments.find((argument) => argument.kind === 'call');
  const { kind } = TERM_FUNCTIONS[term.function];
  if (kind === 'comparison' && inner !== undefined) return computingCall(inner);
  return { name: kind === 'arithmetic' ? `arithmetic (${term.function})` : `${term.function}()`, span: term.origin };
}
