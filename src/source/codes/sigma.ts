import type { CodeRow } from './row.ts';

export const sigmaCodes = {} as const satisfies Record<string, CodeRow>;
