import { type OptionsOf, TARGET_NAMES, TARGETS, type TargetName } from '../../translators/index.ts';
import type { Target } from '../contract/index.ts';
import type { Rule } from '../ir/index.ts';
import { type Translated, translateTo } from './translate-to.ts';

export type { ToldLoss, Translated } from './translate-to.ts';

/**
 * What translates a rule: `translate`, unless somebody gives a port of their own to be judged. The command line's gives up on a
 * rule that takes too long.
 */
export type Translator = (rule: Rule, to: TargetName) => Translated;

/** The options of a target, by its name; what is not said is as its row has it. */
export type TargetOptions<Name extends TargetName> = Partial<OptionsOf<Name>>;

/** The options of several targets. */
export type Forms = { readonly [Name in TargetName]?: TargetOptions<Name> };

/**
 * Translates a rule. Exact, lossy with coded and tested claims, or refused with codes and places: never silently wrong.
 * Throws a `TypeError` for a target that does not exist.
 */
export function translate<Name extends TargetName>(rule: Rule, to: Name, options: TargetOptions<Name> = {}): Translated {
  return translateTo(targetNamed(to), rule, options);
}

/** The target of a name; a `TypeError` for a name of none. */
export function targetNamed(name: TargetName): Target<unknown> {
  if (!Object.hasOwn(TARGETS, name)) {
    throw new TypeError(`there is no target ${JSON.stringify(name)}; the targets are ${TARGET_NAMES.join(', ')}`);
  }
  // Each target is handed its own artifact back and nothing else, so nobody but itself needs to know what it is.
  return TARGETS[name];
}
