import { printable } from '../source/index.ts';
import { countOf, oneLine, thousands } from './line.ts';

export * from './line.ts';
export { printable };

/** `3 rules in Sigma, 1 in KQL`, the most frequent first. */
export function otherLanguages(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted
    .map(([language, count], index) => `${index === 0 ? countOf(count, 'rule') : thousands(count)} in ${oneLine(language)}`)
    .join(', ');
}
