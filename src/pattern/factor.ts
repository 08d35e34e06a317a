import { choice, type Expression, isAnything, repeat, sequence } from './expression.ts';

/**
 * The same language with common beginnings of alternatives written once: `pid|ptr` is `p(id|tr)`, `.*a|.*b` is `.*(a|b)`;
 * a `.*` at the end of all alternatives moves out too. This leaves a backtracking engine fewer choices.
 */
export function factor(expression: Expression): Expression {
  switch (expression.kind) {
    case 'set':
    case 'complement':
      return expression;
    case 'repeat':
      return repeat(factor(expression.item), expression.min, expression.max);
    case 'sequence':
      return sequence(expression.items.map(factor));
    case 'choice':
      return factorChoice(expression.items);
  }
}

function factorChoice(items: readonly Expression[]): Expression {
  const [free] = items.map((item) => itemsOf(item).at(-1));
  if (free !== undefined && items.every(endsFree)) {
    return sequence([factorChoice(items.map((item) => sequence(itemsOf(item).slice(0, -1)))), free]);
  }
  const groups: Row[][] = [];
  for (const row of items.map(itemsOf)) {
    const group = groups.find(([first = []]) => startAlike(first, row));
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return choice(groups.map(factorGroup));
}

/** Takes the whole common beginning at once, so that the recursion is as deep as alternatives fork, not as they are long. */
function factorGroup(rows: readonly Row[]): Expression {
  const [first = []] = rows;
  if (rows.length === 1) return sequence(first.map(factor));
  const shared = rows.reduce((least, row) => Math.min(least, sharedLength(first, row)), first.length);
  return sequence([...first.slice(0, shared).map(factor), factor(choice(rows.map((row) => sequence(row.slice(shared)))))]);
}

type Row = readonly Expression[];

function itemsOf(expression: Expression): Row {
  return expression.kind === 'sequence' ? expression.items : [expression];
}

function endsFree(item: Expression): boolean {
  const last = itemsOf(item).at(-1);
  return last !== undefined && isAnything(last);
}

/** How many items two rows have in common from the left. */
function sharedLength(left: Row, right: Row): number {
  let length = 0;
  for (const item of left) {
    const other = right[length];
    if (other === undefined || !sameHead(item, other)) break;
    length += 1;
  }
  return length;
}

/** Cheap and safe: only characters and loops over characters are compared. */
function sameHead(left: Expression, right: Expression): boolean {
  if (left.kind === 'set' && right.kind === 'set') return left.set.equals(right.set);
  if (left.kind !== 'repeat' || right.kind !== 'repeat') return false;
  return left.min === right.min && left.max === right.max && sameHead(left.item, right.item);
}

function startAlike(left: Row, right: Row): boolean {
  const [first] = left;
  const [other] = right;
  return first !== undefined && other !== undefined && sameHead(first, other);
}
