import {
  type Bound,
  type DateRange,
  type Field,
  type InNetwork,
  type Letters,
  type Matches,
  meansStar,
  type OneOf,
  type Present,
  type Range,
  type Relation,
  type Semantics,
  type Words,
} from '../../src/ir/index.ts';
import { printLuceneRegex, type TextPattern, type WildcardPart } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { type EqlCondition, FALSE } from './artifact.ts';
import { constant, loseOneValue, nameOf, refuse, type Sink } from './sink.ts';

/** By the name that the index answers to: that of an exact sub-field, where the field itself is analysed text. */
function asIndexed(field: Field): Field {
  return { ...field, name: field.indexName ?? field.name };
}

export function presentLeaf(leaf: Present, sink: Sink): EqlCondition {
  // A sub-field leaves out values that are too long for it, so that only its own name asks whether it has one.
  const name = nameOf(asIndexed(leaf.field), sink);
  return { kind: 'leaf', text: `${name} != null`, negated: `${name} == null` };
}

/** `==` and `in` as written, `:` and `in~` where letters fold. Behind `:` a star is a wildcard. */
export function oneOfLeaf(leaf: OneOf, sink: Sink): EqlCondition {
  if (meansStar(leaf)) return refuseStar(leaf, sink);
  const name = nameOf(leaf.field, sink);
  const decimal = leaf.field.type === 'double' || leaf.field.type === 'float' || leaf.field.type === 'half_float';
  const values = leaf.values.map((value) => constant(value, decimal, leaf.origin, sink));
  const [only = '', second] = values;
  const folds = leaf.letters === 'fold' && familyOf(leaf.field.type) === 'string';
  if (second === undefined && !folds) return { kind: 'leaf', text: `${name} == ${only}`, negated: `${name} != ${only}` };
  if (second === undefined && !/[*?]/.test(String(leaf.values[0]))) return listed(`${name} :`, only);
  // Lists take neither addresses nor versions.
  if (leaf.field.type === 'ip') return { kind: 'leaf', text: `cidrMatch(${[name, ...values].join(', ')})` };
  if (leaf.field.type === 'version') return anyOf(values.map((value) => ({ kind: 'leaf', text: `${name} == ${value}` })));
  const word = folds ? 'in~' : 'in';
  const list = `(${values.join(', ')})`;
  return { kind: 'leaf', text: `${name} ${word} ${list}`, negated: `${name} not ${word} ${list}` };
}

/** How a relation is written. */
export const RELATIONS: Readonly<Record<Relation, string>> = { eq: '==', lt: '<', le: '<=', gt: '>', ge: '>=' };

/** Two ends are two conditions, which two values of a field may meet. */
export function rangeLeaf(leaf: Range, sink: Sink): EqlCondition {
  const { lower, upper, field, origin } = leaf;
  if (lower !== null && upper !== null) loseOneValue(sink, field, origin);
  const name = nameOf(asIndexed(field), sink);
  const end = (bound: Bound | null, sign: string): readonly EqlCondition[] => {
    if (bound === null) return [];
    const value = constant(bound.value, field.type === 'double', origin, sink);
    return [{ kind: 'leaf', text: `${name} ${sign}${bound.inclusive ? '=' : ''} ${value}` }];
  };
  const ends = [...end(lower, '>'), ...end(upper, '<')];
  const [only = FALSE] = ends;
  return ends.length === 1 ? only : { kind: 'and', operands: ends };
}

/** A date as written: what it stands for is for the reader to say. */
export function dateRangeLeaf({ field, relation, text, origin }: DateRange, sink: Sink): EqlCondition {
  return { kind: 'leaf', text: `${nameOf(field, sink)} ${RELATIONS[relation]} ${constant(text, false, origin, sink)}` };
}

export function matchesLeaf(leaf: Matches, folding: Semantics['folding'], sink: Sink): EqlCondition {
  if (meansStar(leaf)) return refuseStar(leaf, sink);
  const written = patternText(leaf.pattern, leaf.letters, folding, leaf.origin, sink);
  return written === null ? FALSE : listed(`${nameOf(leaf.field, sink)} ${written.operator}`, written.value);
}

function refuseStar({ field, origin }: OneOf | Matches, sink: Sink): EqlCondition {
  return refuse(sink, 'eql-star-of-constant', `a star acts in every text that ${field.name} is compared with`, origin);
}

function listed(head: string, value: string): EqlCondition {
  return { kind: 'leaf', text: `${head} ${value}`, listed: { head, value } };
}

/** Constants that one field is compared with in one way stand in a list, each where the first of them stood. */
export function anyOf(operands: readonly EqlCondition[]): EqlCondition {
  const lists = new Map<string, string[]>();
  for (const one of operands) if (one.kind === 'leaf' && 'listed' in one) pushTo(lists, one.listed);
  const merged = operands.flatMap((one): readonly EqlCondition[] => {
    if (one.kind !== 'leaf' || !('listed' in one)) return [one];
    const values = lists.get(one.listed.head) ?? [];
    lists.delete(one.listed.head);
    if (values.length === 0) return [];
    return values.length === 1 ? [one] : [{ kind: 'leaf', text: `${one.listed.head} (${values.join(', ')})` }];
  });
  const [only = FALSE, second] = merged;
  return second === undefined ? only : { kind: 'or', operands: merged };
}

function pushTo(lists: Map<string, string[]>, { head, value }: { readonly head: string; readonly value: string }): void {
  const known = lists.get(head);
  if (known === undefined) lists.set(head, [value]);
  else known.push(value);
}

/** Behind `:` and `like` a backslash is a letter. (eql-semantics 6.2) */
function written(part: WildcardPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'any-run':
      return '*';
    case 'one':
      return '?';
  }
}

interface PatternText {
  readonly operator: string;
  readonly value: string;
}

/** The operator and the pattern; null: it matches nothing. */
export function patternText(
  pattern: TextPattern,
  letters: Letters,
  folding: Semantics['folding'],
  span: Span,
  sink: Sink,
): PatternText | null {
  if (pattern.kind === 'regex')
    return { operator: letters === 'fold' ? 'regex~' : 'regex', value: constant(pattern.source, false, span, sink) };
  const literal = pattern.parts.some((part) => part.kind === 'literal' && /[*?]/.test(part.text));
  // EQL has no escape for its wildcards: a star that is meant needs an expression.
  if (!literal) {
    const value = constant(pattern.parts.map(written).join(''), false, span, sink);
    return { operator: letters === 'fold' ? ':' : 'like', value };
  }
  const printed = printLuceneRegex(pattern, letters, folding);
  return printed.ok ? { operator: 'regex', value: constant(printed.text, false, span, sink) } : null;
}

export function inNetworkLeaf({ field, networks, origin }: InNetwork, sink: Sink): EqlCondition {
  const blocks = networks.map((block) => constant(block, false, origin, sink));
  return { kind: 'leaf', text: `cidrMatch(${[nameOf(field, sink), ...blocks].join(', ')})` };
}

export function anywhereLeaf(origin: Span, sink: Sink): EqlCondition {
  return refuse(sink, 'eql-no-field', 'a keyword is looked for in every field', origin);
}

/** Only conditions on whole values can be asked of a text. */
export function wordsLeaf({ field, origin }: Words, sink: Sink): EqlCondition {
  return refuse(sink, 'eql-analysed-text', `${field.name} is analysed text, in which words are looked for`, origin);
}
