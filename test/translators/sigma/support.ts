import type { Translation } from '../../../src/contract/index.ts';
import type { Plan, Rule, RuleMeta } from '../../../src/ir/index.ts';
import { analyzeEql, emptyMeta } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { type SigmaArtifact, type SigmaOptions, sigma } from '../../../translators/sigma/index.ts';

/** The rule of a query; the query must be understood. */
export function ruleOf(query: string, meta: Partial<RuleMeta> = {}): Rule {
  const analysis = analyzeEql(source(query), { meta: { ...emptyMeta, ...meta } });
  if (!analysis.ok) throw new Error(analysis.problems.map((problem) => problem.message).join('; '));
  return analysis.value.rule;
}

export function translate(
  query: string,
  options: Partial<SigmaOptions> = {},
  meta: Partial<RuleMeta> = {},
): Translation<SigmaArtifact> {
  return sigma.translate(ruleOf(query, meta), options);
}

/** The printed document; the rule must not be refused. */
export function printed(query: string, options: Partial<SigmaOptions> = {}, meta: Partial<RuleMeta> = {}): string {
  const translation = translate(query, options, meta);
  if (translation.status === 'refused') throw new Error(translation.reasons.map((reason) => reason.message).join('; '));
  return sigma.print(translation.artifact);
}

/** The lines of one top-level key, its own line left out, indented as if it stood at the margin. */
export function section(text: string, key: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(`${key}:`) + 1;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith(' '));
  return lines
    .slice(start, end)
    .map((line) => line.slice(4))
    .join('\n');
}

/** What is asked of an event, as printed. */
export function detection(query: string, options: Partial<SigmaOptions> = {}, meta: Partial<RuleMeta> = {}): string {
  return section(printed(query, options, meta), 'detection');
}

/** The codes of a refusal, or none. */
export function refusals(query: string, options: Partial<SigmaOptions> = {}): readonly string[] {
  const translation = translate(query, options);
  return translation.status === 'refused' ? translation.reasons.map((reason) => reason.code) : [];
}

/** The losses as `code effect`, in order. */
export function losses(query: string, options: Partial<SigmaOptions> = {}, meta: Partial<RuleMeta> = {}): readonly string[] {
  const translation = translate(query, options, meta);
  return translation.status === 'lossy' ? translation.losses.map((loss) => `${loss.code} ${loss.effect}`) : [];
}

/** A rule around a plan built by hand. */
export function handBuilt(plan: Plan, meta: Partial<RuleMeta> = {}): Rule {
  return {
    language: 'eql',
    meta: { ...emptyMeta, ...meta },
    plan,
    semantics: { folding: 'ascii', functionWildcards: 'engine' },
    query: 'any where true',
  };
}
