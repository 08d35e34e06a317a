import { NONE } from './columns.ts';

/** Rows by numbers that are not below 0, in blocks of memory: a `Map` of as many takes several times as long. */
interface RowMap {
  /** The row of a number, or `NONE`. */
  get(number: number): number;
  set(number: number, row: number): void;
  delete(number: number): void;
}

/** Free places are more than half of all. */
const FEWEST_PLACES = 16;
/** Knuth's multiplier, which spreads numbers that follow each other. */
const SPREAD = 0x9e3779b1;

export function createRowMap(): RowMap {
  let mask = FEWEST_PLACES - 1;
  let numbers = new Int32Array(FEWEST_PLACES).fill(NONE);
  let rows = new Int32Array(FEWEST_PLACES);
  let size = 0;

  function homeOf(number: number): number {
    return (Math.imul(number, SPREAD) >>> 7) & mask;
  }

  /** Where a number stands, or the free place where it would. */
  function placeOf(number: number): number {
    let place = homeOf(number);
    while (numbers[place] !== number && numbers[place] !== NONE) place = (place + 1) & mask;
    return place;
  }

  function put(number: number, row: number): void {
    const place = placeOf(number);
    if (numbers[place] === NONE) size++;
    numbers[place] = number;
    rows[place] = row;
  }

  function grow(): void {
    const [oldNumbers, oldRows] = [numbers, rows];
    mask = 2 * mask + 1;
    numbers = new Int32Array(mask + 1).fill(NONE);
    rows = new Int32Array(mask + 1);
    size = 0;
    for (const [place, number] of oldNumbers.entries()) if (number !== NONE) put(number, oldRows[place] ?? NONE);
  }

  return {
    get(number) {
      const place = placeOf(number);
      return numbers[place] === NONE ? NONE : (rows[place] ?? NONE);
    },
    set(number, row) {
      if (2 * size > mask) grow();
      put(number, row);
    },
    /** What stands behind moves up to where it is looked for, so that no place need be marked as left. */
    delete(number) {
      let free = placeOf(number);
      if (numbers[free] === NONE) return;
      size--;
      for (let place = (free + 1) & mask; numbers[place] !== NONE; place = (place + 1) & mask) {
        const home = homeOf(numbers[place] ?? 0);
        if (((place - home) & mask) < ((place - free) & mask)) continue;
        numbers[free] = numbers[place] ?? NONE;
        rows[free] = rows[place] ?? NONE;
        free = place;
      }
      numbers[free] = NONE;
    },
  };
}
