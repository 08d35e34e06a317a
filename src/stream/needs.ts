import { type Field, fold, type OneOf, type Predicate, type Rule, type Semantics } from '../ir/index.ts';

/** What must be in an event: some value of the field, in small letters, is one of these texts. */
export interface Need {
  readonly field: string;
  readonly texts: readonly string[];
}

/**
 * What an event needs for a rule to be worth asking: for some item of the rule, every need in its list. A single-event rule
 * has one item; an empty list needs nothing. Like facts, needs may be weaker than their rule, never stronger.
 */
export type Needs = readonly (readonly Need[])[];

/** The needs of a rule; `until` is an item here. */
export function needsOf({ plan, semantics }: Rule): Needs {
  switch (plan.kind) {
    case 'single':
      return [needsOfPredicate(plan.where, semantics)];
    case 'sequence':
    case 'sample': {
      const until = plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
      return [...plan.steps, ...until].map((step) => needsOfPredicate(step.where, semantics));
    }
  }
}

function needsOfPredicate(predicate: Predicate, semantics: Semantics): readonly Need[] {
  return fold<readonly Need[]>(predicate, {
    constant: () => [],
    and: (node) => node.operands.flat(),
    or: (node) => commonNeeds(node.operands),
    not: () => [],
    present: () => [],
    'one-of': (node) => oneOfNeeds(node, semantics),
    range: () => [],
    'date-range': () => [],
    matches: () => [],
    'in-network': () => [],
    words: () => [],
    anywhere: () => [],
    computed: () => [],
  });
}

/** Small letters are the same for texts that are equal, or equal but for ASCII letters; Unicode folds some together that differ. */
function oneOfNeeds({ field, values, letters }: OneOf, semantics: Semantics): readonly Need[] {
  if (!isTextual(field) || (letters === 'fold' && semantics.folding === 'unicode')) return [];
  return [{ field: field.name, texts: values.map((value) => String(value).toLowerCase()) }];
}

/** Of a constant and of what is normalised an event does not have to hold the text. */
function isTextual({ type, nullValue, constant, normalizer }: Field): boolean {
  if (constant !== undefined || normalizer !== undefined) return false;
  return nullValue === null && (type === 'keyword' || type === 'wildcard' || type === 'constant_keyword');
}

/** What is needed whichever operand holds: a field that all of them need. */
function commonNeeds(operands: readonly (readonly Need[])[]): readonly Need[] {
  const [first = [], ...others] = operands;
  return first.flatMap(({ field, texts }) => {
    const same = others.map((needs) => needs.find((need) => need.field === field));
    if (same.some((need) => need === undefined)) return [];
    return [{ field, texts: [...texts, ...same.flatMap((need) => need?.texts ?? [])] }];
  });
}
