import type { Translation } from '../../src/contract/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import type { SigmaArtifact, SigmaDocument } from './artifact.ts';
import type { SigmaOptions } from './options.ts';
import { type Report, translated } from './report.ts';
import { sigmahqArtifact } from './sigmahq/index.ts';

/** The documents of a rule in the style that was asked for, with all there is to say of them. */
export function finished(
  documents: NonEmpty<SigmaDocument>,
  { style }: SigmaOptions,
  report: Report,
): Translation<SigmaArtifact> {
  switch (style) {
    case 'full':
      return translated({ documents, style, fileName: null }, report);
    case 'sigmahq':
      return translated(sigmahqArtifact(documents, report), report);
  }
}
