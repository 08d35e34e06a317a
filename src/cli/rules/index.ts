export { loadRules, type OwnEvents } from './load.ts';
export { builtInRule, exitLeftOut, meaningOf } from './meaning.ts';
export { labelOf, nameOf } from './names.ts';
export { type RuleOptions, readingOf } from './options.ts';
export { withOwnEvents } from './own-events.ts';
export { problemsIn, startTelling, type Telling } from './problems.ts';
