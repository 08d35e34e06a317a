import { type Judged, judge } from './judge.ts';
import { pairOf } from './pairs/index.ts';
import type { Known } from './pairs/public-rules.ts';

/** How often each answer was given. Only `equal` and `differs` are decided: both provers said so. */
export interface Tally {
  readonly equal: number;
  readonly differs: number;
  readonly 'z3 gave up': number;
  readonly 'we gave up': number;
}

/** What came of asking both provers. */
export interface Judgement {
  readonly seed: number;
  /** Verdicts that were to be decided. */
  readonly wanted: number;
  readonly pairs: { readonly [kind: string]: Tally };
  /** The same by what the conditions ask about; a pair that asks about two is counted with both. */
  readonly theories: { readonly [theory: string]: Tally };
  readonly contradictions: readonly { readonly kind: string; readonly name: string; readonly told: string }[];
  /** Pairs that are not written for z3, by what they ask. */
  readonly notWritten: { readonly [why: string]: number };
}

/** What a run records. */
export interface JudgementRecord extends Judgement {
  readonly recorded: string;
  readonly version: string;
  readonly milliseconds: number;
}

/** How a run is limited. */
export interface Limits {
  readonly verdicts: number;
  /** For each question that z3 is asked. */
  readonly milliseconds: number;
  /** When no more pairs are begun (`Date.now()`). */
  readonly until?: number;
}

/** How many pairs are judged at a time. */
const LANES = 3;

const NOTHING: Tally = { equal: 0, differs: 0, 'z3 gave up': 0, 'we gave up': 0 };

/** All of some tallies. */
export function total(tallies: { readonly [name: string]: Tally }): Tally {
  const sum = (answer: keyof Tally): number => Object.values(tallies).reduce((all, tally) => all + tally[answer], 0);
  return {
    equal: sum('equal'),
    differs: sum('differs'),
    'z3 gave up': sum('z3 gave up'),
    'we gave up': sum('we gave up'),
  };
}

/** Judges pair after pair until so many verdicts are decided by both; tells on the way what it came to. */
export async function judged(
  seed: number,
  { verdicts, milliseconds, until = Number.POSITIVE_INFINITY }: Limits,
  rules: readonly Known[],
  tell: (line: string) => void,
): Promise<Judgement> {
  const pairs: { [kind: string]: Tally } = {};
  const theories: { [theory: string]: Tally } = {};
  const contradictions: Judgement['contradictions'][number][] = [];
  const notWritten: { [why: string]: number } = {};
  let [next, done] = [0, 0];
  const count = (tallies: { [name: string]: Tally }, name: string, answer: keyof Tally): void => {
    const tally = tallies[name] ?? NOTHING;
    tallies[name] = { ...tally, [answer]: tally[answer] + 1 };
  };
  const lane = async (): Promise<void> => {
    while (done < verdicts && Date.now() < until) {
      const number = next++;
      const pair = pairOf(seed, number, rules);
      if (pair === null) continue;
      const told: Judged = await judge(pair, milliseconds);
      switch (told.kind) {
        case 'answer': {
          const isDecided = told.answer === 'equal' || told.answer === 'differs';
          // What another lane decides at the end is one too many.
          if (isDecided && done >= verdicts) break;
          count(pairs, pair.kind, told.answer);
          for (const theory of told.theories) count(theories, theory, told.answer);
          if (isDecided && ++done % 50 === 0) tell(`${done} decided, ${total(pairs)['z3 gave up']} z3 gave up`);
          break;
        }
        case 'contradicts':
          contradictions.push({ kind: pair.kind, name: pair.name, told: told.told });
          tell(`pair ${number}, ${pair.kind} ${pair.name}: ${told.told}`);
          break;
        case 'not-written':
          notWritten[told.why] = (notWritten[told.why] ?? 0) + 1;
          break;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { seed, wanted: verdicts, pairs, theories, contradictions, notWritten };
}
