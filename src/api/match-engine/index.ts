export { matchEngine, type Spoil, whyUnmatchable } from './engine.ts';
export { SPELLINGS, spell } from './spell.ts';
