import { type CorpusOptions, DEFAULT_END_TIME, rangedFields, type SeriesOptions, surround } from '../../corpus/index.ts';
import type { Schema } from '../event/index.ts';
import { agoOf, lookBackOf, type Rule, type RuleMeta } from '../ir/index.ts';
import type { LanguageName, Languages, Questions } from '../languages/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { languageOf } from './language-of.ts';

/** A rule and the mapping it was read with. */
export interface Meant {
  readonly rule: Rule;
  readonly schema: Schema;
}

/** What the corpus asks for in the name of a rule: what its query asks, with what stands around it. */
export function questionsOf<Name extends LanguageName>({ syntax, rule }: CheckableRule<Name>, languages?: Languages): Questions {
  return surround(languageOf(rule, languages).questions(syntax), rule.around?.context);
}

/** What the corpus is told of a rule over single events, beside how many events are wanted. */
export function corpusOptionsOf({ rule, schema }: Meant, seed: number): Omit<CorpusOptions, 'events'> {
  const { eventCategoryField, indices, logSource } = rule.meta;
  const { folding, functionWildcards } = rule.semantics;
  const reach = lookBackOf(rule.meta);
  return {
    seed,
    schema,
    folding,
    functionWildcards,
    documentIndices: indices,
    ...(logSource === null ? {} : { logSource }),
    ...withinRange(rule.meta),
    ...(reach === null ? {} : { reach }),
    oneValue: rangedFields(rule.around?.context),
    ...(eventCategoryField === null ? {} : { eventCategoryField }),
  };
}

/** What the corpus is told of a sequence or a sample. */
export function seriesOptionsOf({ rule, schema }: Meant, seed: number): SeriesOptions {
  const { eventCategoryField, timestampField, tiebreakerField } = rule.meta;
  const { folding, functionWildcards } = rule.semantics;
  const reach = lookBackOf(rule.meta);
  return {
    seed,
    schema,
    folding,
    functionWildcards,
    ...withinRange(rule.meta),
    oneValue: rangedFields(rule.around?.context),
    ...(reach === null ? {} : { reach }),
    ...(eventCategoryField === null ? {} : { eventCategoryField }),
    ...(timestampField === null ? {} : { timestampField }),
    ...(tiebreakerField === null ? {} : { tiebreakerField }),
  };
}

/** Events that a run would look at: no later than the range ends, and with times in the fields that the range is over. */
function withinRange(meta: RuleMeta): Pick<CorpusOptions, 'endTime' | 'stamps'> {
  const { from, to, timestampField, timestampOverride: preferred, timestampOverrideFallbackDisabled } = meta;
  if (from === null && to === null) return {};
  const ahead = agoOf(to ?? 'now') ?? 0;
  const usual = timestampField === null || timestampField === '@timestamp' ? [] : ['@timestamp'];
  const other = preferred === null || preferred === '@timestamp' ? [] : [preferred];
  const stamps = timestampOverrideFallbackDisabled
    ? { always: [...usual, ...other], sometimes: [] }
    : { always: usual, sometimes: other };
  return {
    ...(ahead > 0 ? { endTime: DEFAULT_END_TIME - ahead } : {}),
    ...(usual.length + other.length > 0 ? { stamps } : {}),
  };
}
