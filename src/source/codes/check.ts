import type { CodeRow } from './row.ts';

export const checkCodes = {} as const satisfies Record<string, CodeRow>;
