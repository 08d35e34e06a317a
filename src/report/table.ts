import Table from 'cli-table3';
import { oneLine, thousands } from './line.ts';

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
