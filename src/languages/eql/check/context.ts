import type { Schema } from '../../../event/index.ts';
import type { Semantics } from '../../../ir/index.ts';
import type { Note, Span } from '../../../source/index.ts';
import type { AnyNode, Query } from '../ast.ts';
import type { EqlCode } from '../codes/index.ts';
import { walk } from '../walk.ts';

/** What every check works with. */
export interface CheckContext {
  readonly query: Query;
  /** The mapping with inferred fields. */
  readonly schema: Schema;
  /** Fields that the mapping lacks are errors. */
  readonly strict: boolean;
  /** The mapping is that of somebody's indices, not the default. */
  readonly mappingGiven: boolean;
  /** The text that spans point into. */
  readonly text: string;
  readonly semantics: Semantics;
  /** The field that event categories are compared with. */
  readonly categoryField: string;
  /** The field by which events are ordered in time. */
  readonly timestampField: string;
  readonly report: (
    code: EqlCode,
    message: string,
    span: Span,
    extra?: { readonly notes?: readonly Note[]; readonly help?: string },
  ) => void;
}

/** Looks at a whole query and reports what it finds. */
export type Check = (context: CheckContext) => void;

/** Calls `visit` on every node of one kind, in the order of the text. */
export function each<K extends AnyNode['kind']>(
  context: CheckContext,
  kind: K,
  visit: (node: Extract<AnyNode, { readonly kind: K }>) => void,
): void {
  walk(context.query, (node) => {
    if (isKind(node, kind)) visit(node);
    return true;
  });
}

function isKind<K extends AnyNode['kind']>(node: AnyNode, kind: K): node is Extract<AnyNode, { readonly kind: K }> {
  return node.kind === kind;
}
