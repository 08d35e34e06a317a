/** ATT&CK versions in which tactics and techniques are called otherwise. */
export type AttackVersion = 18 | 19;

/** Tactics of ATT&CK by id, with their names; version 19 renamed TA0005 and added TA0112 (sigma-target 1.3). */
export const TACTICS: ReadonlyMap<string, Readonly<Record<AttackVersion, string>>> = new Map([
  ['TA0043', always('Reconnaissance')],
  ['TA0042', always('Resource Development')],
  ['TA0001', always('Initial Access')],
  ['TA0002', always('Execution')],
  ['TA0003', always('Persistence')],
  ['TA0004', always('Privilege Escalation')],
  ['TA0005', { 18: 'Defense Evasion', 19: 'Stealth' }],
  ['TA0112', { 18: 'Defense Evasion', 19: 'Defense Impairment' }],
  ['TA0006', always('Credential Access')],
  ['TA0007', always('Discovery')],
  ['TA0008', always('Lateral Movement')],
  ['TA0009', always('Collection')],
  ['TA0011', always('Command and Control')],
  ['TA0010', always('Exfiltration')],
  ['TA0040', always('Impact')],
]);

function always(name: string): Readonly<Record<AttackVersion, string>> {
  return { 18: name, 19: name };
}

/** The words of a tactic as tags write them. */
export function tacticTag(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, '-');
}
