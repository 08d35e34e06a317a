import { oneLine, thousands } from '../text.ts';
import type { CheckReport, Obstacle } from './report.ts';

/** More rules, or more reasons of one, than this are only counted in what a person reads. */
const MOST_RULES = 50;
const MOST_REASONS = 6;

/** The rules that no matching event was made for, each with the conditions that stand in the way; empty without any. */
export function unmatchedText({ rules }: CheckReport): string {
  const found = rules.flatMap(({ name, unmatched }) => (unmatched === null ? [] : [{ name, reasons: unmatched.reasons }]));
  if (found.length === 0) return '';
  const lines = found.slice(0, MOST_RULES).flatMap(({ name, reasons }) => {
    const [first = '', ...others] = reasons.slice(0, MOST_REASONS).map(obstacleText);
    return [
      `  ${oneLine(name)}: ${first}`,
      ...[...others, ...unlisted(reasons.length - MOST_REASONS)].map((line) => `    ${line}`),
    ];
  });
  const more = unlisted(found.length - MOST_RULES).map((line) => `  ${line}`);
  const title = `no matching event could be made for ${thousands(found.length)} ${found.length === 1 ? 'rule' : 'rules'}:`;
  return `${[title, ...lines, ...more].join('\n')}\n\n`;
}

function unlisted(count: number): readonly string[] {
  return count > 0 ? [`... and ${thousands(count)} more`] : [];
}

/** Where in the query, what is said there, and why no event meets it. */
export function obstacleText({ line, column, text, message }: Obstacle): string {
  return `${line}:${column}: ${oneLine(text, 80)}: ${message}`;
}
