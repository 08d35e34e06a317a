import type { NormalizerStep } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import { CharSet, charactersOf, type Expression, MAX_CODE_POINT, repeat, setOf } from '../../pattern/index.ts';
import { afterStep } from './normalized.ts';

/** The texts that a field can hold once its normalizer has been at them; null: all. */
export function possibleTexts({ normalizer = [] }: Field): Expression | null {
  if (normalizer.length === 0) return null;
  const key = normalizer.join();
  const found =
    known.get(key) ?? repeat(setOf(CharSet.all(MAX_CODE_POINT).without(charactersOf(goneAfter(normalizer)))), 0, null);
  known.set(key, found);
  return found;
}

const known = new Map<string, Expression>();

/** The characters that no character becomes, one step after the other. */
function goneAfter(steps: readonly NormalizerStep[]): readonly number[] {
  const changing: number[] = [];
  for (let code = 0; code < 0x2_0000; code++)
    if (/\p{Changes_When_Casemapped}/u.test(String.fromCodePoint(code))) changing.push(code);
  const left = new Set(changing.map((code) => steps.reduce(afterStep, String.fromCodePoint(code)).codePointAt(0)));
  return changing.filter((code) => !left.has(code));
}
