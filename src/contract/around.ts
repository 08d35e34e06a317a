import type { Json } from '../event/index.ts';
import type { Beyond, ChangeKind, ExceptionItem, IndicatorMatch, Rule } from '../ir/index.ts';
import type { Diagnostic, KnownCode } from '../source/index.ts';
import { around } from './codes.ts';
import type { Effect, Loss } from './target.ts';

/** What a target without a time range says of it, once. (eql-semantics 13.5) */
export function scheduleNotes({ meta, plan }: Rule): readonly Diagnostic[] {
  const { from, to, timestampOverride } = meta;
  if (from === null && to === null) return [];
  const field = timestampOverride === null ? '' : ` by ${timestampOverride}`;
  const message = `a run looks at events from ${from ?? 'any time'} to ${to ?? 'now'}${field}; the output looks at every event it is given`;
  return [around.diagnostic('schedule-not-printed', message, plan.origin)];
}

/** What of the things around a query a target can pass on to whoever runs its output. */
interface PassedOn {
  /** Whether a filter that is no condition on values goes along as it is written. */
  readonly filters: (clause: Json) => boolean;
  /** Whether an exception that is no condition on values goes along; absent: none does. */
  readonly exceptions?: (item: ExceptionItem) => boolean;
  /** Scripts of runtime fields. */
  readonly scripts: boolean;
  /** Whether the output does what a rule does besides its query. */
  readonly beyond: (beyond: Beyond) => boolean;
}

/** A target that says all of a rule itself passes nothing on. */
export const NOTHING_PASSED_ON: PassedOn = { filters: () => false, scripts: false, beyond: () => false };

/** The code of each kind of change. */
const CHANGES: { readonly [Kind in ChangeKind]: KnownCode } = {
  merged: around.known('pipeline-names-merged'),
  dropped: around.known('pipeline-test-dropped'),
  added: around.known('pipeline-condition-added'),
  value: around.known('pipeline-value-changed'),
};

/** How a rule that pipelines changed differs from the one that was written. Of events in order a change may spoil a match or make one. */
function lossesOfChanges({ changed, plan }: Rule): readonly Loss[] {
  return (changed?.changes ?? []).map(({ kind, origin: span, message, effect }) => ({
    code: CHANGES[kind],
    span,
    message,
    effect: plan.kind === 'single' ? effect : 'either',
  }));
}

/** What of the things around the query of a rule is not in an output, or was changed before, each with its effect. (eql-semantics 13.5) */
export function lossesAround(rule: Rule, passed: PassedOn): readonly Loss[] {
  return [...lossesOfChanges(rule), ...lossesOfAround(rule, passed)];
}

function lossesOfAround(rule: Rule, passed: PassedOn): readonly Loss[] {
  const { around: given, plan } = rule;
  const besides = lossesBeyond(rule, passed);
  if (given === undefined) return besides;
  const span = plan.origin;
  // One event more may take the place of another in a sequence, or spoil it.
  const effect: Effect = plan.kind === 'sequence' ? 'either' : 'may-match-more';
  const unsaid = given.unsaid.flatMap((one): readonly Loss[] => {
    if (one.kind === 'filter' && passed.filters(one.clause)) return [];
    if (one.item !== undefined && passed.exceptions?.(one.item) === true) return [];
    const code = ({ filter: 'filter-left-out', exception: 'exception-left-out', list: 'exceptions-missing' } as const)[one.kind];
    return [
      {
        code: around.known(code),
        span,
        message: `${one.what} ${one.kind === 'list' ? 'are' : 'is'} left out: ${one.reason}`,
        effect,
      },
    ];
  });
  const dates = given.severalDates
    .filter((field) => field !== '@timestamp')
    .map((field): Loss => {
      const message = `a filter asks one value of ${field} for both ends of a range, here two values may do`;
      return {
        code: around.known('filter-two-dates'),
        span,
        message,
        effect: 'where-agreed',
        presumes: [{ kind: 'one-value', field }],
      };
    });
  const scripts = (passed.scripts ? [] : given.scripted).map((field): Loss => {
    const message = `a script of the request computes ${field}; here the events have to carry it`;
    return {
      code: around.known('runtime-script'),
      span,
      message,
      effect: 'where-agreed',
      presumes: [{ kind: 'spelling', field, name: field }],
    };
  });
  return [...besides, ...unsaid, ...dates, ...scripts];
}

/** What a rule does besides its query and the output does not: it finds every event that the query does. */
function lossesBeyond({ beyond = [], plan }: Rule, passed: PassedOn): readonly Loss[] {
  return beyond
    .filter((one) => !passed.beyond(one))
    .map((one) => ({
      code: around.known(BEYOND[one.kind]),
      span: plan.origin,
      message: `${sayBeyond(one)}; the output finds every event that the query finds`,
      effect: 'may-match-more',
      ofAlerts: true,
    }));
}

const BEYOND = {
  threshold: 'threshold-left-out',
  'new-terms': 'new-terms-left-out',
  'indicator-match': 'indicator-match-left-out',
} as const satisfies { readonly [Kind in Beyond['kind']]: string };

/** What makes an alert of events that the query finds, in a sentence. */
function sayBeyond(beyond: Beyond): string {
  switch (beyond.kind) {
    case 'threshold': {
      const { fields, count, distinct } = beyond;
      const group = fields.length === 0 ? '' : ` with the same ${fields.join(', ')}`;
      const different = distinct.map((one) => ` and ${one.count} or more different values of ${one.field}`).join('');
      return `an alert takes ${count} or more events${group}${different}`;
    }
    case 'new-terms':
      return `an alert takes values of ${beyond.fields.join(', ')} that were not seen since ${beyond.since}`;
    case 'indicator-match':
      return `an alert takes an indicator in ${beyond.indices.join(', ')} with the same ${namesOf(beyond.mapping)}`;
  }
}

function namesOf(mapping: IndicatorMatch['mapping']): string {
  const names = mapping.map((pairs) => pairs.map(({ field, negated }) => (negated ? `not ${field}` : field)).join(' and '));
  return [...new Set(names)].join(' or ');
}
