export { drawnTimelines } from './drawn.ts';
export { type Compared, type Drawn, type Way, waysOf } from './search.ts';
