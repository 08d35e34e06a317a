/** `eqlibrium/corpus`: labelled events of a rule, and the rules that come with the package. */
export { BUILT_IN_RULES, type LabelledEvent, type LabelledStreamEvent } from '../../corpus/index.ts';
export { generateCorpus } from '../api/door/corpus.ts';
export type { CorpusWishes } from '../api/generate-corpus.ts';
