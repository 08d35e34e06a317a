import type { Rule, Threat } from '../../src/ir/index.ts';
import type { RuleData } from './artifact.ts';

/** What the module says of its rule; what the rule does not say is left out. */
export function ruleData({ meta, query }: Rule): RuleData {
  return {
    id: meta.id,
    name: meta.name,
    ...given({
      description: meta.description,
      severity: meta.severity,
      riskScore: meta.riskScore,
      version: meta.version,
      authors: meta.authors,
      license: meta.license,
      tags: meta.tags,
      references: meta.references,
      threats: meta.threats.map(threatData),
    }),
    query,
  };
}

function threatData({ framework, tactic, techniques }: Threat): RuleData {
  return {
    framework,
    tactic: { id: tactic.id, name: tactic.name },
    techniques: techniques.flatMap(({ id, name, subtechniques }) => [
      { id, name },
      ...subtechniques.map((each) => ({ id: each.id, name: each.name })),
    ]),
  };
}

function given(data: { readonly [key: string]: RuleData }): { readonly [key: string]: RuleData } {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}
