import type { NormalizerStep } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';

/** A text as the index makes it before it compares: each character by itself, one step after the other. */
export function normalized(text: string, { normalizer = [] }: Pick<Field, 'normalizer'>): string {
  return normalizer.reduce((left, step) => Array.from(left, (letter) => afterStep(letter, step)).join(''), text);
}

/** What a step makes of a character: one that would become several stays as it is. */
export function afterStep(letter: string, step: NormalizerStep): string {
  // Java knows one small letter for the capital I with a dot, JavaScript two characters.
  if (step === 'lowercase' && letter === '\u0130') return 'i';
  const other = step === 'lowercase' ? letter.toLowerCase() : letter.toUpperCase();
  return [...other].length === 1 ? other : letter;
}
