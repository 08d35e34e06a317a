import type { OptionRow, Target } from '../../contract/index.ts';
import type { Choice, Chosen } from './work.ts';

/** The choices that a person can make, where there is more than one value. */
export function choicesOf({ options }: Target<unknown, { readonly [key: string]: unknown }>): readonly Choice[] {
  return Object.entries<OptionRow<unknown>>(options).flatMap(([key, { flag, values, default: usual, help }]) => {
    const offered = values.filter(isOffered);
    return flag === null || offered.length < 2 || !isOffered(usual) ? [] : [{ key, help, values: offered, default: usual }];
  });
}

function isOffered(value: unknown): value is Choice['default'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What was chosen, as far as there is such a choice: a link may hold anything. */
export function optionsOf(choices: readonly Choice[], chosen: Chosen): Chosen {
  return Object.fromEntries(
    choices.flatMap(({ key, values }) => {
      const value = Object.hasOwn(chosen, key) ? chosen[key] : undefined;
      return value !== undefined && values.includes(value) ? [[key, value] as const] : [];
    }),
  );
}
