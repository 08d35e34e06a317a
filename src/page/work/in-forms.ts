import { TARGETS } from '../../../translators/index.ts';
import { type Translator, translate } from '../../api/translate.ts';
import { choicesOf, optionsOf } from './choices.ts';
import type { Forms } from './work.ts';

/** Translates to each target in the form that was chosen. */
export function inForms(forms: Forms): Translator {
  return (rule, to) => translate(rule, to, optionsOf(choicesOf(TARGETS[to]), forms[to] ?? {}));
}
