import { generateCorpus } from '../../api/generate-corpus.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Labelled events of the rule: matches, near misses and ordinary ones. */
export async function makeEvents({ count, seed, ...subject }: Work['events']['asked']): Promise<Work['events']['answer']> {
  return [...generateCorpus(await checkableRule(subject), { events: count, seed })];
}
