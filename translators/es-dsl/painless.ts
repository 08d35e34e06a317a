import type { Scalar } from '../../src/event/index.ts';
import {
  type Computed,
  type Field,
  type Letters,
  TERM_FUNCTIONS,
  type Term,
  type TermType,
  type Test,
} from '../../src/ir/index.ts';
import { type TextPattern, toDfaTable } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { indexedName } from './field-name.ts';
import { inexact } from './leaf.ts';
import { wildcardText } from './leaf-matches.ts';
import { networkBounds } from './network.ts';
import { CALLS, type PainlessCall, RELATIONS } from './painless-calls.ts';
import { functionSources, type PainlessName } from './painless-functions/index.ts';
import type { Parameter, Query } from './query.ts';
import { refuse, type Sink } from './sink.ts';

/** `script.max_size_in_bytes`; scripts are ASCII. */
const MAX_SOURCE = 65_535;
/** How deep calls may nest, and how many fields one script may read: each is a loop inside the others. */
const MAX_NESTING = 100;

/**
 * A script leaf as a `script` filter. The source is put together from fixed pieces; field names and constants travel in
 * `params`, so no text of a rule can become code, and rules of one shape share one compiled script. Each field of the term has a
 * loop of its own, a field without values runs once with null, and a choice of values that raises an error does not pass; where
 * none passes, the leaf is what makes the event no match (eql-semantics 3.3, 3.6).
 */
export function computedQuery(leaf: Computed, sink: Sink): Query {
  const draft: Draft = { sink, functions: new Set(['valuesOf']), fields: [], params: [] };
  const refusals = sink.reasons.length;
  const test = testText(leaf, draft);
  if (sink.reasons.length > refusals) return refusedAlready;
  const source = leaf.whenFailing ? failingText(test, draft) : scriptText(test, draft);
  if (source.length > MAX_SOURCE || draft.fields.length > MAX_NESTING) return tooLarge(leaf.origin, sink);
  const params = Object.fromEntries([...draft.fields.map(({ param, name }) => [param, name]), ...draft.params]);
  return { script: { script: { lang: 'painless', source, params } } };
}

/** A script being put together. */
interface Draft {
  readonly sink: Sink;
  readonly functions: Set<PainlessName>;
  readonly fields: { readonly param: string; readonly variable: string; readonly name: string }[];
  readonly params: [name: string, value: Parameter][];
}

const refusedAlready: Query = { match_none: {} };

function scriptText(test: string, draft: Draft): string {
  const variables = draft.fields.map(({ variable }) => variable);
  const holds = `boolean holds(${['Map params', ...variables.map((name) => `def ${name}`)].join(', ')}) {
  try { return ${test}; }
  catch (Exception e) { return false; }
}`;
  const call = `holds(${['params', ...variables].join(', ')})`;
  if (variables.length === 0) draft.functions.delete('valuesOf');
  const sources = functionSources(draft.functions);
  if (variables.length === 0) return [...sources, holds, `return ${call};`].join('\n');
  const loops = draft.fields.map(
    ({ variable, param }, depth) => `${'  '.repeat(depth)}for (def ${variable} : valuesOf(doc, params.${param})) {`,
  );
  const closers = loops.map((_, depth) => `${'  '.repeat(loops.length - 1 - depth)}}`);
  const inner = `${'  '.repeat(loops.length)}if (${call}) { return true; }`;
  return [...sources, holds, ...loops, inner, ...closers, 'return false;'].join('\n');
}

/** The same for a leaf that is true where no choice passes and one raises an error: a `not` stands around it. */
function failingText(test: string, draft: Draft): string {
  const variables = draft.fields.map(({ variable }) => variable);
  const holds = `boolean holds(${['Map params', ...variables.map((name) => `def ${name}`)].join(', ')}) { return ${test}; }`;
  const call = `holds(${['params', ...variables].join(', ')})`;
  if (variables.length === 0) draft.functions.delete('valuesOf');
  const loops = draft.fields.map(
    ({ variable, param }, depth) => `${'  '.repeat(depth)}for (def ${variable} : valuesOf(doc, params.${param})) {`,
  );
  const closers = loops.map((_, depth) => `${'  '.repeat(loops.length - 1 - depth)}}`);
  const indent = '  '.repeat(loops.length);
  const inner = [`${indent}try { if (${call}) { return true; } }`, `${indent}catch (Exception e) { failed = true; }`];
  const sources = functionSources(draft.functions);
  return [...sources, holds, 'boolean failed = false;', ...loops, ...inner, ...closers, 'return failed;'].join('\n');
}

/** The test as a Painless expression that is a `boolean`. A null result passes only `is-null`. */
function testText(leaf: Computed, draft: Draft): string {
  const term = termText(leaf.term, draft, 0);
  const { test } = leaf;
  switch (test.kind) {
    case 'is-null':
      return `${term} == null`;
    case 'not-null':
      return `${term} != null`;
    case 'is-true':
      return `${term} == true`;
    case 'compare':
      if (refersToAddress(leaf.term)) return refuseAddress(leaf.origin, draft);
      return `${written(RELATIONS[test.relation], [term, constant(test.value, leaf.origin, draft)], 'exact', draft)} == true`;
    case 'one-of':
      if (refersToAddress(leaf.term)) return refuseAddress(leaf.origin, draft);
      return `${use(draft, test.letters === 'fold' ? 'oneOfFolded' : 'oneOf')}(${term}, ${list(test.values, leaf.origin, draft)})`;
    case 'matches':
      return matchesText(test, term, leaf.origin, draft);
  }
}

function matchesText(test: Extract<Test, { readonly kind: 'matches' }>, term: string, origin: Span, draft: Draft): string {
  const { pattern, letters } = test;
  if (pattern.kind === 'wildcard')
    return `${use(draft, 'like')}(${term}, ${param(draft, wildcardText(pattern))}, ${letters === 'fold'})`;
  const automaton = automatonOf(pattern, letters);
  if (automaton === null) {
    const help = 'test the field itself, use wildcards, or bound the repeats';
    refuse(draft.sink, 'computed-regex', 'the automaton of this regular expression is too large for a script', origin, help);
    return 'false';
  }
  return `${use(draft, 'accepts')}(${term}, ${param(draft, automaton)}) == true`;
}

/** How many entries an automaton may have: as a parameter it travels with every search. */
const MAX_ENTRIES = 20_000;

/**
 * A regular expression as a table of the states that a text leads through: scripts take regular expressions as literals of the
 * source only, which no text of a rule may enter, and clusters may forbid them. Letters fold as in Java's expressions.
 */
function automatonOf(pattern: TextPattern, letters: Letters): Parameter | null {
  const built = toDfaTable(pattern, letters, 'ascii', 'stop');
  if (!built.ok) return null;
  const { starts, classes, size, rows, accepting } = built.value;
  if (rows.length * size + starts.length > MAX_ENTRIES) return null;
  const states = rows.map(([common = 0, ...others]) => {
    const row = Array.from({ length: size }, () => common);
    for (let at = 0; at < others.length; at += 2) row[others[at] ?? 0] = others[at + 1] ?? common;
    return row;
  });
  return { starts, classes, states, accepting };
}

function termText(term: Term, draft: Draft, depth: number): string {
  if (depth > MAX_NESTING) {
    tooLarge(term.origin, draft.sink);
    return 'null';
  }
  switch (term.kind) {
    case 'field':
      return fieldVariable(term.field, term.origin, draft);
    case 'value':
      if (term.value === null) return 'null';
      return typed(constant(term.value, term.origin, draft), term.value, term.type);
    case 'call':
      return callText(term, draft, depth);
  }
}

type Call = Extract<Term, { readonly kind: 'call' }>;

function callText(call: Call, draft: Draft, depth: number): string {
  const form = CALLS[call.function];
  if (form === 'networks') return cidrMatchText(call, draft, depth);
  if (TERM_FUNCTIONS[call.function].kind === 'comparison' && call.arguments.some(refersToAddress))
    return refuseAddress(call.origin, draft);
  const texts = call.arguments.map((argument) => termText(argument, draft, depth + 1));
  return written(form, texts, call.letters, draft);
}

function written({ name, given }: PainlessCall, texts: readonly string[], letters: Letters, draft: Draft): string {
  return `${use(draft, name)}(${given(texts, letters === 'fold').join(', ')})`;
}

function cidrMatchText(call: Call, draft: Draft, depth: number): string {
  const [address, ...blocks] = call.arguments;
  const networks: (readonly string[])[] = [];
  for (const block of blocks) {
    const bounds = block.kind === 'value' && typeof block.value === 'string' ? networkBounds(block.value) : null;
    if (bounds === null) refuse(draft.sink, 'script-bad-network', 'not a constant network block', block.origin);
    else networks.push(bounds);
  }
  const text = address === undefined ? 'null' : termText(address, draft, depth + 1);
  return `${use(draft, 'cidrMatch')}(${text}, ${param(draft, networks)})`;
}

/** In scripts keywords and addresses are strings, whole numbers longs, other numbers doubles; the rest differs by version. */
function fieldVariable(field: Field, origin: Span, draft: Draft): string {
  const family = familyOf(field.type);
  if (family === 'date' || family === 'text' || family === 'unsupported' || field.type === 'unsigned_long') {
    refuse(draft.sink, 'script-field-type', `scripts read ${field.name}, a field of type ${field.type}, in no one way`, origin);
    return 'null';
  }
  const number = draft.fields.length + 1;
  const variable = `v${number}`;
  draft.fields.push({ param: `field${number}`, variable, name: indexedName(field) });
  return variable;
}

function constant(value: Scalar, origin: Span, draft: Draft): string {
  refuseInexact([value], origin, draft);
  return param(draft, value);
}

/** From here on JSON writes whole numbers with an exponent, and every reader takes them for doubles. */
const WRITTEN_AS_DOUBLE = 1e21;

/** Whole numbers past 2^53 may have been rounded when the rule was read; past 2^64 EQL has doubles, and JSON digits that no long holds. */
function refuseInexact(values: readonly Scalar[], origin: Span, draft: Draft): void {
  for (const value of values) {
    if (typeof value !== 'number') continue;
    const size = Math.abs(value);
    if (!Number.isFinite(value) || (size > Number.MAX_SAFE_INTEGER && size < WRITTEN_AS_DOUBLE))
      inexact(value, origin, draft.sink);
  }
}

/**
 * From JSON a double without a fraction arrives as a whole number, a small long as an int, and minus zero without its sign;
 * arithmetic and text must see what it is.
 */
function typed(text: string, value: Scalar, type: TermType): string {
  if (typeof value !== 'number') return text;
  if (Object.is(value, -0)) return '(-0.0)';
  if (type === 'double' || !Number.isInteger(value)) return `((Number) ${text}).doubleValue()`;
  return type === 'long' ? `((Number) ${text}).longValue()` : text;
}

function list(values: readonly Scalar[], origin: Span, draft: Draft): string {
  refuseInexact(values, origin, draft);
  return param(draft, values);
}

function param(draft: Draft, value: Parameter): string {
  const name = `constant${draft.params.length + 1}`;
  draft.params.push([name, value]);
  return `params.${name}`;
}

function use(draft: Draft, name: PainlessName): PainlessName {
  draft.functions.add(name);
  return name;
}

function refersToAddress(term: Term): boolean {
  return (term.kind === 'field' && familyOf(term.field.type) === 'ip') || (term.kind === 'value' && term.type === 'ip');
}

function refuseAddress(origin: Span, draft: Draft): string {
  const help = 'compare the field itself, or use cidrMatch';
  refuse(draft.sink, 'script-address-comparison', 'in a script an address is only text', origin, help);
  return 'false';
}

function tooLarge(origin: Span, sink: Sink): Query {
  return refuse(sink, 'script-too-large', 'the script for this condition is beyond what a cluster compiles', origin);
}
