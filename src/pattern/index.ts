export { type Alphabet, alphabetOf, classesOf, classOf, setsOf } from './alphabet.ts';
export { type Budget, type Built, DEFAULT_BUDGET } from './budget.ts';
export { expressionOf } from './build-expression.ts';
export { compileMatcher, matcherOf } from './compile.ts';
export { determinizeEffort } from './determinize-effort.ts';
export { accepts, type Dfa } from './dfa.ts';
export { type EmittedMatcher, emitMatcher, type Lines } from './emit.ts';
export {
  ALL,
  ANYTHING,
  charactersOf,
  choice,
  complement,
  type Expression,
  intersection,
  MAX_CODE_POINT,
  rangeOf,
  repeat,
  sequence,
  setOf,
} from './expression.ts';
export { finiteLanguage, regexToWildcards } from './finite.ts';
export { type Folding, foldVariants } from './fold.ts';
export type { Dialect } from './javascript-regexp.ts';
export { inJsonList, printJsonTextRegex } from './json-list-regex.ts';
export { lengthRange } from './lengths.ts';
export { printLuceneRegex } from './lucene-regex.ts';
export { MATCHER_RUNTIME, matcherCode, type RuntimeName } from './matcher-code.ts';
export { necessaryLiterals } from './necessary-literals.ts';
export { type PortableObstacle, printPortableRegex } from './portable-regex.ts';
export { printRe2Regex } from './re2-regex.ts';
export { CharSet } from './refa.generated.ts';
export * from './regex-node.ts';
export { parseLuceneRegex } from './regex-parse.ts';
export { regexParts } from './regex-parts.ts';
export { type StringTest, stringTestOf } from './string-test.ts';
export type { DfaTable } from './table.ts';
export * from './text-pattern.ts';
export { toDfaTable } from './to-dfa.ts';
export * from './wildcard.ts';
