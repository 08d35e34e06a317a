import { TARGETS } from '../../../translators/index.ts';
import { checkOne } from '../../api/check.ts';
import { type Translator, translate } from '../../api/translate.ts';
import { choicesOf, optionsOf } from './choices.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Runs every output over generated events, in the forms that were chosen, with an event for each loss where the events show one. */
export async function checkRule(
  { events, seed, forms, ...subject }: Work['check']['asked'],
  tell: (done: number) => void,
): Promise<Work['check']['answer']> {
  const translator: Translator = (rule, to) => translate(rule, to, optionsOf(choicesOf(TARGETS[to]), forms[to] ?? {}));
  return await checkOne(checkableRule(subject), {
    events,
    seed,
    examples: true,
    progress: tell,
    clock: () => performance.now(),
    translate: translator,
  });
}
