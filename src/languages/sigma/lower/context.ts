import type { Schema } from '../../../event/index.ts';
import type { Predicate } from '../../../ir/index.ts';
import type { Diagnostic, Placeholders, Span } from '../../../source/index.ts';
import { diagnostic, type SigmaRuleCode } from '../codes/index.ts';

/** What lowering knows, and where it tells its problems. */
export interface LowerContext {
  readonly schema: Schema;
  /** The text of the rule, which spans point into. */
  readonly text: string;
  /** What placeholders stand for; those that it has are no longer in the tree. */
  readonly placeholders: Placeholders | undefined;
  readonly problems: Diagnostic[];
}

/** Records a problem. The predicate returned only keeps the walk going. */
export function refuse(context: LowerContext, code: SigmaRuleCode, message: string, span: Span, help?: string): Predicate {
  context.problems.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return { kind: 'constant', value: false, origin: span };
}
