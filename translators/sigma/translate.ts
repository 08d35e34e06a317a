import type { Translation } from '../../src/contract/index.ts';
import type { Plan, Rule } from '../../src/ir/index.ts';
import type { SigmaArtifact } from './artifact.ts';
import { diagnostic } from './codes.ts';
import { translateSeveral } from './correlation.ts';
import { eventTestOf } from './event-test.ts';
import { metadataOf } from './metadata.ts';
import type { SigmaOptions } from './options.ts';
import { emptyReport, noteAround } from './report.ts';
import type { Several } from './stages.ts';
import { finished } from './style.ts';

/** A rule as Sigma documents: exact, with its losses, or refused with every reason. */
export function translateSigma(rule: Rule, options: SigmaOptions): Translation<SigmaArtifact> {
  const { plan } = rule;
  switch (plan.kind) {
    case 'single':
      return translateSingle(rule, plan, options);
    case 'sequence':
    case 'sample':
      return refuseEventsCut(plan) ?? translateSeveral(rule, plan, options);
  }
}

/** A plan of one step that is met once speaks of single events. Its pipes choose among them, and a Sigma rule has them all. */
function refuseEventsCut({ steps: [{ runs }, ...others], pipes: [pipe] }: Several): Translation<never> | null {
  if (pipe === undefined || others.length > 0 || runs > 1) return null;
  const text = `\`${pipe.kind}\` chooses among matches; a Sigma rule has them all`;
  return { status: 'refused', reasons: [diagnostic('sigma-pipe', text, pipe.origin)] };
}

function translateSingle(
  rule: Rule,
  { where, origin }: Extract<Plan, { readonly kind: 'single' }>,
  options: SigmaOptions,
): Translation<SigmaArtifact> {
  const report = emptyReport();
  noteAround(rule, report);
  const test = eventTestOf(where, origin, rule, options, report);
  if (!test.ok) return { status: 'refused', reasons: test.reasons };
  const { logSource, detection } = test;
  const metadata = metadataOf(rule, options, report);
  return finished([{ kind: 'rule', ...metadata, logSource, detection }], options, report);
}
