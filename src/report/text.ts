import Table from 'cli-table3';
import { printable } from '../source/index.ts';

export { printable };

/** A table of plain columns, two spaces apart; numbers go to the right. Where it would be wider than `width`, texts go on in a further line. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const shown = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? thousands(cell) : oneLine(cell, 400))));
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const drawn = new Table({
    head: [...head],
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...fitting([head, ...shown], numeric, width),
    colAligns: numeric.map((isNumber) => (isNumber ? 'right' : 'left')),
  });
  for (const row of shown) drawn.push(row);
  return drawn.toString().replace(/[ \t]+$/gm, '');
}

const GAP = 2;
/** A column of text is not made narrower than this. */
const NARROWEST = 12;

/** The widths of columns in a window that all would not fit into: the widest texts give way. */
function fitting(
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
  width: number,
): { readonly colWidths?: number[]; readonly wordWrap?: boolean } {
  const widths = numeric.map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 1));
  let over = widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1)) - width;
  if (over <= 0) return {};
  while (over > 0) {
    const texts = widths.filter((_, column) => numeric[column] === false);
    const widest = Math.max(0, ...texts);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...texts.filter((one) => one < widest));
    const place = widths.findIndex((one, column) => one === widest && numeric[column] === false);
    const less = Math.max(1, Math.min(over, widest - next));
    widths[place] = widest - less;
    over -= less;
  }
  return { colWidths: widths, wordWrap: true };
}

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

/** `1 rule`, `2 rules`. */
export function countOf(count: number, thing: string): string {
  return `${thousands(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** `3 rules in Sigma, 1 in KQL`, the most frequent first. */
export function otherLanguages(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted
    .map(([language, count], index) => `${index === 0 ? countOf(count, 'rule') : thousands(count)} in ${oneLine(language)}`)
    .join(', ');
}
