import type { Computed, Field } from '../../ir/index.ts';
import { ANYTHING, choice, complement, type Expression, MAX_CODE_POINT, rangeOf, sequence, setOf } from '../../pattern/index.ts';

/** Characters that are one and those that are two units of UTF-16. */
const ONE = setOf(rangeOf(0, 0xffff));
const TWO = setOf(rangeOf(0x1_0000, MAX_CODE_POINT));

/** Longer texts are not counted unit by unit. */
const LONGEST = 5000;

interface LengthTexts {
  readonly field: Field;
  readonly expression: Expression;
  /** The length that others are held against. */
  readonly units: number;
}

/** The texts that `length(field) > 3` and the like are content with, and the field; null: the leaf is another. */
export function lengthTexts({ term, test }: Computed): LengthTexts | null {
  if (term.kind !== 'call' || term.function !== 'length' || test.kind !== 'compare' || typeof test.value !== 'number')
    return null;
  const [argument] = term.arguments;
  if (argument?.kind !== 'field') return null;
  const { relation, value } = test;
  const expression = ((): Expression | null => {
    switch (relation) {
      case 'gt':
        return atLeast(Math.floor(value) + 1);
      case 'ge':
        return atLeast(Math.ceil(value));
      case 'lt':
        return without(atLeast(Math.ceil(value)));
      case 'le':
        return without(atLeast(Math.floor(value) + 1));
      case 'eq': {
        const [least, more] = [atLeast(value), atLeast(value + 1)];
        return !Number.isInteger(value) || least === null || more === null ? null : complement(choice([complement(least), more]));
      }
    }
  })();
  return expression === null ? null : { field: argument.field, expression, units: Math.max(0, Math.floor(value)) };
}

function without(longer: Expression | null): Expression | null {
  return longer === null ? null : complement(longer);
}

/** Texts of so many units or more, by their number: each is made once, and stands in those that are one and two longer. */
const TAILS: Expression[] = [ANYTHING];

function atLeast(units: number): Expression | null {
  if (units > LONGEST) return null;
  for (let at = TAILS.length; at <= units; at++) {
    const [tail = ANYTHING, shorter = ANYTHING] = [TAILS[at - 1], TAILS[at - 2]];
    TAILS.push(choice([sequence([ONE, tail]), sequence([TWO, shorter])]));
  }
  return TAILS[Math.max(0, units)] ?? ANYTHING;
}
