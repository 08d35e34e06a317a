import type { RegexNode } from '../../../pattern/index.ts';
import { type AnyNode, refuse } from './syntax.ts';
import { type Table, tableOf } from './table.ts';

/** A row of characters, each of some classes. */
interface Row {
  readonly sets: readonly ReadonlySet<number>[];
  /** What may stand any number of times before each of them and at the end; by place, from 0 to the number of sets. */
  readonly gaps: ReadonlyMap<number, ReadonlySet<number>>;
}

const MOST_ROWS = 64;
const MOST_WORK = 3_000_000;
/** Steps for each entry of a table: small ones are known to be no such list much sooner. */
const WORK_PER_ENTRY = 2_000;

/** The work that is left, counted in steps of automata. */
interface Work {
  left: number;
}

/**
 * The texts that an automaton takes, as a union of rows. They are guessed: a shortest text that no row has is widened, letter by letter and
 * gap by gap, as long as the automaton takes all of it. What is guessed is right when nothing is left over: each row is then within the
 * automaton, and the automaton within the rows.
 */
export function textsInTable(node: AnyNode): RegexNode {
  const table = tableOf(node);
  const work: Work = { left: Math.min(MOST_WORK, WORK_PER_ENTRY * table.next.length * table.size) };
  const rows: Row[] = [];
  for (;;) {
    const word = leftOver(table, rows, work);
    if (work.left <= 0 || rows.length > MOST_ROWS) return refuse(node, 'an automaton that is no short list of patterns');
    if (word === null) return { kind: 'union', operands: rows.map((row) => nodeOf(row, table)) };
    rows.push(widened(word, table, work));
  }
}

function nodeOf({ sets, gaps }: Row, { characters, size }: Table): RegexNode {
  const gap = (at: number): readonly RegexNode[] => {
    const set = gaps.get(at);
    if (set === undefined) return [];
    return [set.size === size ? { kind: 'anything' } : { kind: 'repeat', operand: characters(set), min: 0, max: null }];
  };
  return {
    kind: 'concatenation',
    operands: [...sets.flatMap((set, at) => [...gap(at), characters(set)]), ...gap(sets.length)],
  };
}

/** A shortest word that the table takes and no row has; null: there is none, or no work is left. */
function leftOver({ next, accepts, size }: Table, rows: readonly Row[], work: Work): readonly number[] | null {
  interface Reached {
    readonly state: number;
    readonly at: readonly Places[];
    readonly before: Reached | null;
    readonly symbol: number;
  }
  const first: Reached = { state: 0, at: rows.map(() => [0]), before: null, symbol: -1 };
  const seen = new Set([keyOf(first.state, first.at)]);
  const waiting = [first];
  for (const reached of waiting) {
    if (accepts.has(reached.state) && !rows.some(({ sets }, row) => reached.at[row]?.includes(sets.length))) {
      const word: number[] = [];
      for (let one: Reached = reached; one.before !== null; one = one.before) word.unshift(one.symbol);
      return word;
    }
    for (let symbol = 0; symbol < size; symbol++) {
      work.left -= 1 + reached.at.reduce((all, { length }) => all + length, 0);
      if (work.left <= 0) return null;
      const state = next[reached.state]?.[symbol] ?? 0;
      const at = rows.map((row, number) => moved(row, reached.at[number] ?? [], symbol));
      const key = keyOf(state, at);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push({ state, at, before: reached, symbol });
    }
  }
  return null;
}

/** How many characters of a row may have been read, in order. */
type Places = readonly number[];

function keyOf(state: number, at: readonly Places[]): string {
  return `${state}|${at.join('|')}`;
}

function moved({ sets, gaps }: Row, places: Places, symbol: number): Places {
  const after = new Set<number>();
  for (const place of places) {
    if (gaps.get(place)?.has(symbol) === true) after.add(place);
    if (sets[place]?.has(symbol) === true) after.add(place + 1);
  }
  return [...after].sort((one, other) => one - other);
}

/** The word with as much in place of its letters, and between them, as the table takes. */
function widened(word: readonly number[], table: Table, work: Work): Row {
  let row: Row = { sets: word.map((symbol) => new Set([symbol])), gaps: new Map() };
  const attempt = (wider: Row): boolean => {
    const isBetter = isWithin(wider, table, work);
    if (isBetter) row = wider;
    return isBetter;
  };
  const all = Array.from({ length: table.size }, (_, symbol) => symbol);
  for (let at = word.length; at >= 0; at--) {
    const repeated = all.filter((symbol) =>
      [1, 2].every((count) => takes(table, word.toSpliced(at, 0, ...new Array<number>(count).fill(symbol)))),
    );
    if (repeated.length > 0) attempt({ ...row, gaps: new Map([...row.gaps, [at, new Set(repeated)]]) });
  }
  for (const [at, symbol] of word.entries()) {
    const others = all.filter((other) => takes(table, word.with(at, other)));
    const wider = (set: readonly number[]): Row => ({ ...row, sets: row.sets.with(at, new Set(set)) });
    if (others.length === 1 || attempt(wider(others))) continue;
    for (const other of others) if (other !== symbol) attempt(wider([...(row.sets[at] ?? []), other]));
  }
  return row;
}

function takes({ next, accepts }: Table, word: readonly number[]): boolean {
  return accepts.has(word.reduce((state, symbol) => next[state]?.[symbol] ?? 0, 0));
}

/** Whether the table takes every word of a row. */
function isWithin({ sets, gaps }: Row, { next, accepts }: Table, work: Work): boolean {
  const states = next.length;
  const seen = new Set([0]);
  const waiting = [0];
  const reach = (place: number, targets: readonly number[], symbols: ReadonlySet<number> | undefined): void => {
    for (const symbol of symbols ?? []) {
      work.left--;
      const pair = place * states + (targets[symbol] ?? 0);
      if (seen.has(pair)) continue;
      seen.add(pair);
      waiting.push(pair);
    }
  };
  for (const pair of waiting) {
    const [place, state] = [Math.floor(pair / states), pair % states];
    if (work.left <= 0 || (place === sets.length && !accepts.has(state))) return false;
    reach(place, next[state] ?? [], gaps.get(place));
    reach(place + 1, next[state] ?? [], sets[place]);
  }
  return true;
}
