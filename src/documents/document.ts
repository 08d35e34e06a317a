import type { RuleMeta } from '../ir/index.ts';
import type { Source } from '../source/index.ts';

/** The published forms of a rule that are read, told apart by content. */
export type DocumentForm = 'markdown' | 'plain-text' | 'toml' | 'json' | 'eql';

/** One rule as it was found: what it says of itself, and its query with the place it was cut from. */
export interface RuleDocument {
  readonly form: DocumentForm;
  readonly meta: RuleMeta;
  readonly query: Source;
}

/** Metadata of a rule that says nothing of itself. */
export const EMPTY_META: RuleMeta = {
  id: null,
  name: null,
  description: null,
  type: null,
  language: null,
  severity: null,
  riskScore: null,
  version: null,
  authors: [],
  license: null,
  references: [],
  tags: [],
  falsePositives: [],
  threats: [],
  indices: [],
  interval: null,
  from: null,
  maxSignals: null,
  investigationGuide: null,
  setup: null,
  buildingBlock: false,
  maturity: null,
  created: null,
  updated: null,
  eventCategoryField: null,
  timestampField: null,
  tiebreakerField: null,
};
