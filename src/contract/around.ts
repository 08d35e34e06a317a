import type { Json } from '../event/index.ts';
import type { Rule } from '../ir/index.ts';
import type { Diagnostic } from '../source/index.ts';
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
  /** Scripts of runtime fields. */
  readonly scripts: boolean;
}

/** A target that says all of a rule itself passes nothing on. */
export const NOTHING_PASSED_ON: PassedOn = { filters: () => false, scripts: false };

/** What of the things around the query of a rule is not in an output, each with its effect. (eql-semantics 13.5) */
export function lossesAround({ around: given, plan }: Rule, passed: PassedOn): readonly Loss[] {
  if (given === undefined) return [];
  const span = plan.origin;
  // One event more may take the place of another in a sequence, or spoil it.
  const effect: Effect = plan.kind === 'sequence' ? 'either' : 'may-match-more';
  const unsaid = given.unsaid.flatMap((one): readonly Loss[] => {
    if (one.kind === 'filter' && passed.filters(one.clause)) return [];
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
  return [...unsaid, ...dates, ...scripts];
}
