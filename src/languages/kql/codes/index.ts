import type { CodeIn, CodeTable } from '../../../source/index.ts';
import { loweringCodes } from './lowering.ts';
import { syntaxCodes } from './syntax.ts';

/** What is told of a KQL rule before any target sees it. */
export const kqlCodes = { ...syntaxCodes, ...loweringCodes } as const satisfies CodeTable;

export type KqlCode = CodeIn<typeof kqlCodes>;
