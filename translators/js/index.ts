import type { Target } from '../../src/contract/index.ts';
import type { JavaScriptArtifact } from './artifact.ts';
import { jsCodes } from './codes.ts';
import { printModule } from './print.ts';
import { translateRule } from './translate.ts';

export type { JavaScriptArtifact } from './artifact.ts';
export { printBundle } from './bundle/index.ts';
export { atTime } from './clock.ts';
export { compile, compileMatcher } from './compile.ts';
export { compileLazily } from './compile-lazily.ts';
export type { CreateMatcher, RuleMatch, RuleMatcher, RuleMatcherOptions, RuleMatcherReport } from './matcher.ts';
export { compileInstants, compileReader, compileSteps, newSharedSteps } from './steps.ts';
export { createWorkshop } from './workshop.ts';

/** There is nothing to choose. */
type JavaScriptOptions = Readonly<Record<never, never>>;

/** An ES module without imports whose default export is the predicate or, for a sequence or sample, makes a matcher. */
export const js: Target<JavaScriptArtifact, JavaScriptOptions> = {
  name: 'js',
  aliases: ['javascript'],
  hints: ['mjs', 'ecmascript', 'typescript'],
  title: 'JavaScript module',
  extension: '.mjs',
  separator: null,
  options: {},
  logic: 'two-valued',
  codes: jsCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'exact',
    'one-of': 'partly',
    range: 'partly',
    'date-range': 'partly',
    matches: 'partly',
    'in-network': 'exact',
    words: 'partly',
    anywhere: 'partly',
    computed: 'partly',
    single: 'exact',
    sequence: 'exact',
    sample: 'exact',
  },
  translate: (rule) => translateRule(rule),
  print: printModule,
};
