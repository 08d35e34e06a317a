import type { Event } from '../../src/event/index.ts';
import { compare } from '../../src/proof/index.ts';
import { difference, needsScalar, type Side, theoriesIn, truthsOn } from './smt/question.ts';
import { Unsayable } from './smt/unsayable.ts';
import { askZ3 } from './z3.ts';

/** Two conditions, and where they come from. */
export interface Pair {
  readonly kind: string;
  readonly name: string;
  readonly left: Side;
  readonly right: Side;
}

/** How a pair was judged. */
export type Judged =
  | (Answer & { readonly theories: readonly string[] })
  | { readonly kind: 'contradicts'; readonly told: string }
  | { readonly kind: 'not-written'; readonly why: string };

/** The verdict that both came to, or who gave up: such a pair is not decided. */
interface Answer {
  readonly kind: 'answer';
  readonly answer: 'equal' | 'differs' | 'z3 gave up' | 'we gave up';
}

/** Steps that our prover may take for each question. */
const EFFORT = 3_000_000;

/** The clock that witnesses are made for. */
const NOW = Date.UTC(2024, 0, 2, 3, 4, 5, 678);

/** Asks both provers whether two conditions mean the same, in both directions; z3 bears our events out. */
export async function judge(pair: Pair, milliseconds: number): Promise<Judged> {
  try {
    const theories = theoriesIn([pair.left, pair.right]);
    const told = await judged(pair, milliseconds);
    return told.kind === 'answer' ? { ...told, theories } : told;
  } catch (error) {
    if (error instanceof Unsayable) return { kind: 'not-written', why: error.message };
    throw error;
  }
}

async function judged(
  { left, right }: Pair,
  milliseconds: number,
): Promise<Answer | Extract<Judged, { readonly kind: 'contradicts' }>> {
  const scalar = needsScalar([left, right]);
  const refused: Event[] = [];
  let isUndecided = false;
  const confirm = async (event: Event) => {
    const [one, other] = await askZ3(truthsOn([left, right], event, NOW), milliseconds);
    if (one === 'unsat' && other === 'unsat') refused.push(event);
    if (one === 'undecided' || other === 'undecided') isUndecided = true;
    return one === undefined || other === undefined || one === 'undecided' || other === 'undecided'
      ? null
      : { left: one === 'sat', right: other === 'sat' };
  };
  const { leftOnly, rightOnly } = await compare(left, right, { effort: EFFORT, scalar, base: {}, now: NOW, confirm });
  for (const [holds, fails, found] of [
    [left, right, leftOnly],
    [right, left, rightOnly],
  ] as const) {
    if (found.kind === 'unknown') {
      if (isUndecided) return { kind: 'answer', answer: 'z3 gave up' };
      // Where conditions speak of the clock, events may be of no clock that there is.
      const isRefused = found.reason.includes('bear it out') && !isTimed(left) && !isTimed(right);
      return isRefused
        ? { kind: 'contradicts', told: `z3 does not bear out ${JSON.stringify(refused.slice(-1))}` }
        : { kind: 'answer', answer: 'we gave up' };
    }
    const [said = 'undecided'] = await askZ3(difference(holds, fails, scalar), milliseconds);
    if (said === 'undecided') return { kind: 'answer', answer: 'z3 gave up' };
    if ((said === 'unsat') !== (found.kind === 'none')) {
      const ours = found.kind === 'none' ? 'that there is no event' : JSON.stringify(found.event);
      return { kind: 'contradicts', told: `z3 says ${said}, we say ${ours}` };
    }
  }
  return { kind: 'answer', answer: leftOnly.kind === 'none' && rightOnly.kind === 'none' ? 'equal' : 'differs' };
}

function isTimed({ where }: Side): boolean {
  return /"(?:text|value)":"now/.test(JSON.stringify(where));
}
