import type { Reading, ReadOptions, WrittenRule } from '../../contract/index.ts';
import { type Result, success } from '../../source/index.ts';
import { analyzeQuery } from './analyze.ts';
import type { Query } from './ast.ts';
import { parseKql } from './parse.ts';

/** Reads a query in one parse: its tree and what it means. Fails with the problems of its syntax; those of lowering are in the meaning. Never throws. */
export function readKql(rule: WrittenRule, options: ReadOptions): Result<Reading<'kql', Query>> {
  const parsed = parseKql(rule.query);
  if (!parsed.ok) return parsed;
  const { value: syntax, warnings } = parsed;
  const meaning = analyzeQuery(syntax, rule, options);
  if (!meaning.ok) return success({ syntax, meaning }, warnings);
  return success({ syntax, meaning: success(meaning.value, [...warnings, ...meaning.warnings]) }, warnings);
}
