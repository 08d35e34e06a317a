import type { CharSet, Expression } from '../pattern/index.ts';
import { type Condition, fieldKey, type SetLeaf } from './condition.ts';
import { partsOf } from './text/parts.ts';

/** Characters of all texts that one form is made of; what needs more is compared by search. */
const LONGEST = 2_000_000;

/**
 * A condition as a text: two of the same text hold for the same events, whatever is known of them; those that are written in other ways may
 * do so, too. Null: it has leaves that are like no others, or is too long.
 */
export function formOf(condition: Condition): string | null {
  const budget = { left: LONGEST };
  const known = new Map<Condition, string | null>();
  const form = (one: Condition): string | null => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const made = within(budget, ofKind(one));
    known.set(one, made);
    return made;
  };
  const ofKind = (one: Condition): string | null => {
    switch (one.kind) {
      case 'constant':
        return String(one.value);
      case 'set':
        return setForm(one, budget);
      case 'open':
        return typeof one.key === 'symbol' ? null : JSON.stringify([one.negated, one.key]);
      case 'and':
      case 'or':
        return listForm(one.kind, one.operands.map(form));
    }
  };
  return form(condition);
}

interface Budget {
  left: number;
}

function within(budget: Budget, text: string | null): string | null {
  budget.left -= text?.length ?? 0;
  return budget.left < 0 ? null : text;
}

function listForm(name: string, forms: readonly (string | null)[]): string | null {
  const known = forms.filter((form) => form !== null);
  return known.length === forms.length ? anyOrder(name, known) : null;
}

/** Neither order nor number matters to what is joined. */
function anyOrder(name: string, forms: readonly string[]): string {
  const [first = '', ...others] = [...new Set(forms)].sort();
  return others.length === 0 && forms.length > 0 ? first : `${name}<${[first, ...others].join('|')}>`;
}

function setForm({ field, set, negated }: SetLeaf, budget: Budget): string | null {
  const values =
    set.kind === 'places' ? set.stretches.map(({ from, to }) => `${from}-${to}`).join() : expressionForm(set.expression, budget);
  return values === null ? null : `${negated ? 'not ' : ''}${fieldKey(field, set)}${values}`;
}

/** Parts before wholes, without recursion: one may be nested as deeply as a text is long. */
function expressionForm(root: Expression, budget: Budget): string | null {
  const known = new Map<Expression, string>();
  const waiting = [root];
  for (let one = waiting.at(-1); one !== undefined; one = waiting.at(-1)) {
    const open = partsOf(one).filter((part) => !known.has(part));
    for (const part of open) waiting.push(part);
    if (open.length > 0) continue;
    waiting.pop();
    const form = within(
      budget,
      joinedForm(one, (part) => known.get(part) ?? ''),
    );
    if (form === null) return null;
    known.set(one, form);
  }
  return known.get(root) ?? null;
}

function joinedForm(expression: Expression, formOfPart: (part: Expression) => string): string {
  switch (expression.kind) {
    case 'set':
      return charactersForm(expression.set);
    case 'sequence':
      return `(${expression.items.map(formOfPart).join('')})`;
    case 'choice':
      return anyOrder('', expression.items.map(formOfPart));
    case 'repeat':
      return `{${expression.min},${expression.max ?? ''}:${formOfPart(expression.item)}}`;
    case 'complement':
      return `!${formOfPart(expression.item)}`;
  }
}

function charactersForm(set: CharSet): string {
  return `[${set.ranges.map(({ min, max }) => `${min}-${max}`).join()}]`;
}
