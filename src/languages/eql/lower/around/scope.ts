import type { Json, Schema, SchemaField } from '../../../../event/index.ts';
import type { Field, Predicate, Semantics } from '../../../../ir/index.ts';
import { familyOf } from '../../../../schema/families.ts';
import type { Diagnostic, Span } from '../../../../source/index.ts';
import { inferredFacts } from '../../field-facts.ts';
import { type Constant, double, integer, text, truth } from '../constants/constant.ts';
import { type LowerContext, refused } from '../context.ts';
import { resolveField, type UsableField } from '../fields.ts';

/** What reading one clause or one exception works with. */
export interface Scope {
  readonly semantics: Semantics;
  /** The mapping, to which fields that it lacks are added as clauses name them. */
  readonly fields: Map<string, SchemaField>;
  /** Why a part cannot be said as a condition on one event. */
  readonly reasons: string[];
  /** Fields that clauses name. */
  readonly named: Set<string>;
  /** Fields whose dates are asked for both ends in two tests: with several values, each may pass one. */
  readonly severalDates: Set<string>;
  /** The place of all nodes: the query that the clause stands around. */
  readonly origin: Span;
}

export function schemaOf({ fields }: Scope): Schema {
  return { fields };
}

/** Runs a piece of lowering; its problems become reasons. */
export function lowered<T>(scope: Scope, run: (context: LowerContext) => T): T {
  const problems: Diagnostic[] = [];
  const value = run({ schema: schemaOf(scope), semantics: scope.semantics, problems });
  scope.reasons.push(...problems.map(({ message }) => message));
  return value;
}

/** A field by the very name that a clause has for it, or null where its values are not compared as a whole. */
export function fieldOf(scope: Scope, name: string, value: Json, asDate = false): UsableField | null {
  const refuse = (reason: string): null => {
    scope.reasons.push(reason);
    return null;
  };
  if (/[*]/.test(name) || name === '') return refuse(`${JSON.stringify(name)} is no name of one field`);
  const parent = parentOf(scope, name);
  if (parent?.type === 'nested') return refuse(`${name} lies within nested objects`);
  scope.named.add(name);
  const facts = scope.fields.get(name) ?? parent ?? inferredFacts(typeBy(value, asDate));
  scope.fields.set(name, facts);
  const family = familyOf(facts.type);
  if (family === 'text') return refuse(`${name} is analysed text`);
  if (family === 'unsupported') return refuse(`${name} is of the type ${facts.type}`);
  if (facts.normalizer !== undefined) return refuse(`${name} has a normalizer`);
  const field: Field = resolveField(schemaOf(scope), { name, optional: true, span: scope.origin });
  return { field, family };
}

/** The facts of the nearest flattened or nested field above a name. */
function parentOf({ fields }: Scope, name: string): SchemaField | null {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const facts = fields.get(name.slice(0, dot));
    if (facts?.type === 'flattened' || facts?.type === 'nested') return facts;
  }
  return null;
}

/** What a field that no mapping knows is taken for, by what it is compared with. */
function typeBy(value: Json, asDate: boolean): 'boolean' | 'long' | 'double' | 'date' | 'keyword' {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return asDate && typeof value === 'string' && /^(?:now\b|\d{4}-\d\d)/.test(value) ? 'date' : 'keyword';
}

/** A value of a clause as a constant of a rule; null, with a reason, for what is none. */
export function constantOf(scope: Scope, value: Json | undefined): Constant | null {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return truth(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return integer(BigInt(value));
  if (typeof value === 'number' && !Number.isInteger(value)) return double(value);
  scope.reasons.push(`${JSON.stringify(value) ?? 'nothing'} is no value that can be compared`);
  return null;
}

/** A JSON object. */
export type Table = { readonly [key: string]: Json };

export function isTable(value: Json | undefined): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives up on a clause, with the reason. */
export function unsaid(scope: Scope, reason: string): Predicate {
  scope.reasons.push(reason);
  return refused(scope.origin);
}
