import type { CodeRow } from './row.ts';

export const syntaxCodes = {} as const satisfies Record<string, CodeRow>;
