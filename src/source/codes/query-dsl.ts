import type { CodeRow } from './row.ts';

export const queryDslCodes = {} as const satisfies Record<string, CodeRow>;
