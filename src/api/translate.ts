import { type OptionsOf, TARGET_NAMES, TARGETS, type TargetName } from '../../translators/index.ts';
import { aroundCodes, type Loss, type Target } from '../contract/index.ts';
import type { Rule } from '../ir/index.ts';
import type { Diagnostic, NonEmpty } from '../source/index.ts';
import { withHelps } from './help.ts';

/** A translation as the text a user deploys, with all that has to be said about it. */
export type Translated =
  | (Printed & { readonly status: 'exact'; readonly losses: readonly [] })
  | (Printed & { readonly status: 'lossy'; readonly losses: NonEmpty<ToldLoss> })
  | { readonly status: 'refused'; readonly reasons: NonEmpty<Diagnostic> };

interface Printed {
  readonly text: string;
  readonly notes: readonly Diagnostic[];
  /** What its file is called, without the ending, where the output has a say in it. */
  readonly fileName?: string;
}

/**
 * What translates a rule: `translate`, unless somebody gives a port of their own to be judged. The command line's gives up on a
 * rule that takes too long.
 */
export type Translator = (rule: Rule, to: TargetName) => Translated;

/** A loss, and what can be done about it. */
export type ToldLoss = Loss & { readonly help: string | null };

/** The options of a target, by its name; what is not said is as its row has it. */
export type TargetOptions<Name extends TargetName> = Partial<OptionsOf<Name>>;

/** The options of several targets. */
export type Forms = { readonly [Name in TargetName]?: TargetOptions<Name> };

/**
 * Translates a rule. Exact, lossy with coded and tested claims, or refused with codes and places: never silently wrong.
 * Throws a `TypeError` for a target that does not exist.
 */
export function translate<Name extends TargetName>(rule: Rule, to: Name, options: TargetOptions<Name> = {}): Translated {
  return print(targetNamed(to), rule, options);
}

/** The target of a name; a `TypeError` for a name of none. */
export function targetNamed(name: TargetName): Target<unknown> {
  if (!Object.hasOwn(TARGETS, name)) {
    throw new TypeError(`there is no target ${JSON.stringify(name)}; the targets are ${TARGET_NAMES.join(', ')}`);
  }
  // Each target is handed its own artifact back and nothing else, so nobody but itself needs to know what it is.
  return TARGETS[name];
}

function print<Artifact, Options>(target: Target<Artifact, Options>, rule: Rule, options: Partial<Options>): Translated {
  const translation = target.translate(rule, options);
  const codes = { ...aroundCodes, ...target.codes };
  switch (translation.status) {
    case 'exact':
      return { status: 'exact', ...printed(translation.artifact), losses: [], notes: translation.notes };
    case 'lossy': {
      const losses = withHelps(translation.losses, codes);
      return { status: 'lossy', ...printed(translation.artifact), losses, notes: translation.notes };
    }
    case 'refused':
      return { status: 'refused', reasons: withHelps(translation.reasons, codes) };
  }

  function printed(artifact: Artifact): Pick<Printed, 'text' | 'fileName'> {
    const fileName = target.fileName?.(artifact) ?? null;
    return { text: target.print(artifact), ...(fileName === null ? {} : { fileName }) };
  }
}
