import type { Expression } from '../ast.ts';
import type { EqlCode } from '../codes/index.ts';
import { evaluate } from '../lower/index.ts';
import { printExpression } from '../print.ts';
import { type CheckContext, each } from './context.ts';
import { costOf, type FieldClaim, fieldClaim, implies } from './implications.ts';

/**
 * Warns of `p and not p`, which no event satisfies, and of `p or not p`, which all do: leaves are two-valued (eql-semantics 0.3).
 * The same where one leaf implies the other: `f == "a" and not f : "A"`, `f == "a" and f == null`.
 */
export function checkComplements(context: CheckContext): void {
  const warn = (operands: readonly Expression[], together: 'and' | 'or', code: EqlCode, messages: Messages): void => {
    const leaves = leavesOf(operands);
    const opposite = complementIn(leaves);
    const found = opposite ?? implicationIn(leaves, together, context);
    if (found === null) return;
    const [message, note] = opposite === null ? messages.implied : messages.opposite;
    context.report(code, message, found.operand.span, { notes: [{ message: note, span: found.other.span }] });
  };
  each(context, 'and', ({ operands }) =>
    warn(operands, 'and', 'never-true', {
      opposite: ['no event satisfies both this and its opposite', 'of which it is the opposite'],
      implied: ['no event satisfies this together with another condition', 'what satisfies this one fails it'],
    }),
  );
  each(context, 'or', ({ operands }) =>
    warn(operands, 'or', 'always-true', {
      opposite: ['every event satisfies this or its opposite', 'of which it is the opposite'],
      implied: ['every event satisfies this or another condition', 'what fails this one satisfies it'],
    }),
  );
}

/** What is said of a pair, and of the first of it. */
interface Messages {
  readonly opposite: readonly [string, string];
  readonly implied: readonly [string, string];
}

interface Pair {
  readonly operand: Expression;
  readonly other: Expression;
}

interface Leaf {
  readonly operand: Expression;
  readonly asked: Expression;
  readonly holds: boolean;
}

/** Leaves only, so that nothing is printed twice. Constants are warned of by themselves. */
function leavesOf(operands: readonly Expression[]): readonly Leaf[] {
  return operands.flatMap((operand) => {
    if (evaluate(operand).kind === 'constant') return [];
    const { asked, holds } = assertion(operand);
    return asked.kind === 'and' || asked.kind === 'or' ? [] : [{ operand, asked, holds }];
  });
}

/** The first leaf that is the opposite of an earlier one, and that one. Only leaves that may be opposites are printed. */
function complementIn(leaves: readonly Leaf[]): Pair | null {
  const sides = new Map<string, Set<boolean>>();
  const sidesOf = ({ asked }: Leaf): Set<boolean> => {
    const outline = outlineOf(asked);
    const found = sides.get(outline) ?? new Set();
    sides.set(outline, found);
    return found;
  };
  for (const leaf of leaves) sidesOf(leaf).add(leaf.holds);
  const known = new Map<string, Expression>();
  for (const leaf of leaves) {
    if (sidesOf(leaf).size === 1) continue;
    const { operand, asked, holds } = leaf;
    const text = printExpression(asked);
    const other = known.get(`${!holds} ${text}`);
    if (other !== undefined) return { operand, other };
    known.set(`${holds} ${text}`, operand);
  }
  return null;
}

/** What leaves of one text share. */
function outlineOf(leaf: Expression): string {
  switch (leaf.kind) {
    case 'field':
      return `${leaf.kind} ${leaf.name}`;
    case 'comparison':
      return `${leaf.operator} ${outlineOf(leaf.left)}`;
    case 'membership':
      return `${leaf.operator} ${leaf.elements.length} ${outlineOf(leaf.subject)}`;
    case 'match':
      return `${leaf.operator} ${leaf.patterns.length} ${outlineOf(leaf.subject)}`;
    case 'call':
      return `${leaf.kind} ${leaf.name}`;
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'and':
    case 'or':
    case 'not':
    case 'arithmetic':
    case 'sign':
      return leaf.kind;
  }
}

/** How many constants are held against others in one list of conditions; beyond, nothing is warned of. */
const BUDGET = 20_000;

/**
 * The first leaf that an earlier one about the same field decides: in an `and` one holds and the other, which follows from it,
 * is denied; in an `or` the one is denied and the other holds.
 */
function implicationIn(leaves: readonly Leaf[], together: 'and' | 'or', { schema }: CheckContext): Pair | null {
  const known = new Map<string, { readonly operand: Expression; readonly claim: FieldClaim }[]>();
  const earlier = (field: string, isHeld: boolean) => {
    const name = `${isHeld} ${field}`;
    const found = known.get(name) ?? [];
    known.set(name, found);
    return found;
  };
  let left = BUDGET;
  for (const { operand, asked, holds } of leaves) {
    const claim = fieldClaim(asked, holds);
    if (claim === null) continue;
    for (const { operand: other, claim: before } of earlier(claim.field, !claim.holds)) {
      const [first, second] = before.holds === (together === 'and') ? [before, claim] : [claim, before];
      left -= costOf(first, second);
      if (left < 0) return null;
      if (implies(first, second, schema)) return { operand, other };
    }
    earlier(claim.field, claim.holds).push({ operand, claim });
  }
  return null;
}

/** What an expression asserts, without the negations it is written with: `a != 1` denies `a == 1`. */
function assertion(expression: Expression): { readonly asked: Expression; readonly holds: boolean } {
  let [asked, holds] = [expression, true];
  for (; asked.kind === 'not'; asked = asked.operand) holds = !holds;
  if (asked.kind === 'comparison' && asked.operator === '!=') [asked, holds] = [{ ...asked, operator: '==' }, !holds];
  if (asked.kind === 'membership' && asked.negated) [asked, holds] = [{ ...asked, negated: false }, !holds];
  return { asked, holds };
}
