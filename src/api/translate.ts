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

/** Every target with its own options; each runs its own artifact and knows no other. */
const PRINTERS = {
  sigma: (rule, options) => print(TARGETS.sigma, rule, options),
  'es-dsl': (rule, options) => print(TARGETS['es-dsl'], rule, options),
  js: (rule, options) => print(TARGETS.js, rule, options),
} as const satisfies { readonly [Name in TargetName]: (rule: Rule, options: TargetOptions<Name>) => Translated };

/**
 * Translates a rule. Exact, lossy with coded and tested claims, or refused with codes and places: never silently wrong.
 * Throws a `TypeError` for a target that does not exist.
 */
export function translate<Name extends TargetName>(rule: Rule, to: Name, options: TargetOptions<Name> = {}): Translated {
  if (!Object.hasOwn(PRINTERS, to)) {
    throw new TypeError(`there is no target ${JSON.stringify(to)}; the targets are ${Object.keys(PRINTERS).join(', ')}`);
  }
  const printer: (rule: Rule, options: TargetOptions<Name>) => Translated = PRINTERS[to];
  return printer(rule, options);
}

function print<Artifact, Options>(target: Target<Artifact, Options>, rule: Rule, options: Partial<Options>): Translated {
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
