export type { Part, PartReport, SeriesHit } from './part.ts';
export { createPartMatcher } from './part-matcher.ts';
export { createPartMerger, type PartMerger } from './part-merger.ts';
export { createParting, type Piece } from './parting.ts';
