import type { Technique, Threat } from '../../ir/index.ts';

/** Tactics of ATT&CK by the name that tags give them. */
const TACTICS: ReadonlyMap<string, readonly [id: string, name: string]> = new Map([
  ['reconnaissance', ['TA0043', 'Reconnaissance']],
  ['resource-development', ['TA0042', 'Resource Development']],
  ['initial-access', ['TA0001', 'Initial Access']],
  ['execution', ['TA0002', 'Execution']],
  ['persistence', ['TA0003', 'Persistence']],
  ['privilege-escalation', ['TA0004', 'Privilege Escalation']],
  ['defense-evasion', ['TA0005', 'Defense Evasion']],
  ['credential-access', ['TA0006', 'Credential Access']],
  ['discovery', ['TA0007', 'Discovery']],
  ['lateral-movement', ['TA0008', 'Lateral Movement']],
  ['collection', ['TA0009', 'Collection']],
  ['command-and-control', ['TA0011', 'Command and Control']],
  ['exfiltration', ['TA0010', 'Exfiltration']],
  ['impact', ['TA0040', 'Impact']],
]);

/**
 * The threats of tags such as `attack.execution` and `attack.t1059.001`. Tags do not say which technique serves which tactic, so that all
 * of them stand with the first; names of techniques are their ids.
 */
export function threatsOf(tags: readonly string[]): readonly Threat[] {
  const words = tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1]?.toLowerCase().replaceAll('_', '-') ?? []);
  const tactics = words.flatMap((word) => {
    const known = TACTICS.get(word);
    return known === undefined
      ? []
      : [{ id: known[0], name: known[1], reference: `https://attack.mitre.org/tactics/${known[0]}/` }];
  });
  const techniques = techniquesOf(words.filter((word) => /^t\d{4}(?:\.\d{3})?$/.test(word)).map((word) => word.toUpperCase()));
  return tactics.map((tactic, index) => ({ framework: 'MITRE ATT&CK', tactic, techniques: index === 0 ? techniques : [] }));
}

function techniquesOf(ids: readonly string[]): readonly Technique[] {
  const parents = [...new Set(ids.map((id) => id.slice(0, 5)))];
  return parents.map((parent) => ({
    ...entry(parent),
    subtechniques: [...new Set(ids.filter((id) => id.startsWith(`${parent}.`)))].map(entry),
  }));
}

function entry(id: string): { readonly id: string; readonly name: string; readonly reference: string } {
  return { id, name: id, reference: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/` };
}
