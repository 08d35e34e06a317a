import type { Schema } from '../../../event/index.ts';
import type { RuleMeta, Semantics } from '../../../ir/index.ts';
import { CODES, type Diagnostic } from '../../../source/index.ts';
import type { Query } from '../ast.ts';

export { inferSchema } from './infer-schema.ts';

export interface CheckOptions {
  readonly strict: boolean;
  readonly text: string;
  readonly meta: Pick<RuleMeta, 'eventCategoryField'>;
  readonly semantics: Semantics;
}
export function checkQuery(_query: Query, _schema: Schema, _options: CheckOptions): readonly Diagnostic[] {
  return [];
}
export function isError(problem: Diagnostic): boolean {
  return CODES[problem.code].kind === 'error';
}
