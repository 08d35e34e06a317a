import { type Field, fold, type Predicate, type Rule, termFields } from '../ir/index.ts';
import { MOST_SEGMENTS } from './rule-index/index.ts';

/**
 * The fields whose values alone decide whether a rule matches an event, and those that are read `beside`: nothing else of it need be known. Null:
 * the rule asks for more, such as whether a field is null, values of whatever field, or several events.
 */
export function decidingFields({ plan }: Rule, beside: readonly Field[] = []): readonly string[] | null {
  if (plan.kind !== 'single') return null;
  const deciding = fieldsOf(plan.where);
  if (deciding === null) return null;
  const fields = [...deciding, ...beside];
  return fields.every(isSimple) ? [...new Set(fields.map(({ name }) => name))] : null;
}

/** Values are what stands in the event: null counts for nothing, and the name has not too many spellings. */
function isSimple({ name, nullValue }: Field): boolean {
  return nullValue === null && name.split('.').length <= MOST_SEGMENTS;
}

function fieldsOf(predicate: Predicate): readonly Field[] | null {
  type Fields = readonly Field[] | null;
  const all = ({ operands }: { readonly operands: readonly Fields[] }): Fields =>
    operands.every((fields) => fields !== null) ? operands.flatMap((fields) => fields ?? []) : null;
  const leaf = ({ field }: { readonly field: Field }): Fields => known([field]);
  return fold<Fields>(predicate, {
    constant: () => [],
    and: all,
    or: all,
    not: ({ operand }) => operand,
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: leaf,
    anywhere: () => null,
    computed: ({ term }) => known(termFields(term)),
  });
}

/** A constant of the index is in no event. */
function known(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ constant }) => constant === undefined);
}
