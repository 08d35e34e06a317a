/** What is read back from an artifact, or asked in addition, stands nowhere in the text of a rule. */
export const origin = { start: 0, end: 0 } as const;
