import type { CodeRow } from './row.ts';

export const documentCodes = {} as const satisfies Record<string, CodeRow>;
