import type { RuleData } from './artifact.ts';
import { WIDTH } from './format.ts';
import { literal } from './text.ts';

/** Data as an expression; what does not fit on a line is broken, with two spaces more than the indent. */
export function printData(data: RuleData, indent = ''): string {
  if (data === null || typeof data !== 'object') return typeof data === 'string' ? literal(data) : String(data);
  const inner = `${indent}  `;
  if (isList(data)) {
    const items = data.map((item) => printData(item, inner));
    const line = `[${items.join(', ')}]`;
    return line.length + indent.length <= WIDTH - 20 && !line.includes('\n')
      ? line
      : `[\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}]`;
  }
  const items = Object.entries(data).map(
    ([key, value]) => `${/^[A-Za-z]\w*$/.test(key) ? key : literal(key)}: ${printData(value, inner)}`,
  );
  const line = `{ ${items.join(', ')} }`;
  if (indent !== '' && line.length + indent.length <= WIDTH - 20 && !line.includes('\n')) return line;
  return `{\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}}`;
}

function isList(data: RuleData): data is readonly RuleData[] {
  return Array.isArray(data);
}
