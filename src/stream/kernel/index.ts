export { createBlockScanner, LONGEST_IN_BLOCK } from './blocks.ts';
export { LONGEST_SORTED } from './fields-program.ts';
export { createLineSorter, type LineSorter, type LineTaker } from './line-sorter.ts';
