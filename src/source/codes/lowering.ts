import type { CodeRow } from './row.ts';

export const loweringCodes = {} as const satisfies Record<string, CodeRow>;
