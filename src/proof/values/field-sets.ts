import type { Field } from '../../ir/index.ts';
import type { Expression } from '../../pattern/index.ts';
import { type Effort, spend } from '../effort.ts';
import type { AskedSets } from './asked-sets.ts';
import type { Line } from './line.ts';
import { joinStretches, type Stretches, withoutStretches } from './stretches.ts';
import { textSets } from './text-sets.ts';
import type { ValueSet } from './value-set.ts';

/** Sets over one field; null where they are not of one kind. */
export function fieldSets(field: Field, sets: readonly ValueSet[], effort: Effort): AskedSets | null {
  const texts = sets.flatMap((set): readonly Expression[] => (set.kind === 'texts' ? [set.expression] : []));
  if (texts.length === sets.length) return textSets(field, texts, effort);
  const [first] = sets;
  if (first?.kind !== 'places') return null;
  const stretches = sets.flatMap((set): readonly Stretches[] => (set.kind === 'places' ? [set.stretches] : []));
  return stretches.length === sets.length ? placeSets(first.line, stretches, effort) : null;
}

function placeSets(line: Line, sets: readonly Stretches[], effort: Effort): AskedSets {
  const keys = sets.map((set) => set.map(({ from, to }) => `${from}-${to}`).join());
  const everything: Stretches = [{ from: line.first, to: line.last }];
  const setOf = (number: number): Stretches => sets[number] ?? [];
  const first = new Map<string, number>();
  for (const [number, key] of keys.entries()) if (!first.has(key)) first.set(key, number);
  let excluded: { readonly numbers: readonly number[]; readonly stretches: Stretches } = { numbers: [], stretches: [] };
  /** What is in some of these sets; many questions in a row exclude the same. */
  const someOf = (numbers: readonly number[]): Stretches => {
    if (excluded.numbers !== numbers) {
      const all = numbers.map(setOf);
      spend(effort, all.reduce((sum, { length }) => sum + 1 + length, 0) / 2);
      excluded = { numbers, stretches: joinStretches(all) };
    }
    return excluded.stretches;
  };
  const stretchIn = (inside: readonly number[], outside: readonly number[]): Stretches[number] | undefined => {
    const wanted = inside.map(setOf);
    const not = someOf(outside);
    spend(effort, 1 + (not.length + wanted.reduce((sum, { length }) => sum + 1 + length, 0)) / 4);
    const common = wanted.reduce<Stretches>((left, set) => withoutStretches(left, withoutStretches(everything, set)), everything);
    return withoutStretches(common, not)[0];
  };
  return {
    firstEqual: keys.map((key, number) => first.get(key) ?? number),
    isEmpty: (inside, outside) => stretchIn(inside, outside) === undefined,
    has: (number, value) => {
      const place = line.place(value);
      return place?.off === 0 && setOf(number).some(({ from, to }) => from <= place.at && place.at <= to);
    },
    pick: (inside, outside) => {
      const stretch = stretchIn(inside, outside);
      return stretch === undefined ? null : line.value(plainest(stretch));
    },
  };
}

/** Zero where it may be, else the end that is nearer to it. */
function plainest({ from, to }: Stretches[number]): bigint {
  if (from > 0n) return from;
  return to < 0n ? to : 0n;
}
