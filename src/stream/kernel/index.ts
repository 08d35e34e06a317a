export { createBlockScanner } from './blocks.ts';
export { createLineSorter } from './line-sorter.ts';
