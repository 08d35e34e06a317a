import type { FieldType } from '../../../event/index.ts';
import { allOf, type Field, type Predicate, type Step } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { isNonEmpty, type NonEmpty } from '../../../source/index.ts';
import type { Expression, FieldReference, Item, SampleQuery, SequenceQuery } from '../ast.ts';
import { conjuncts } from './category.ts';
import { lowerCondition } from './condition.ts';
import { type LowerContext, refuse } from './context.ts';
import { settleFailures } from './failures.ts';
import { hasKnownValues, resolveField, useField } from './fields.ts';
import { distinctConditions, type KeyedItem, keyConditionsOf, movedTo } from './key-conditions.ts';

/** An item with all its keys, and its conditions as one list. */
interface Draft extends KeyedItem {
  readonly item: Item;
}

/** Copying conditions multiplies them by the items; no rule written by a person comes near this. */
const COPY_LIMIT = 20_000;

/**
 * Lowers the items of a sequence or sample. Every key that is mandatory in some item that has to be there must exist in each of them, and
 * what one of them asks of keys alone is asked of those keys in all others; missing items neither give nor take. (eql-semantics 2.1, 2.4)
 */
export function lowerItems(context: LowerContext, body: SequenceQuery | SampleQuery, categoryField: string): NonEmpty<Step> {
  const drafts = body.items.map((item) => draftOf(item, body.by, categoryField));
  const positive = drafts.filter(({ item }) => !item.missing);
  const own = new Map(positive.map((draft) => [draft, keyConditionsOf(draft)]));
  let shared = distinctConditions([...own.values()].flat());
  if (shared.length * positive.length > COPY_LIMIT) {
    const message = `${shared.length} conditions on join keys would be copied to ${positive.length} items`;
    refuse(context, 'too-many-key-conditions', message, body.span);
    shared = [];
  }
  const demands = demandsOf(context, positive);
  const steps = drafts.map((draft) => {
    if (draft.item.missing) return lowerDraft(context, draft, [], ({ optional }) => (optional ? null : 'value'));
    const said = new Set(own.get(draft)?.map((condition) => condition.said));
    const copied = shared.filter((condition) => !said.has(condition.said)).map((condition) => movedTo(draft, condition));
    return lowerDraft(context, draft, copied, (_, position) => demands[position] ?? null);
  });
  if (!isNonEmpty(steps)) throw new Error('a sequence without items');
  return steps;
}

/** What an item demands of a key beside its conditions: a value, none, or what cannot be; null: nothing. */
type Demand = 'value' | 'null' | 'never' | null;

/** Joins only by keys whose values are known; shared keys are looked at once. */
export function checkKeys(context: LowerContext, body: SequenceQuery | SampleQuery): void {
  const items = body.kind === 'sequence' && body.until !== null ? [...body.items, body.until] : body.items;
  for (const key of [...body.by, ...items.flatMap((item) => item.by)]) hasKnownValues(context, resolveField(context.schema, key));
}

/** Lowers the `until` item: neither existence of keys nor conditions of others are asked of it. (eql-semantics 2.1) */
export function lowerUntil(context: LowerContext, item: Item, body: SequenceQuery, categoryField: string): Step {
  const types = body.items
    .filter(({ missing }) => !missing)
    .map(({ by }) => [...body.by, ...by].map((key) => typeOf(context, key)));
  return lowerDraft(context, draftOf(item, body.by, categoryField), [], (key, position) =>
    areApart([typeOf(context, key), ...types.map((keys) => keys[position])]) ? 'null' : null,
  );
}

/** What has to be so of a key at each position, for all items that have to be there. */
function demandsOf(context: LowerContext, drafts: readonly Draft[]): readonly Demand[] {
  const positions = drafts[0]?.keys ?? [];
  return positions.map((_, position) => {
    const keys = drafts.flatMap((draft) => draft.keys[position] ?? []);
    const isMandatory = keys.some(({ optional }) => !optional);
    if (areApart(keys.map((key) => typeOf(context, key)))) return isMandatory ? 'never' : 'null';
    return isMandatory ? 'value' : null;
  });
}

/** Numbers of two types are never equal as keys, so events that have one join nothing: null alone equals null. (eql-semantics 10.3) */
function areApart(types: readonly (FieldType | undefined)[]): boolean {
  const numeric = new Set(types.filter((type) => type !== undefined && familyOf(type) === 'number'));
  return numeric.size > 1;
}

function typeOf({ schema }: LowerContext, key: FieldReference): FieldType {
  return resolveField(schema, key).type;
}

function draftOf(item: Item, by: readonly FieldReference[], categoryField: string): Draft {
  return { item, keys: [...by, ...item.by], conditions: conjuncts(item.category, item.condition, categoryField) };
}

function lowerDraft(
  context: LowerContext,
  { item, keys, conditions }: Draft,
  copied: readonly Expression[],
  demand: (key: FieldReference, position: number) => Demand,
): Step {
  const used = keys.map((key) => useField(context, key));
  const demands = used.flatMap((use, position): readonly Predicate[] => {
    const key = keys[position];
    return use === null || key === undefined ? [] : demanded(demand(key, position), use.field);
  });
  const asked = [...conditions, ...copied].map((condition) => settleFailures(lowerCondition(context, condition)));
  return {
    where: allOf([...asked, ...demands], item.span),
    keys: used.flatMap((key) => (key === null ? [] : [key.field])),
    missing: item.missing,
    runs: item.runs ?? 1,
    origin: item.span,
  };
}

function demanded(demand: Demand, field: Field): readonly Predicate[] {
  const { origin } = field;
  const present: Predicate = { kind: 'present', field, origin };
  switch (demand) {
    case 'value':
      return [present];
    case 'null':
      return [{ kind: 'not', operand: present, origin }];
    case 'never':
      return [{ kind: 'constant', value: false, origin }];
    case null:
      return [];
  }
}
