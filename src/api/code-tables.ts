import { TARGETS } from '../../translators/index.ts';
import { aroundCodes } from '../contract/index.ts';
import { documentCodes } from '../documents/index.ts';
import { goldenCodes } from '../golden/index.ts';
import { LANGUAGE_CODES } from '../languages/codes.ts';
import { pipelineCodes } from '../pipelines/codes.ts';
import type { CodeTable } from '../source/index.ts';
import { apiCodes } from './codes.ts';
import { lintCodes } from './lint/codes.ts';

/** The tables of codes, each with whom they come from, in the order in which a rule meets them. */
export const CODE_TABLES: readonly { readonly from: string; readonly codes: CodeTable }[] = [
  { from: 'Reading documents', codes: documentCodes },
  ...Object.entries(LANGUAGE_CODES).map(([name, codes]) => ({ from: `Reading ${name.toUpperCase()}`, codes })),
  { from: 'Filters, exceptions and schedules around a query', codes: aroundCodes },
  { from: 'Pipelines and names of fields', codes: pipelineCodes },
  ...tablesOfTargets(),
  { from: 'Looking at rules (lint)', codes: lintCodes },
  { from: 'Golden events', codes: goldenCodes },
  { from: 'Running commands', codes: apiCodes },
];

/** Targets that refuse by the same table stand together. */
function tablesOfTargets(): typeof CODE_TABLES {
  const titles = new Map<CodeTable, string[]>();
  for (const { title, codes } of Object.values(TARGETS)) titles.set(codes, [...(titles.get(codes) ?? []), title]);
  return [...titles].map(([codes, together]) => ({ from: together.join(', '), codes }));
}
