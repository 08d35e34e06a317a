import { type DateRange, type Field, fold, type Predicate, type Rule } from '../../../ir/index.ts';
import { parseDate } from '../../../languages/eql/lower/dates/index.ts';
import { UsageError } from '../../host/host.ts';
import type { Window } from '../place.ts';

const DEFAULT_TIME_FIELD = '@timestamp';

/** The rule as it is asked at a moment: date math counts from then, and events outside of the window meet nothing. Throws a `UsageError` for a bound that is no moment. */
export function askedAt(rule: Rule, { since, until }: Window, now: number): Rule {
  const { plan, meta } = rule;
  if (plan.kind !== 'single') return rule;
  const { origin } = plan;
  const time: Field = {
    name: meta.timestampField ?? DEFAULT_TIME_FIELD,
    type: 'date',
    ignoreAbove: null,
    nullValue: null,
    optional: false,
    origin,
  };
  const bounds = (
    [
      ['since', since, 'ge'],
      ['until', until, 'lt'],
    ] as const
  ).flatMap(([name, text, relation]): readonly DateRange[] => {
    if (text === undefined) return [];
    const range = atClock({ kind: 'date-range', field: time, relation, text, from: null, to: null, origin }, now);
    if (range.from === null) throw new UsageError(`--${name}: ${text} is no moment`);
    return [range];
  });
  const where = clocked(plan.where, now);
  return {
    ...rule,
    plan: { ...plan, where: bounds.length === 0 ? where : { kind: 'and', operands: [...bounds, where], origin } },
  };
}

function clocked(where: Predicate, now: number): Predicate {
  const same = (leaf: Predicate): Predicate => leaf;
  return fold<Predicate>(where, {
    constant: same,
    and: same,
    or: same,
    not: same,
    present: same,
    'one-of': same,
    range: same,
    'date-range': (leaf) => (leaf.from === null ? atClock(leaf, now) : leaf),
    matches: same,
    'in-network': same,
    words: same,
    anywhere: same,
    computed: same,
  });
}

function atClock(range: DateRange, now: number): DateRange {
  const stretch = parseDate(range.text.replace(/^now/, `${new Date(now).toISOString()}||`));
  return stretch === null ? range : { ...range, ...stretch };
}
