import type { KqlArtifact, KqlQuery } from './artifact.ts';

/** One line. `not` binds before `and`, `and` before `or`; a mixture stands in parentheses all the same, for those who read it. */
export function printKql({ query }: KqlArtifact): string {
  return `${printed(query)}\n`;
}

function printed(query: KqlQuery): string {
  switch (query.kind) {
    case 'everything':
      return '*:*';
    case 'clause':
      return query.text;
    case 'not':
      return `not ${operand(query.operand)}`;
    case 'and':
      return query.operands.map((one) => (one.kind === 'not' ? printed(one) : operand(one))).join(' and ');
    case 'or':
      return query.operands.map((one) => (one.kind === 'not' ? printed(one) : operand(one))).join(' or ');
  }
}

/** KQL has no `not not`, so a negation within one stands in parentheses, too. */
function operand(query: KqlQuery): string {
  switch (query.kind) {
    case 'everything':
    case 'clause':
      return printed(query);
    case 'not':
    case 'and':
    case 'or':
      return `(${printed(query)})`;
  }
}
