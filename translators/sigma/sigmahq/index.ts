import type { NonEmpty } from '../../../src/source/index.ts';
import type { Metadata, SigmaArtifact, SigmaDocument } from '../artifact.ts';
import type { Report } from '../report.ts';
import { fileNameOf } from './file-name.ts';
import { metadataAsSigmahq } from './metadata.ts';
import { partTitle } from './title.ts';
import { withoutDoubles } from './values.ts';

/**
 * Documents as SigmaHQ's repository has them: its words and keys, a file name by its convention, and parts of correlations that say of
 * themselves what every rule there says. What a rule does not say is not made up, and what is left out is told.
 */
export function sigmahqArtifact(written: NonEmpty<SigmaDocument>, report: Report): SigmaArtifact {
  const [first, ...rest] = written;
  const metadata = 'metadata' in first ? first.metadata : metadataAsSigmahq(first, report);
  if (metadata === null) throw new Error('the first document is the rule');
  const documents: NonEmpty<SigmaDocument> = [
    { ...first, ...metadata },
    ...rest.map((part) => ('name' in part ? withMetadata(part, metadata) : part)),
  ];
  const [outer, ...parts] = documents;
  return {
    documents: metadata.consumer === null ? [withoutDoubles(outer), ...parts.map(withoutDoubles)] : documents,
    style: 'sigmahq',
    fileName: fileNameOf(metadata, 'logSource' in first ? first.logSource : null),
  };
}

type Part = Extract<SigmaDocument, { readonly name: string }>;

/** A part raises no alert of its own, which is what informational means. */
function withMetadata(part: Part, rule: Metadata): Part {
  const { title, place } = partTitle(part.title);
  return {
    ...part,
    metadata: {
      ...rule,
      title,
      id: part.id,
      derivedFrom: null,
      taxonomy: part.taxonomy,
      description: `Detects ${place} of those that the correlation "${rule.title}" relates.\nIt is no alert of its own.`,
      references: [],
      falsePositives: ['Unknown'],
      level: 'informational',
    },
  };
}
