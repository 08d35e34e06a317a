import { literal } from './text.ts';

/** The width that generated lines keep to where they can. */
export const WIDTH = 120;

/** A list of code as one line, or wrapped between its brackets. */
export function list(items: readonly string[], indent = ''): string {
  const line = `[${items.join(', ')}]`;
  if (indent.length + line.length <= WIDTH) return line;
  const lines: string[] = [];
  let current = '';
  for (const item of items) {
    if (current !== '' && indent.length + current.length + item.length + 5 > WIDTH) {
      lines.push(current);
      current = '';
    }
    current += `${current === '' ? '' : ' '}${item},`;
  }
  if (current !== '') lines.push(current);
  return `[\n${lines.map((each) => `${indent}  ${each}`).join('\n')}\n${indent}]`;
}

export function textList(texts: readonly string[]): string {
  return list(texts.map(literal));
}
