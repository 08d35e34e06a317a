export { isWorthTelling, loadRules, type OwnEvents } from './load.ts';
export { exitLeftOut, meaningOf } from './meaning.ts';
export { labelOf, nameOf, toldApart } from './names.ts';
export { type RuleOptions, readingOf } from './options.ts';
export { withOwnEvents } from './own-events.ts';
export { lossesIn, problemsIn, startTelling, type Telling } from './problems.ts';
export { readRules, tooSlow, unreadFile } from './read-file.ts';
