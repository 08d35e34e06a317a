export { askedFields } from './asked.ts';
export { type Candidate, documentId, lineOf } from './candidate-event.ts';
export { decidingFields } from './deciding.ts';
export { createEventMatcher } from './event-matcher.ts';
export type { InputStart } from './event-reader.ts';
export { createEventReader, MAX_LINE_BYTES } from './events.ts';
export { type Facts, factsOf } from './facts.ts';
export { type InputKnowledge, isSettled } from './input-knowledge.ts';
export { type LinePlace, matchLines, onlyId } from './match-lines.ts';
export { createMatcher, type LineMatch, type Matcher, type MatcherOptions, type Report, type StreamRule } from './matcher.ts';
export { textFieldsOf, withNumberTexts } from './number-texts.ts';
export {
  createParting,
  createPartMatcher,
  createPartMerger,
  type Part,
  type PartMerger,
  type PartReport,
  type Piece,
  type SeriesHit,
} from './parts/index.ts';
export type { BadLine, InputReport } from './read-report.ts';
export { type Conditions, conditionsOf } from './rule-index/index.ts';
export { prepareTables } from './rule-reader.ts';
export type { RuleStats } from './rule-stats.ts';
export type { RuleTables } from './rule-tables.ts';
export { type BadReason, MAX_DEPTH } from './scan.ts';
export * from './sequence/index.ts';
export type { SeriesEvent, SeriesMatch } from './series.ts';
export type { SeriesRule } from './series-rule.ts';
export type { Sought } from './sought.ts';
export { createStream, type StreamOptions, type StreamReport } from './stream.ts';
export { scalarsAt } from './values.ts';
