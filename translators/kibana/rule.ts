import type { Json } from '../../src/event/index.ts';
import type { Rule, RuleMeta, Threat } from '../../src/ir/index.ts';
import type { KibanaQuery, Properties } from './artifact.ts';
import { type Required, requiredOf, threatEntry } from './required.ts';

/** What a rule says of itself, in Kibana's words; `filled` are the required properties that it does not say. */
export interface Described extends Required {
  readonly optional: Properties;
}

export function describe(rule: Rule): Described {
  const required = requiredOf(rule);
  const filled = [...required.filled];
  const { meta } = rule;
  const threat = meta.threats.map((block) => threatOf(block, filled));
  const optional = given({
    building_block_type: meta.buildingBlock ? 'default' : null,
    max_signals: meta.maxSignals === 0 ? null : meta.maxSignals,
    interval: meta.interval,
    from: meta.from,
    to: meta.to,
    timestamp_override: meta.timestampOverride,
    timestamp_override_fallback_disabled: meta.timestampOverrideFallbackDisabled ? true : null,
    author: meta.authors,
    license: meta.license,
    tags: meta.tags,
    threat,
    references: meta.references,
    false_positives: meta.falsePositives,
    note: meta.investigationGuide,
    setup: meta.setup,
  });
  return { ...required, filled, optional };
}

/** The fields by which Elasticsearch's EQL orders and sorts events, where the rule says other than the usual. */
export function eqlFields(meta: RuleMeta, { language }: KibanaQuery): Properties {
  if (language !== 'eql') return {};
  return given({
    event_category_override: meta.eventCategoryField,
    timestamp_field: meta.timestampField,
    tiebreaker_field: meta.tiebreakerField,
  });
}

function threatOf({ framework, tactic, techniques }: Threat, filled: string[]): Properties {
  return {
    framework,
    tactic: threatEntry(tactic, 'tactics', filled),
    technique: techniques.map(({ subtechniques, ...technique }) => ({
      ...threatEntry(technique, 'techniques', filled),
      subtechnique: subtechniques.map((entry) => threatEntry(entry, 'techniques', filled)),
    })),
  };
}

/** What is there: no null, no empty list. */
function given(properties: { readonly [key: string]: Json }): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}
