import type { RunSettings } from '../../contract/index.ts';
import type { Category } from '../../languages/eql/ast.ts';
import { factsOf, readValues } from './fields.ts';
import type { Check } from './query-leaf.ts';
import { javaText } from './value.ts';

/** The category of an event, compared exactly with any value of its field (eql-semantics 1.3, 4). */
export function readCategory(category: Category, { schema, eventCategoryField }: RunSettings): Check {
  if (category.any) return () => true;
  const facts = factsOf(schema, eventCategoryField);
  return ({ event }) => readValues(event, eventCategoryField, facts).some((value) => javaText(value) === category.name);
}
