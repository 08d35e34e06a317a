import type { NormalizerStep } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import { CharSet, charactersOf, type Expression, MAX_CODE_POINT, repeat, setOf } from '../../pattern/index.ts';

/** The texts that a field can hold once its normalizer has been at them; null: all. */
export function possibleTexts({ normalizer = [] }: Field): Expression | null {
  const changed = new Set(normalizer.flatMap((step) => changedBy(step)));
  if (changed.size === 0) return null;
  return repeat(setOf(CharSet.all(MAX_CODE_POINT).without(charactersOf(changed))), 0, null);
}

const known = new Map<NormalizerStep, readonly number[]>();

/** The characters that a step makes others of, so that no value has them behind it. */
function changedBy(step: NormalizerStep): readonly number[] {
  const cached = known.get(step);
  if (cached !== undefined) return cached;
  const found: number[] = [];
  for (let code = 0; code < 0x20000; code++) {
    const letter = String.fromCodePoint(code);
    if (!/\p{Changes_When_Casemapped}/u.test(letter)) continue;
    const other = step === 'lowercase' ? letter.toLowerCase() : letter.toUpperCase();
    // The capital I with a dot becomes two characters, of which an index keeps the first.
    if (other !== letter && ([...other].length === 1 || code === 0x130)) found.push(code);
  }
  known.set(step, found);
  return found;
}
