/** `eqlibrium/corpus`: labelled events of a rule, and the rules that come with the package. */
export { BUILT_IN_RULES, type LabelledEvent, type LabelledStreamEvent } from '../../corpus/index.ts';
export { type CorpusWishes, generateCorpus } from '../api/generate-corpus.ts';
