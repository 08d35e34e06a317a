import type { Variable } from './artifact.ts';

/** How often each item of a sequence runs, and whether something ends sequences. */
interface SequenceShape {
  readonly runs: readonly number[];
  readonly until: boolean;
}

/**
 * Rows that are none of the items are not there, and a match may begin at every row. So the latest of several first events is the one right
 * before the second; what may stand between, and what a newer chain takes over, depends on how many items there are (eql-semantics 10.2).
 * Null: such a sequence has no pattern here.
 */
export function patternOf({ runs, until }: SequenceShape): readonly Variable[] | null {
  const [first = 1, second] = runs;
  const alive = until ? ' AND NOT `ended`' : '';
  if (runs.length === 1) return items(first, first, '', alive);
  if (runs.length === 2 && second === 1) return [...items(first, first + 1, between(alive), alive), lastOf(first + 1, 2)];
  return runs.length === 3 && runs.every((one) => one === 1) ? threeItems(alive) : null;
}

/** The first item as often as it runs, of `all` rows of the sequence. */
function items(count: number, all: number, gap: string, alive: string): readonly Variable[] {
  return Array.from({ length: count }, (_, at): readonly Variable[] => {
    const row = rowOf(at + 1, 1, at + 1 === all ? '' : alive);
    return gap === '' || at + 1 === count ? [row] : [row, { name: `G${at + 1}`, quantifier: '*?', define: gap, shown: false }];
  }).flat();
}

/** Rows of the second item alone find no run to end, and end none that is under way. */
function between(alive: string): string {
  return `\`item_2\` AND NOT \`item_1\`${alive}`;
}

function rowOf(number: number, item: number, alive: string): Variable {
  return { name: `A${number}`, quantifier: '', define: `\`item_${item}\`${alive}`, shown: true };
}

function lastOf(number: number, item: number): Variable {
  return rowOf(number, item, '');
}

/**
 * Behind the second event a newer chain takes over once a row of the first item is followed by one of the second: rows of the second
 * alone, then one of the first and no more of the second. A second event that is a first one as well begins a newer chain itself.
 */
function threeItems(alive: string): readonly Variable[] {
  const waiting = `NOT \`item_3\` AND NOT (\`item_2\` AND \`A2\`.\`item_1\`)${alive}`;
  return [
    rowOf(1, 1, alive),
    { name: 'G1', quantifier: '*?', define: `NOT \`item_1\` AND NOT \`item_2\`${alive}`, shown: false },
    rowOf(2, 2, alive),
    { name: 'G2', quantifier: '*?', define: `NOT \`item_1\` AND ${waiting}`, shown: false },
    { name: 'N', quantifier: '?', define: `\`item_1\` AND ${waiting}`, shown: false },
    { name: 'G3', quantifier: '*?', define: `\`N\`.\`item_1\` AND NOT \`item_2\` AND NOT \`item_3\`${alive}`, shown: false },
    lastOf(3, 3),
  ];
}
