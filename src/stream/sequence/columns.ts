/** No row. */
export const NONE = -1;

/** A growing list of numbers in one block of memory. */
export interface Column {
  get(row: number): number;
  set(row: number, value: number): void;
}

type Numbers = Float64Array | Int32Array | Int16Array;

/** Moments and other numbers at full precision. */
export const float64Column = (): Column => column((length) => new Float64Array(length));
/** Row numbers, `NONE` included. */
export const int32Column = (): Column => column((length) => new Int32Array(length));
export const int16Column = (): Column => column((length) => new Int16Array(length));

function column<Block extends Numbers>(make: (length: number) => Block): Column {
  let block: Numbers = make(16);
  return {
    get: (row) => block[row] ?? 0,
    set(row, value) {
      if (row >= block.length) {
        const larger = make(Math.max(row + 1, Math.ceil(block.length * 1.5)));
        larger.set(block);
        block = larger;
      }
      block[row] = value;
    },
  };
}

/** Gives out row numbers, those given back first. */
export interface Rows {
  take(): number;
  give(row: number): void;
}

export function createRows(): Rows {
  const free: number[] = [];
  let next = 0;
  return {
    take: () => free.pop() ?? next++,
    give: (row) => {
      free.push(row);
    },
  };
}
