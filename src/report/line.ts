import { printable, printableJson } from '../source/index.ts';

/** `12345678` as `12,345,678`, the same in every locale. */
export function thousands(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Indents every line that is not empty. */
export function indent(text: string, by = '  '): string {
  return text.trimEnd().replace(/^(?=.)/gm, by);
}

const WIDTH = 80;

/** One line of text behind a margin, broken at spaces where it is wider than a page; what follows stands four deeper. */
export function wrapped(text: string, margin: string, width = WIDTH): string {
  // Deep in a tree nothing would be left to write in.
  if (margin.length > width / 2) return margin + text;
  const lines: string[] = [];
  let line = margin;
  for (const [index, word] of text.split(' ').entries()) {
    const longer = index === 0 ? line + word : `${line} ${word}`;
    if (longer.length <= width || line.trim() === '') line = longer;
    else {
      lines.push(line);
      line = `${margin}    ${word}`;
    }
  }
  return [...lines, line].map((one) => one.trimEnd()).join('\n');
}

/** The first lines of a text, with a count of the rest. */
export function cut(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  return all.length <= lines ? all.join('\n') : [...all.slice(0, lines), `... ${all.length - lines} more lines`].join('\n');
}

/** A name on one line, cut to a length. */
export function oneLine(text: string, longest = 100): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}\u2026`;
}

/**
 * A value as JSON on one line, cut to a length. Up to there it is the value, letter by letter: two spaces stay two, and what looks like a
 * space or cannot be seen is escaped.
 */
export function jsonLine(value: unknown, longest = Number.POSITIVE_INFINITY): string {
  const line = printableJson(value).replace(/(?! )\s/g, (blank) => `\\u${blank.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}\u2026`;
}

/** `1 rule`, `2 rules`. */
export function countOf(count: number, thing: string): string {
  return `${thousands(count)} ${thing}${count === 1 ? '' : 's'}`;
}
