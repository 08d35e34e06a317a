import { TARGET_LOADERS } from '../../../translators/loaders.ts';
import { translateTo } from '../../api/translate-to.ts';
import type { Target } from '../../contract/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { choicesOf, optionsOf } from './choices.ts';
import { placingIn, quoteAt } from './placing.ts';
import { chosenRule } from './subject.ts';
import type { TargetAnswer, Word, Work } from './work.ts';

/** What one target makes of the rule; null: there is no rule that was accepted. */
export async function translate({ target: name, chosen, ...subject }: Work['translate']['asked']): Promise<TargetAnswer | null> {
  const parsed = await chosenRule(subject);
  if (parsed === null || !parsed.meaning.ok) return null;
  const target: Target<unknown, { readonly [key: string]: unknown }> = await TARGET_LOADERS[name]();
  const { rule } = parsed.meaning.value;
  const choices = choicesOf(target);
  const translation = translateTo(target, rule, optionsOf(choices, chosen));
  const placed = placingIn(subject.text, parsed.document.query);
  const wordOf = (gravity: Word['gravity'], told: Told): Word => {
    const { code, message, span, help = null, effect = null } = told;
    const place = placed(span);
    return { gravity, code, message, effect, help, ...place, quote: quoteAt(subject.text, place) };
  };
  const refused = translation.status === 'refused';
  return {
    target: name,
    title: target.title,
    extension: target.extension,
    choices,
    status: translation.status,
    beyond: refused && target.support[rule.plan.kind] === 'refused',
    text: refused ? null : translation.text,
    words: refused
      ? translation.reasons.map((reason) => wordOf('error', reason))
      : [...translation.losses.map((loss) => wordOf('loss', loss)), ...translation.notes.map((note) => wordOf('note', note))],
  };
}

type Told = Pick<Diagnostic, 'code' | 'message' | 'span'> & { readonly help?: string | null; readonly effect?: Word['effect'] };
