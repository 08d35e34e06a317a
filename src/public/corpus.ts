/** `eqlibrium/corpus`: labelled events of a rule, and the rules that come with the package. */
export { BUILT_IN_RULES, generateCorpus, type LabelledEvent } from '../../corpus/index.ts';
