import {
  type Field,
  type Fold,
  fold,
  type Plan,
  type Predicate,
  predicatesOf,
  type Rule,
  termFields,
} from '../../src/ir/index.ts';

/** Every field that a rule asks or joins by, as often as it does. */
export function fieldsOf({ plan }: Rule): readonly Field[] {
  return [...predicatesOf(plan).flatMap(predicateFields), ...keysOf(plan)];
}

function keysOf(plan: Plan): readonly Field[] {
  switch (plan.kind) {
    case 'single':
      return [];
    case 'sequence':
      return [...plan.steps, ...(plan.until === null ? [] : [plan.until])].flatMap(({ keys }) => keys);
    case 'sample':
      return plan.steps.flatMap(({ keys }) => keys);
  }
}

function predicateFields(where: Predicate): readonly Field[] {
  const ofField = ({ field }: { readonly field: Field }): readonly Field[] => [field];
  const handlers: Fold<readonly Field[]> = {
    and: ({ operands }) => operands.flat(),
    or: ({ operands }) => operands.flat(),
    not: ({ operand }) => operand,
    constant: () => [],
    present: ofField,
    'one-of': ofField,
    range: ofField,
    'date-range': ofField,
    matches: ofField,
    'in-network': ofField,
    words: ofField,
    anywhere: () => [],
    computed: ({ term }) => termFields(term),
  };
  return fold(where, handlers);
}
