import type { Field } from '../../ir/index.ts';
import type { Expression } from '../../pattern/index.ts';
import type { Effort } from '../effort.ts';
import type { AskedSets } from './asked-sets.ts';
import type { Line } from './ordinals.ts';
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
  return stretches.length === sets.length ? placeSets(first.line, stretches) : null;
}

function placeSets(line: Line, sets: readonly Stretches[]): AskedSets {
  const keys = sets.map((set) => set.map(({ from, to }) => `${from}-${to}`).join());
  const everything: Stretches = [{ from: line.first, to: line.last }];
  const setOf = (number: number): Stretches => sets[number] ?? [];
  return {
    firstEqual: keys.map((key) => keys.indexOf(key)),
    pick: (inside, outside) => {
      const common = inside.reduce<Stretches>(
        (left, number) => withoutStretches(left, withoutStretches(everything, setOf(number))),
        everything,
      );
      const [stretch] = withoutStretches(common, joinStretches(outside.map(setOf)));
      return stretch === undefined ? null : line.value(plainest(stretch));
    },
  };
}

/** Zero where it may be, else the end that is nearer to it. */
function plainest({ from, to }: Stretches[number]): bigint {
  if (from > 0n) return from;
  return to < 0n ? to : 0n;
}
