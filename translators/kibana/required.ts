import type { Rule, RuleMeta, Severity, ThreatEntry } from '../../src/ir/index.ts';
import type { Properties } from './artifact.ts';
import { ruleIdOf } from './ids.ts';

/** Risk scores that Kibana offers for a severity. */
const SCORES: { readonly [Level in Severity]: number } = { low: 21, medium: 47, high: 73, critical: 99 };

/** The highest score of each severity, as Kibana documents it. */
const BANDS: readonly (readonly [highest: number, severity: Severity])[] = [
  [21, 'low'],
  [47, 'medium'],
  [73, 'high'],
  [100, 'critical'],
];

/** What Kibana requires of every rule, and which of it the rule does not say. */
export interface Required {
  readonly ruleId: string;
  readonly name: string;
  readonly properties: Properties;
  readonly filled: readonly string[];
}

export function requiredOf(rule: Rule): Required {
  const { meta } = rule;
  const ruleId = ruleIdOf(rule);
  const filled: string[] = [];
  const fill = <T extends string | number>(key: string, value: T | null, usual: T): T => {
    if (value !== null) return value;
    filled.push(`${key} ${typeof usual === 'number' ? usual : JSON.stringify(usual)}`);
    return usual;
  };
  const name = fill('name', meta.name, meta.id === null ? `${rule.language.toUpperCase()} query` : `Rule ${meta.id}`);
  fill('rule_id', meta.id, ruleId);
  const properties = {
    rule_id: ruleId,
    version: fill('version', meta.version === 0 ? null : meta.version, 1),
    name,
    description: fill('description', meta.description === '' ? null : meta.description, name),
    severity: fill<string>('severity', meta.severity, severityOf(meta)),
    risk_score: fill('risk_score', meta.riskScore, SCORES[severityOf(meta)]),
  };
  return { ruleId, name, properties, filled };
}

function severityOf({ severity, riskScore }: RuleMeta): Severity {
  return severity ?? BANDS.find(([highest]) => (riskScore ?? 0) <= highest)?.[1] ?? 'critical';
}

/** A tactic or a technique; Kibana requires the link, which an id of ATT&CK has. */
export function threatEntry(
  { id, name, reference }: ThreatEntry,
  folder: 'tactics' | 'techniques',
  filled: string[],
): Properties {
  if (reference !== null) return { id, name, reference };
  const link = /^TA?\d{4}(?:\.\d{3})?$/.test(id) ? `https://attack.mitre.org/${folder}/${id.replace('.', '/')}/` : '';
  filled.push(`the link of ${JSON.stringify(id.slice(0, 40))}`);
  return { id, name, reference: link };
}
