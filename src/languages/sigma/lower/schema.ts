import type { FieldType, Schema, SchemaField } from '../../../event/index.ts';
import type { SigmaRule, Test, Value } from '../ast.ts';
import { hasModifier } from '../modifiers.ts';
import { keyName, testsOf } from '../walk.ts';
import { isAddress } from './networks.ts';

/** What a use of a field tells of its type; a field that is used as several is a text. */
type Evidence = 'ip' | 'address' | 'keyword' | 'boolean' | 'double';

/**
 * The mapping with facts for the fields it lacks, told from how the rule uses them: numbers alone make a number, booleans alone a boolean,
 * networks alone, or beside whole addresses, an address; everything else is a text without limit of length. Sigma knows no mapping, so
 * that nothing is to be warned of.
 */
export function inferSchema(rule: SigmaRule, base: Schema): Schema {
  const evidence = new Map<string, Set<Evidence>>();
  const note = (name: string, found: readonly Evidence[]): void => {
    if (base.fields.has(name)) return;
    const known = evidence.get(name) ?? new Set();
    for (const one of found) known.add(one);
    evidence.set(name, known);
  };
  for (const test of testsOf(rule)) {
    if (test.field === null) continue;
    note(test.field, evidenceIn(test));
    if (hasModifier(test, 'fieldref'))
      for (const value of test.values) if (value.kind === 'string') note(value.value, ['keyword']);
  }
  if (rule.body.kind === 'correlation')
    for (const { name } of rule.body.groupBy)
      for (const one of rule.body.rules) note(keyName(rule.body, name, one.rule, one.name), []);
  if (evidence.size === 0) return base;
  const fields = new Map(base.fields);
  for (const [name, found] of evidence) fields.set(name, inferred(guess(found)));
  return { fields };
}

function guess(found: ReadonlySet<Evidence>): FieldType {
  if (found.has('ip') && !found.has('keyword') && !found.has('boolean') && !found.has('double')) return 'ip';
  if (found.has('keyword') || found.has('address') || found.has('ip')) return 'keyword';
  if (found.has('boolean')) return found.size === 1 ? 'boolean' : 'keyword';
  return found.has('double') ? 'double' : 'keyword';
}

function inferred(type: FieldType): SchemaField {
  return { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' };
}

function evidenceIn(test: Test): readonly Evidence[] {
  if (hasModifier(test, 'exists')) return [];
  if (hasModifier(test, 'cidr')) return ['ip'];
  if (hasModifier(test, 'contains', 'startswith', 'endswith', 're', 'fieldref', 'base64', 'base64offset', 'windash'))
    return ['keyword'];
  return test.values.flatMap((value): readonly Evidence[] => evidenceOf(value));
}

function evidenceOf(value: Value): readonly Evidence[] {
  switch (value.kind) {
    case 'null':
      return [];
    case 'boolean':
      return ['boolean'];
    case 'number':
      // Sigma has one kind of number: a whole one in a rule says nothing of those in events.
      return ['double'];
    case 'string':
      return [isAddress(value.value) ? 'address' : 'keyword'];
  }
}
