import type { Scalar } from '../../src/event/index.ts';
import type { Field, InNetwork, OneOf, Present } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { canEqual, reachOf } from '../../src/schema/number-limits.ts';
import type { Span } from '../../src/source/index.ts';
import { indexedName } from './field-name.ts';
import { noteLongText } from './pattern-limits.ts';
import { any, NOTHING, type Query } from './query.ts';
import { refuse, type Sink } from './sink.ts';

/** `index.max_terms_count`: how many values one `terms` query may list. */
const MAX_TERMS = 65_536;

/** A field with a value: `exists` sees what is indexed, so over-long keywords count as missing on both sides (eql-semantics 9.1). */
export function presentQuery(leaf: Present, sink: Sink): Query {
  const { type } = leaf.field;
  const name = indexedName(leaf.field);
  if (name.includes('*')) return refuse(sink, 'field-name-pattern', `exists would read "${name}" as a pattern`, leaf.origin);
  if (type !== 'text' && type !== 'match_only_text' && familyOf(type) === 'unsupported') return unsearchable(leaf, sink);
  return { exists: { field: name } };
}

/** Equality with one of several constants: `term`, `terms`, or insensitive terms side by side (eql-semantics 3.2). */
export function oneOfQuery(leaf: OneOf, sink: Sink): Query {
  const family = familyOf(leaf.field.type);
  const name = indexedName(leaf.field);
  switch (family) {
    case 'string':
      if (leaf.letters === 'exact') return exactTerms(name, leaf.values);
      for (const value of leaf.values) noteLongText([...String(value)].length, leaf.origin, sink);
      return foldedTerms(name, leaf.values);
    case 'number':
      return numberTerms(leaf, sink);
    case 'boolean':
    case 'ip':
      return exactTerms(name, leaf.values);
    case 'date':
    case 'text':
    case 'unsupported':
      return unsearchable(leaf, sink);
  }
}

/** CIDR blocks and addresses are terms of an `ip` field (eql-semantics 3.2). */
export function inNetworkQuery(leaf: InNetwork, sink: Sink): Query {
  return leaf.field.type === 'ip' ? exactTerms(indexedName(leaf.field), leaf.networks) : unsearchable(leaf, sink);
}

/** Any value equal to any of the constants, letters as written. */
export function exactTerms(field: string, values: readonly Scalar[]): Query {
  const unique = [...new Map(values.map((value) => [Object.is(value, -0) ? null : value, value])).values()];
  const [only] = unique;
  if (only === undefined) return NOTHING;
  if (unique.length === 1) return { term: { [field]: only } };
  const chunks: Query[] = [];
  for (let at = 0; at < unique.length; at += MAX_TERMS) chunks.push({ terms: { [field]: unique.slice(at, at + MAX_TERMS) } });
  return any(chunks);
}

/** Constants without letters need no folding, so they share one exact query; each of the others is a term of its own. */
function foldedTerms(field: string, values: readonly Scalar[]): Query {
  const texts = [...new Set(values.map(String))];
  const folded = texts.filter(hasCase).map((value): Query => ({ term: { [field]: { value, case_insensitive: true } } }));
  return any([
    ...folded,
    exactTerms(
      field,
      texts.filter((text) => !hasCase(text)),
    ),
  ]);
}

/** True when folding could matter: an ASCII letter, or anything outside ASCII, where the folding depends on the version. */
export function hasCase(text: string): boolean {
  return /[A-Za-z\u0080-\uffff]/.test(text);
}

function numberTerms(leaf: OneOf, sink: Sink): Query {
  const values: number[] = [];
  for (const value of leaf.values) {
    if (typeof value !== 'number') return unsearchable(leaf, sink);
    if (reachOf(leaf.field.type, value) === 'inexact') return inexact(value, leaf.origin, sink);
    if (canEqual(leaf.field.type, value)) values.push(value);
  }
  return exactTerms(indexedName(leaf.field), values);
}

/** Refuses a number that would change on its way through JSON. */
export function inexact(value: number, span: Span, sink: Sink): Query {
  const numbers = sink.query.slice(span.start, span.end).match(/(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
  const written = numbers.find((number) => Math.abs(Number(number)) === Math.abs(value)) ?? String(value);
  return refuse(sink, 'number-not-exact', `JSON cannot carry ${written} as it was written`, span);
}

/** Refuses a leaf over a field whose type has no query that tests whole values. */
export function unsearchable(leaf: { readonly field: Field; readonly origin: Span }, sink: Sink): Query {
  const { name, type } = leaf.field;
  return refuse(sink, 'field-type-not-searchable', `no exact query asks this of ${name}, a field of type ${type}`, leaf.origin);
}
