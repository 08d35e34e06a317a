import type { FieldType, Schema, SchemaField } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { inferredFacts } from '../../eql/field-facts.ts';
import { isBlock } from '../../eql/lower/networks.ts';
import type { Literal, Query, Values } from '../ast.ts';
import { plainText } from '../literals.ts';
import { walk } from '../walk.ts';

/** What a value tells of the type of its field, strongest first: a field with several values gets the strongest. */
const EVIDENCE = ['keyword', 'ip', 'date', 'boolean', 'double', 'long'] as const satisfies readonly FieldType[];
type Evidence = (typeof EVIDENCE)[number];

/**
 * The base mapping plus facts for the fields it lacks, inferred from their values, in order of appearance: quoted texts, words and wildcards
 * make a `keyword`, blocks of addresses an `ip`, bounds that are dates a `date`, `true` and `false` a `boolean`, numbers `double` if one has a
 * point, else `long`; everything else is `keyword`. Keys under a `flattened` field are flattened too. This is the mapping that every engine is
 * given; the same query and base give the same result.
 */
export function inferSchema(query: Query, base: Schema): Schema {
  const evidence = new Map<string, Set<Evidence>>();
  walk(query, (node) => {
    if (node.kind !== 'test' && node.kind !== 'range') return;
    const name = node.field === null ? null : plainText(node.field);
    if (name === null || base.fields.has(name)) return;
    const found = evidence.get(name) ?? new Set();
    evidence.set(name, found);
    const values = node.kind === 'range' ? [node.value] : literalsOf(node.values);
    for (const value of values) {
      const type = typeBy(value, node.kind === 'range');
      if (type !== null) found.add(type);
    }
  });
  if (evidence.size === 0) return base;
  const fields = new Map(base.fields);
  for (const [name, types] of evidence) fields.set(name, flattenedParent(base, name) ?? textOf(base, name) ?? guess(types));
  return { fields };
}

function guess(types: ReadonlySet<Evidence>): SchemaField {
  return inferredFacts(EVIDENCE.find((type) => types.has(type)) ?? 'keyword');
}

/** The mappings of Elastic's integrations give texts a second, analysed form under this name, which ECS does not list. */
const ANALYSED = '.text';

function textOf(base: Schema, name: string): SchemaField | null {
  if (!name.endsWith(ANALYSED)) return null;
  const path = name.slice(0, -ANALYSED.length);
  const parent = base.fields.get(path);
  return parent !== undefined && familyOf(parent.type) === 'string' ? { ...inferredFacts('match_only_text'), path } : null;
}

/** The literals of values, in order. */
export function literalsOf(values: Values): readonly Literal[] {
  const found: Literal[] = [];
  walk(values, (node) => {
    if (node.kind === 'literal') found.push(node);
  });
  return found;
}

/** What a value tells; null: nothing, as of presence. */
function typeBy(value: Literal, bound: boolean): Evidence | null {
  const text = plainText(value);
  if (text === null) return value.pieces.every((piece) => piece === '') ? null : 'keyword';
  if (text.includes('/') && isBlock(text)) return 'ip';
  if (bound && /^(?:now\b|\d{4}-\d\d)/.test(text)) return 'date';
  if (value.quoted && !bound) return 'keyword';
  if (text === 'true' || text === 'false') return 'boolean';
  if (/^[+-]?\d+$/.test(text)) return 'long';
  return /^[+-]?\d*\.\d+(?:[eE][+-]?\d+)?$/.test(text) ? 'double' : 'keyword';
}

/** The facts of the nearest flattened field above a name. */
function flattenedParent(base: Schema, name: string): SchemaField | null {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const facts = base.fields.get(name.slice(0, dot));
    if (facts?.type === 'flattened') return facts;
  }
  return null;
}
