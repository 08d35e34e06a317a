import { TARGETS, type TargetName } from '../../translators/index.ts';
import type { Loss, Target } from '../contract/index.ts';
import type { Rule } from '../ir/index.ts';
import type { Diagnostic, NonEmpty } from '../source/index.ts';

/** A translation as the text a user deploys, with all that has to be said about it. */
export type Translated =
  | { readonly status: 'exact'; readonly text: string; readonly losses: readonly []; readonly notes: readonly Diagnostic[] }
  | { readonly status: 'lossy'; readonly text: string; readonly losses: NonEmpty<Loss>; readonly notes: readonly Diagnostic[] }
  | { readonly status: 'refused'; readonly reasons: NonEmpty<Diagnostic> };

/** The options of a target, by its name. */
export type TargetOptions<Name extends TargetName> = Partial<(typeof TARGETS)[Name]['defaults']>;

/**
 * Translates a rule. Exact, lossy with coded and tested claims, or refused with codes and places: never silently wrong.
 */
export function translate<Name extends TargetName>(rule: Rule, to: Name, options: TargetOptions<Name> = {}): Translated {
  return print(TARGETS[to] as unknown as Target<unknown, object>, rule, options);
}

function print(target: Target<unknown, object>, rule: Rule, options: object): Translated {
  const translation = target.translate(rule, options);
  switch (translation.status) {
    case 'exact':
      return { status: 'exact', text: target.print(translation.artifact), losses: [], notes: translation.notes };
    case 'lossy':
      return { status: 'lossy', text: target.print(translation.artifact), losses: translation.losses, notes: translation.notes };
    case 'refused':
      return translation;
  }
}
