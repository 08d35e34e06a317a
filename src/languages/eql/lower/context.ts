import type { Schema } from '../../../event/index.ts';
import type { Constant as ConstantPredicate, Semantics } from '../../../ir/index.ts';
import type { Diagnostic, Span } from '../../../source/index.ts';
import type { EqlCode } from '../codes/index.ts';
import { diagnostic } from '../codes/tell.ts';

/** What lowering works with; problems are collected, so that one run reports them all. */
export interface LowerContext {
  readonly schema: Schema;
  readonly semantics: Semantics;
  readonly problems: Diagnostic[];
  /** Each value of a list becomes a leaf with its own place. */
  readonly asWritten?: boolean;
}

/** Reports what cannot be lowered and returns a stand-in; the rule as a whole is then refused. */
export function refuse(context: LowerContext, code: EqlCode, message: string, origin: Span, help?: string): ConstantPredicate {
  context.problems.push(diagnostic(code, message, origin, help === undefined ? {} : { help }));
  return refused(origin);
}

/** The stand-in for a node whose problem has been reported already. */
export function refused(origin: Span): ConstantPredicate {
  return { kind: 'constant', value: false, origin };
}
