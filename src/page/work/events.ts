import { generateCorpus } from '../../api/generate-corpus.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Labelled events of the rule: matches, near misses and ordinary ones. */
export function makeEvents({ count, seed, ...subject }: Work['events']['asked']): Work['events']['answer'] {
  return [...generateCorpus(checkableRule(subject), { events: count, seed })];
}
