import type { Answer, Decision } from '../artifact.ts';
import type { BundledSeries } from './bundle.ts';
import type { Group } from './grouped.ts';

/** The conditions of a bundle that are asked in more than one place, each with a number under which its answer is kept for an event. */
export type Kept = ReadonlyMap<string, number>;

/** Numbers the conditions that several places ask. What asks for the time is asked anew each time: it costs next to nothing. */
export function keptOf(group: Group, series: readonly BundledSeries[]): Kept {
  const times = new Map<string, number>();
  for (const { code, clock } of [
    ...conditionsOf(group),
    ...series.flatMap(decisionsOf).flatMap(({ answer }) => leavesOf(answer)),
  ]) {
    if (clock === undefined) times.set(code, (times.get(code) ?? 0) + 1);
  }
  const several = [...times].filter(([, count]) => count > 1);
  return new Map(several.map(([code], number) => [code, number]));
}

/** The answer with what is kept in place of what would be asked again. */
export function keeping(answer: Answer, kept: Kept): Answer {
  switch (answer.kind) {
    case 'constant':
      return answer;
    case 'not':
      return { kind: 'not', operand: keeping(answer.operand, kept) };
    case 'and':
    case 'or':
      return { kind: answer.kind, operands: answer.operands.map((operand) => keeping(operand, kept)) };
    case 'condition': {
      const number = kept.get(answer.code);
      return number === undefined ? answer : { kind: 'condition', code: `(held[${number}] ??= ${answer.code})` };
    }
  }
}

/** Items and `until` of a sequence or sample. */
function decisionsOf({ items, until }: BundledSeries): readonly Decision[] {
  return until === null ? items : [...items, until];
}

type Leaf = Extract<Answer, { readonly kind: 'condition' }>;

function conditionsOf({ test, groups, rules }: Group): readonly Leaf[] {
  return [
    ...(test === null ? [] : leavesOf(test)),
    ...rules.flatMap(({ answer }) => leavesOf(answer)),
    ...groups.flatMap(conditionsOf),
  ];
}

function leavesOf(answer: Answer): readonly Leaf[] {
  switch (answer.kind) {
    case 'constant':
      return [];
    case 'condition':
      return [answer];
    case 'not':
      return leavesOf(answer.operand);
    case 'and':
    case 'or':
      return answer.operands.flatMap(leavesOf);
  }
}
