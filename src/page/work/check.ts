import { checkOne } from '../../api/check.ts';
import { inForms } from './in-forms.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Runs every output over generated events, in the forms that were chosen, with an event for each loss where the events show one. */
export async function checkRule(
  { events, seed, forms, ...subject }: Work['check']['asked'],
  tell: (done: number) => void,
): Promise<Work['check']['answer']> {
  return await checkOne(await checkableRule(subject), {
    events,
    seed,
    examples: true,
    progress: tell,
    clock: () => performance.now(),
    translate: inForms(forms),
  });
}
