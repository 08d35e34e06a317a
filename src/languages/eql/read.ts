import type { Reading, ReadOptions, WrittenRule } from '../../contract/index.ts';
import { type Result, success } from '../../source/index.ts';
import { analyzeQuery } from './analyze.ts';
import type { Query } from './ast.ts';
import { parseEql } from './parse.ts';

/**
 * Reads a query in one parse: its tree and what it means. Fails with the problems of its syntax;
 * those of checking and lowering are in the meaning. Never throws.
 */
export function readEql({ query, meta, context }: WrittenRule, options: ReadOptions): Result<Reading<'eql', Query>> {
  const parsed = parseEql(query);
  if (!parsed.ok) return parsed;
  const { value: syntax, warnings } = parsed;
  const analysis = analyzeQuery(syntax, query.text, { ...options, meta, context });
  if (!analysis.ok) return success({ syntax, meaning: analysis }, warnings);
  const { rule, schema } = analysis.value;
  const meaning = success({ rule, schema }, [...warnings, ...analysis.warnings]);
  return success({ syntax, meaning }, warnings);
}
