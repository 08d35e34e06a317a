import type { Translation } from '../../src/contract/index.ts';
import type { Plan, Rule } from '../../src/ir/index.ts';
import { diagnostic } from '../../src/source/index.ts';
import type { SigmaArtifact } from './artifact.ts';
import { translateSeveral } from './correlation.ts';
import { eventTestOf } from './event-test.ts';
import { metadataOf } from './metadata.ts';
import type { SigmaOptions } from './options.ts';
import { emptyReport, translated } from './report.ts';

/** A rule as Sigma documents: exact, with its losses, or refused with every reason. */
export function translateSigma(rule: Rule, options: SigmaOptions): Translation<SigmaArtifact> {
  const { plan } = rule;
  switch (plan.kind) {
    case 'single':
      return translateSingle(rule, plan, options);
    case 'sequence':
    case 'sample':
      return translateSeveral(rule, plan, options);
  }
}

function translateSingle(
  rule: Rule,
  { where, pipes, origin }: Extract<Plan, { readonly kind: 'single' }>,
  options: SigmaOptions,
): Translation<SigmaArtifact> {
  const [pipe] = pipes;
  if (pipe !== undefined) {
    const text = `\`${pipe.kind}\` chooses among matches; a Sigma rule has them all`;
    return { status: 'refused', reasons: [diagnostic('sigma-pipe', text, pipe.origin)] };
  }
  const report = emptyReport();
  const test = eventTestOf(where, origin, rule, options, report);
  if (!test.ok) return { status: 'refused', reasons: test.reasons };
  const { logSource, detection } = test;
  const metadata = metadataOf(rule, options, report);
  return translated({ documents: [{ kind: 'rule', ...metadata, logSource, detection }] }, report);
}
