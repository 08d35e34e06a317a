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

/** A loss, and what can be done about it. */
export type ToldLoss = Loss & { readonly help: string | null };

/** What a target makes of a rule; which targets there are need not be known here, so that a page may load them one by one. */
export function translateTo<Artifact, Options>(
  target: Target<Artifact, Options>,
  rule: Rule,
  options: Partial<Options>,
): Translated {
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
