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
