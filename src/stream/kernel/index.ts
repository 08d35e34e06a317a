export { createBlockScanner, LONGEST_IN_BLOCK } from './blocks.ts';
export { LONGEST_SORTED } from './fields-program.ts';
export type { Image, Search } from './image.ts';
export { createLineSorter, type LineSorter, type LineTaker, makeImage } from './line-sorter.ts';
