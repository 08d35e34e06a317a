/** ATT&CK versions whose names the tags can carry. */
export type AttackVersion = 18 | 19;

/** Tactics by id; version 19 renamed TA0005 and added TA0112 (sigma-target 1.3). */
export const TACTICS: ReadonlyMap<string, Readonly<Record<AttackVersion, string>>> = new Map([
  ['TA0043', always('reconnaissance')],
  ['TA0042', always('resource-development')],
  ['TA0001', always('initial-access')],
  ['TA0002', always('execution')],
  ['TA0003', always('persistence')],
  ['TA0004', always('privilege-escalation')],
  ['TA0005', { 18: 'defense-evasion', 19: 'stealth' }],
  ['TA0112', { 18: 'defense-evasion', 19: 'defense-impairment' }],
  ['TA0006', always('credential-access')],
  ['TA0007', always('discovery')],
  ['TA0008', always('lateral-movement')],
  ['TA0009', always('collection')],
  ['TA0011', always('command-and-control')],
  ['TA0010', always('exfiltration')],
  ['TA0040', always('impact')],
]);

function always(name: string): Readonly<Record<AttackVersion, string>> {
  return { 18: name, 19: name };
}

/** Techniques with another id in version 19; of two that became one, the first is the way back (sigma-target 1.3). */
export const RENUMBERED: readonly (readonly [v18: string, v19: string])[] = [
  ['T1562.001', 'T1685'],
  ['T1562', 'T1685'],
  ['T1562.002', 'T1685.001'],
  ['T1562.004', 'T1686'],
  ['T1562.006', 'T1685'],
  ['T1562.007', 'T1686.001'],
  ['T1562.008', 'T1685.002'],
  ['T1562.010', 'T1689'],
  ['T1070.001', 'T1685.005'],
  ['T1070.002', 'T1685.006'],
  ['T1547.011', 'T1647'],
  ['T1656', 'T1684.001'],
];

/** Techniques (and their sub-techniques) that version 19 lists under TA0112 where version 18 had TA0005. */
export const IMPAIRING: ReadonlySet<string> = new Set(['T1112', 'T1685', 'T1686', 'T1687', 'T1689']);
