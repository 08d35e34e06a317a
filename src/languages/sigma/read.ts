import type { Reading, ReadOptions, WrittenRule } from '../../contract/index.ts';
import { type Result, success } from '../../source/index.ts';
import type { SigmaRule } from './ast.ts';
import { meaningOf } from './lower/index.ts';
import { parseSigma } from './parse.ts';

/** Reads the documents of a Sigma rule: their tree and what it means. Never throws. */
export function readSigma({ query, meta }: WrittenRule, options: ReadOptions): Result<Reading<'sigma', SigmaRule>> {
  const parsed = parseSigma(query, options.placeholders);
  if (!parsed.ok) return parsed;
  const { value: syntax, warnings } = parsed;
  const { schema, semantics, placeholders, asWritten = false } = options;
  const understood = meaningOf(syntax, query.text, {
    meta,
    semantics,
    asWritten,
    ...(schema === undefined ? {} : { schema }),
    ...(placeholders === undefined ? {} : { placeholders }),
  });
  const meaning = understood.ok ? success(understood.value, [...warnings, ...understood.warnings]) : understood;
  return success({ syntax, meaning }, warnings);
}
