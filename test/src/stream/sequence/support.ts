import { streamRuleCompiler } from '../../../../src/api/stream-rules.ts';
import type { RunSettings } from '../../../../src/contract/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { EMPTY_META } from '../../../../src/ir/index.ts';
import { analyzeEql } from '../../../../src/languages/eql/analyze.ts';
import { source } from '../../../../src/source/index.ts';
import {
  createSequenceMatcher,
  type SequenceMatch,
  type SequenceMatcherOptions,
  type SequenceReport,
  type SeriesRule,
} from '../../../../src/stream/index.ts';

export interface Ran {
  readonly found: readonly SequenceMatch<number>[];
  readonly report: SequenceReport;
}

/** Compiles a query with the mapping and the field names of the settings. */
export function prepare(query: string, settings: RunSettings): SeriesRule {
  const { schema, semantics, timestampField, tiebreakerField = null } = settings;
  const meta = { ...EMPTY_META, timestampField, tiebreakerField };
  const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
  if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
  const compiled = streamRuleCompiler()(analysis.value.rule, { id: '1', name: 'rule' });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '));
  if (!('plan' in compiled.value)) throw new Error('neither a sequence nor a sample');
  return compiled.value;
}

/** Runs a query over events whose references are their places in the list; unless told otherwise, sorted by time. */
export function run(
  { plan, parts }: SeriesRule,
  events: readonly Event[],
  options: Partial<SequenceMatcherOptions<number>> = {},
): Ran {
  const found: SequenceMatch<number>[] = [];
  const onMatch = (match: SequenceMatch<number>): void => {
    found.push(match);
  };
  const matcher = createSequenceMatcher<number>(plan, parts, { maxDelay: Infinity, onMatch, ...options });
  for (const [id, event] of events.entries()) matcher.push(event, id);
  return { found, report: matcher.end() };
}

/** The places of the events of each match, those that must be missing left out. */
export function ids(found: readonly SequenceMatch<number>[]): readonly (readonly number[])[] {
  return found.map(({ events }) => events.filter((id) => id !== null));
}
