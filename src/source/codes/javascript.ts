import type { CodeRow } from './row.ts';

export const javascriptCodes = {} as const satisfies Record<string, CodeRow>;
