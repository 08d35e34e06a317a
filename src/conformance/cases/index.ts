export {
  type Answered,
  CASE_CLOCK,
  type Case,
  type CaseEntry,
  type CaseFile,
  type CaseGroup,
  type CaseOptions,
  casesOf,
} from './case.ts';
export { type Candidate, type CaseOutcome, type CaseSettings, judgeCase } from './judge.ts';
export { problemsOf } from './problems.ts';
