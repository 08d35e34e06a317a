import type { LuceneArtifact, LuceneQuery } from './artifact.ts';

/** One line. Operators are written out and every mixture stands in parentheses, since `AND` does not bind before `OR` there. */
export function printLucene({ query }: LuceneArtifact): string {
  return `${printed(query)}\n`;
}

function printed(query: LuceneQuery): string {
  switch (query.kind) {
    case 'everything':
      return '*:*';
    case 'clause':
      return query.text;
    case 'not':
      return conjunction([query]);
    case 'and':
      return conjunction(query.operands);
    case 'or':
      return query.operands.map(operand).join(' OR ');
  }
}

/** What is only negations matches nothing by itself, so it takes away from everything. */
function conjunction(operands: readonly LuceneQuery[]): string {
  const parts = operands.map((one) => (one.kind === 'not' ? `NOT ${operand(one.operand)}` : operand(one)));
  return (operands.every(({ kind }) => kind === 'not') ? ['*:*', ...parts] : parts).join(' AND ');
}

function operand(query: LuceneQuery): string {
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
