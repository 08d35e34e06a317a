import type { Translation } from '../../../src/contract/index.ts';
import type { FieldType, Scalar } from '../../../src/event/index.ts';
import {
  DEFAULT_SEMANTICS,
  EMPTY_META,
  type Field,
  type Letters,
  type Plan,
  type Predicate,
  type Rule,
  type RuleMeta,
  type Term,
  type TermFunction,
  type TermType,
  type Test,
} from '../../../src/ir/index.ts';
import { parseLuceneRegex, parseWildcard } from '../../../src/pattern/index.ts';
import type { NonEmpty } from '../../../src/source/index.ts';
import type { QueryDslArtifact } from '../../../translators/es-dsl/index.ts';

/** Hand-built IR for tests: short words for each node. */

export const origin = { start: 0, end: 1 };

export function field(name: string, type: FieldType = 'keyword'): Field {
  return { name, type, ignoreAbove: null, nullValue: null, optional: false, origin };
}

export function oneOf(name: string | Field, values: NonEmpty<Scalar>, letters: Letters = 'exact'): Predicate {
  return { kind: 'one-of', field: toField(name), values, letters, origin };
}

export function present(name: string | Field): Predicate {
  return { kind: 'present', field: toField(name), origin };
}

export function like(name: string | Field, pattern: string, letters: Letters = 'exact'): Predicate {
  return { kind: 'matches', field: toField(name), pattern: parseWildcard(pattern), letters, origin };
}

export function regex(name: string | Field, source: string, letters: Letters = 'exact'): Predicate {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`not a regular expression: ${source}`);
  return { kind: 'matches', field: toField(name), pattern: { kind: 'regex', source, tree: parsed.tree }, letters, origin };
}

export function range(name: string | Field, lower: [string, Scalar] | null, upper: [string, Scalar] | null = null): Predicate {
  const bound = (side: [string, Scalar] | null) =>
    side === null || typeof side[1] === 'boolean' ? null : { value: side[1], inclusive: side[0].endsWith('=') };
  return { kind: 'range', field: toField(name), lower: bound(lower), upper: bound(upper), origin };
}

export function and(...operands: Predicate[]): Predicate {
  return { kind: 'and', operands, origin };
}
export function or(...operands: Predicate[]): Predicate {
  return { kind: 'or', operands, origin };
}
export function not(operand: Predicate): Predicate {
  return { kind: 'not', operand, origin };
}
export function constant(value: boolean): Predicate {
  return { kind: 'constant', value, origin };
}

export function computed(term: Term, test: Test): Predicate {
  return { kind: 'computed', term, test, whenFailing: false, origin };
}
export function call(name: TermFunction, args: readonly Term[], letters: Letters = 'exact', type: TermType = 'string'): Term {
  return { kind: 'call', function: name, letters, arguments: args, type, origin };
}
export function value(of: Scalar | null, type: TermType = typeOf(of)): Term {
  return { kind: 'value', value: of, type, origin };
}
export function read(name: string | Field): Term {
  return { kind: 'field', field: toField(name), origin };
}
export function equals(to: Scalar): Test {
  return { kind: 'compare', relation: 'eq', value: to };
}

export function rule(where: Predicate, meta: Partial<RuleMeta> = {}, folding: 'ascii' | 'unicode' = 'ascii'): Rule {
  return planned({ kind: 'single', where, origin }, meta, folding);
}

/** The body of the search, and what is noted; throws when the rule is not exactly one. */
export function searchOf(translation: Translation<QueryDslArtifact>) {
  if (translation.status !== 'exact' || translation.artifact.kind !== 'search') throw new Error(JSON.stringify(translation));
  return { body: translation.artifact.body, notes: translation.notes };
}

export function planned(plan: Plan, meta: Partial<RuleMeta> = {}, folding: 'ascii' | 'unicode' = 'ascii'): Rule {
  return { language: 'eql', meta: { ...EMPTY_META, ...meta }, plan, semantics: { ...DEFAULT_SEMANTICS, folding }, query: 'q' };
}

function toField(name: string | Field): Field {
  return typeof name === 'string' ? field(name) : name;
}

function typeOf(of: Scalar | null): TermType {
  if (of === null) return 'null';
  if (typeof of === 'string') return 'string';
  return typeof of === 'boolean' ? 'boolean' : Number.isInteger(of) ? 'integer' : 'double';
}
