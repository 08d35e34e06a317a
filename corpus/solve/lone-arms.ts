import { type Formula, leavesOf } from '../conditions/formula.ts';
import type { Random } from '../random.ts';
import type { Goal } from './solve.ts';

/** A group of which one arm alone does its part, while something beside the group decides: who loses parentheses answers otherwise. */
interface LoneArm {
  /** The arm: it holds and its neighbours fail, or the other way round in a group of `and` beside an `or`. */
  readonly arm: Formula;
  readonly goals: readonly Goal[];
  /** What the rule then says. */
  readonly expected: boolean;
}

type Joined = Extract<Formula, { readonly kind: 'and' | 'or' }>;

/**
 * Every arm of every group with every operand beside the group. In `(a or b) and c` an event with b alone and without c tells the
 * rule from `a or b and c`; that a and b fail together while c holds is told apart by each leaf on its own.
 */
function* loneArms(formula: Formula, polarity = true, outer: readonly Goal[] = []): Generator<LoneArm, void> {
  const { formula: inner, truth } = withoutNot(formula, polarity);
  if (!isJoined(inner)) return;
  // One false operand decides an `and`, one true operand an `or`.
  const deciding = inner.kind === 'or';
  const operands = operandsOf(inner);
  for (const operand of operands) {
    const group = withoutNot(operand, !deciding);
    if (!isJoined(group.formula)) continue;
    const beside = operands.filter((other) => other !== operand).map((other): Goal => ({ formula: other, truth: !deciding }));
    if ((group.formula.kind === 'or') === group.truth) {
      const arms = operandsOf(group.formula);
      for (const arm of arms) {
        const part = arms.map((other): Goal => ({ formula: other, truth: (other === arm) === group.truth }));
        for (const decides of beside) {
          const rest = beside.map((goal) => (goal === decides ? { ...goal, truth: deciding } : goal));
          yield { arm, goals: [...outer, ...part, ...rest], expected: deciding === truth };
        }
      }
    }
    yield* loneArms(operand, truth, [...outer, ...beside]);
  }
}

/** Of so many the ones that get an event are drawn: they are groups times neighbours. */
const SEEN = 2000;

/** Lone arms of a formula, `most` of them. */
export function someLoneArms(formula: Formula, random: Random, most: number): readonly LoneArm[] {
  const seen: LoneArm[] = [];
  for (const arm of loneArms(formula)) {
    if (seen.length >= SEEN) break;
    seen.push(arm);
  }
  return seen.length <= most ? seen : random.shuffle(seen).slice(0, most);
}

/** The first leaf of an arm, by which reports name it. */
export function labelOfArm({ arm }: LoneArm): string {
  return leavesOf(arm)[0]?.label ?? '';
}

function isJoined(formula: Formula): formula is Joined {
  return formula.kind === 'and' || formula.kind === 'or';
}

/** Negations taken off, with the truth that what is inside must have. */
function withoutNot(formula: Formula, truth: boolean): Goal {
  let [inner, wanted] = [formula, truth];
  while (inner.kind === 'not') [inner, wanted] = [inner.operand, !wanted];
  return { formula: inner, truth: wanted };
}

/** What a chain of one word joins, however it is nested. */
function operandsOf(formula: Joined): readonly Formula[] {
  const found: Formula[] = [];
  const rest: Formula[] = [formula];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.kind === formula.kind) rest.push(...[...next.operands].reverse());
    else found.push(next);
  }
  return found;
}
