import type { CodeIn, CodeTable } from '../../../source/index.ts';

import { checkCodes } from './check.ts';
import { loweringCodes } from './lowering.ts';
import { syntaxCodes } from './syntax.ts';

/** What is told of an EQL rule before any target sees it. */
export const eqlCodes = { ...syntaxCodes, ...checkCodes, ...loweringCodes } as const satisfies CodeTable;

export type EqlCode = CodeIn<typeof eqlCodes>;
