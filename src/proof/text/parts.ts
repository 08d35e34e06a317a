import type { Expression } from '../../pattern/index.ts';

/** What an expression is made of. One may stand at several places, and they may be nested as deeply as a text is long. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'set':
      return [];
    case 'repeat':
    case 'complement':
      return [expression.item];
    case 'sequence':
    case 'choice':
      return expression.items;
  }
}
