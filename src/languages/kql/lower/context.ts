import type { Predicate } from '../../../ir/index.ts';
import type { Diagnostic, Span } from '../../../source/index.ts';
import { type LowerContext, refused } from '../../eql/lower/context.ts';
import type { Literal } from '../ast.ts';
import type { KqlCode } from '../codes/index.ts';
import { diagnostic } from '../codes/tell.ts';

/** What lowering works with: that of the leaves over fields, which EQL has too, and what is told besides. */
export interface KqlContext extends LowerContext {
  readonly warnings: Diagnostic[];
  /** How many conditions names with wildcards have become; more than the limit are refused. */
  readonly spent: { fields: number };
  /** Names with wildcards that no field of the mapping fits. */
  readonly unfitting: Literal[];
  /** Whether the mapping is that of an index. */
  readonly mappingGiven: boolean;
}

/** Reports what cannot be said and returns a stand-in; the rule as a whole is then refused. */
export function refuse(context: KqlContext, code: KqlCode, message: string, span: Span, help?: string): Predicate {
  context.problems.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return refused(span);
}
