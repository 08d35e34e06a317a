import type { FieldType, Schema, SchemaField } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { AnyNode, Expression, Query } from '../ast.ts';
import { inferredFacts, likeFacts } from '../field-facts.ts';
import { FUNCTIONS, functionNamed } from '../functions.ts';
import { joinedFields } from '../key-columns.ts';
import { DEFAULT_CATEGORY_FIELD } from '../lower/index.ts';
import { walk } from '../walk.ts';

/** What a use of a field tells of its type, strongest first: a field used in several ways gets the strongest. */
const EVIDENCE = ['ip', 'keyword', 'boolean', 'double', 'long'] as const satisfies readonly FieldType[];
type Evidence = (typeof EVIDENCE)[number];

/**
 * The base mapping plus facts for the fields it lacks, inferred from how the query uses them, in order of appearance:
 * the source of `cidrMatch` is an `ip`; fields beside strings are `keyword`; beside `true`/`false`, or alone as a
 * condition, `boolean`; beside numbers `double` if one has a point, else `long`; everything else is `keyword`. Join keys of one
 * position are of one type: that of the mapping where it knows one of them. A keyword
 * takes 1024 characters at most, as in ECS. The event category field is a keyword where a category is asked for. Keys under a `flattened` field are flattened too. This is the mapping that
 * every engine is given; the same query and base give the same result. (eql-semantics 9.1)
 */
export function inferSchema(query: Query, base: Schema, categoryField: string = DEFAULT_CATEGORY_FIELD): Schema {
  const evidence = new Map<string, Set<Evidence>>();
  walk(query, (node) => {
    for (const [name, type] of evidenceIn(node, categoryField)) {
      if (base.fields.has(name)) continue;
      const found = evidence.get(name) ?? new Set();
      if (type !== null) found.add(type);
      evidence.set(name, found);
    }
    return true;
  });
  if (evidence.size === 0) return base;
  const fields = new Map(base.fields);
  for (const [name, types] of evidence) fields.set(name, flattenedParent(base, name) ?? guess(types));
  for (const group of joinedFields(query)) {
    const known = group.flatMap((name) => base.fields.get(name) ?? []).find(({ type }) => familyOf(type) !== 'unsupported');
    const facts =
      known === undefined ? guess(new Set(group.flatMap((name) => [...(evidence.get(name) ?? [])]))) : likeFacts(known);
    for (const name of group) if (!base.fields.has(name)) fields.set(name, flattenedParent(base, name) ?? facts);
  }
  return { fields };
}

function guess(types: ReadonlySet<Evidence>): SchemaField {
  return inferredFacts(EVIDENCE.find((type) => types.has(type)) ?? 'keyword');
}

/** The facts of the nearest flattened field above a name. */
function flattenedParent(base: Schema, name: string): SchemaField | null {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const facts = base.fields.get(name.slice(0, dot));
    if (facts?.type === 'flattened') return facts;
  }
  return null;
}

type Finding = readonly [name: string, type: Evidence | null];

/** What one node says of the fields directly in it; a field itself is a use that says nothing. */
function evidenceIn(node: AnyNode, categoryField: string): readonly Finding[] {
  switch (node.kind) {
    case 'field':
      return [[node.name, null]];
    case 'category':
      return node.any ? [] : [[categoryField, 'keyword']];
    case 'event':
    case 'item':
      return about([node.condition], 'boolean');
    case 'and':
    case 'or':
      return about(node.operands, 'boolean');
    case 'not':
      return about([node.operand], 'boolean');
    case 'comparison':
      return [...about([node.left], valueType(node.right)), ...about([node.right], valueType(node.left))];
    case 'arithmetic':
      return [...about([node.left], numeric(node.right)), ...about([node.right], numeric(node.left))];
    case 'sign':
      return about([node.operand], 'long');
    case 'membership':
      return node.elements.flatMap((element) => about([node.subject], valueType(element)));
    case 'match':
      return about([node.subject], 'keyword');
    case 'call':
      return node.arguments.flatMap((argument, index) => about([argument], parameterType(node.name, index)));
    case 'query':
    case 'sequence':
    case 'sample':
    case 'duration':
    case 'pipe':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
  }
}

function about(expressions: readonly Expression[], type: Evidence | null): readonly Finding[] {
  return expressions.flatMap((expression): readonly Finding[] => (expression.kind === 'field' ? [[expression.name, type]] : []));
}

/** The type of the values an expression gives, as far as its look tells. */
function valueType(expression: Expression): Evidence | null {
  switch (expression.kind) {
    case 'string':
      return 'keyword';
    case 'boolean':
      return 'boolean';
    case 'number':
      return expression.decimal ? 'double' : 'long';
    case 'sign':
      return valueType(expression.operand);
    case 'arithmetic':
      return valueType(expression.left) === 'double' || valueType(expression.right) === 'double' ? 'double' : 'long';
    case 'null':
    case 'field':
    case 'call':
    case 'comparison':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return null;
  }
}

function numeric(other: Expression): Evidence {
  return valueType(other) === 'double' ? 'double' : 'long';
}

function parameterType(name: string, index: number): Evidence | null {
  const known = functionNamed(name);
  const parameters = known === null ? [] : FUNCTIONS[known].parameters;
  switch ((parameters[index] ?? parameters.at(-1))?.type) {
    case 'ip':
      return 'ip';
    case 'string':
      return 'keyword';
    case 'number':
      return 'long';
    case 'boolean':
      return 'boolean';
    case 'scalar':
    case undefined:
      return null;
  }
}
