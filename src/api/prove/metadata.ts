import isEqual from 'lodash/isEqual.js';
import type { Beyond, Rule, RuleMeta } from '../../ir/index.ts';
import type { MetadataChange } from '../../report/proof/difference.ts';

/** What metadata is called by people; null: it tells how the document is written, or stands in another row. */
const NAMES: { readonly [Name in keyof RuleMeta]: string | null } = {
  id: 'id',
  name: 'name',
  description: 'description',
  type: null,
  language: null,
  severity: 'severity',
  riskScore: 'risk score',
  version: 'version',
  authors: 'authors',
  license: 'license',
  references: 'references',
  tags: 'tags',
  falsePositives: 'false positives',
  threats: 'MITRE ATT&CK',
  indices: 'indices',
  // The schedule is one thing: how often a rule runs and which time it looks at.
  interval: null,
  from: null,
  to: null,
  timestampOverride: 'timestamp override',
  timestampOverrideFallbackDisabled: 'timestamp override without fallback',
  maxSignals: 'alerts a run at most',
  investigationGuide: 'investigation guide',
  setup: 'setup',
  buildingBlock: 'building block',
  maturity: 'maturity',
  logSource: 'log source',
  created: 'created',
  updated: 'updated',
  eventCategoryField: 'event category field',
  timestampField: 'timestamp field',
  tiebreakerField: 'tiebreaker field',
};

/** What a rule does with the events that its query finds, as people call it. */
const BEYOND: { readonly [Kind in Beyond['kind']]: string } = {
  threshold: 'threshold',
  'new-terms': 'new terms',
  'indicator-match': 'indicator match',
};

/** What two rules say of themselves otherwise, in the order in which a reader asks. */
export function metadataOf(before: Rule, after: Rule): readonly MetadataChange[] {
  const names = Object.keys(NAMES).filter((name): name is keyof RuleMeta => Object.hasOwn(NAMES, name));
  const rows = names.flatMap((name): readonly MetadataChange[] => {
    const title = NAMES[name];
    return title === null ? [] : [{ name: title, before: before.meta[name], after: after.meta[name] }];
  });
  const schedule = { name: 'schedule', before: scheduleOf(before.meta), after: scheduleOf(after.meta) };
  return [...rows, schedule, ...beyondOf(before, after)].filter((row) => !isEqual(row.before, row.after));
}

/** What two rules do otherwise with the events that their queries find: a threshold, new terms, indicators. */
export function beyondOf(before: Rule, after: Rule): readonly MetadataChange[] {
  const of = ({ beyond = [] }: Rule, kind: Beyond['kind']): unknown => beyond.find((one) => one.kind === kind) ?? null;
  const kinds = new Set([...(before.beyond ?? []), ...(after.beyond ?? [])].map(({ kind }) => kind));
  return [...kinds]
    .map((kind) => ({ name: BEYOND[kind], before: of(before, kind), after: of(after, kind) }))
    .filter((row) => !isEqual(row.before, row.after));
}

function scheduleOf({ interval, from, to }: RuleMeta): { readonly [Name in 'interval' | 'from' | 'to']: string | null } {
  return { interval, from, to };
}
