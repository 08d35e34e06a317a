export type { Golden, GoldenFile, GoldenProblem, RuleName, Slot } from './case.ts';
export { diagnostic, goldenCodes } from './codes.ts';
export { type FrozenCase, type FrozenRule, frozenText } from './frozen.ts';
export { lineReader } from './read-lines.ts';
export { readYaml } from './read-yaml.ts';
export { type Change, rewritten } from './update.ts';
