import type { TargetName } from '../../translators/index.ts';
import type { Fault } from './fault.ts';

/** A deliberate fault of what relates events: what is printed of a rule loses or changes it. */
interface SeriesFault {
  readonly code: string;
  readonly rule: string;
  readonly find: RegExp;
  readonly put: string;
  readonly seen: string;
}

/** Targets that print rules over several events as EQL, in their own frame. */
const TARGETS: readonly TargetName[] = ['eql', 'es-dsl', 'kibana'];

const A = '[process where process.name == "a"]';
const B = '[network where destination.port == 80]';
const C = '[file where file.name == "x"]';
const SPAN = `sequence by host.id with maxspan=1m ${A} ${B}`;
const RUNS = `sequence by host.id ${A} with runs=3 ${B}`;
const UNTIL = `sequence by host.id ${A} ${B} until ${C}`;
const ABSENT = `sequence by host.id with maxspan=1m ${A} !${C} ${B}`;
const OWN = 'sequence [process where true] by process.entity_id [network where true] by process.parent.entity_id';
const OPTIONAL = `sequence by ?host.id ${A} ${B}`;
const SAMPLE = `sample by host.id ${A} ${B}`;
const PIPED = `sequence by host.id ${A} ${B} | head 1`;
const LONG = `sequence by host.id with maxspan=5m ${A} ${B} ${C}`;

/** Texts as they stand in JSON as well: a quote may have a backslash before it. */
const LOST: readonly SeriesFault[] = [
  { code: 'maxspan-dropped', rule: SPAN, find: / with maxspan=1m/, put: '', seen: 'ports without a window' },
  { code: 'maxspan-in-seconds', rule: SPAN, find: /maxspan=1m/, put: 'maxspan=1s', seen: 'the unit misread' },
  { code: 'maxspan-in-hours', rule: SPAN, find: /maxspan=1m/, put: 'maxspan=1h', seen: 'the unit misread' },
  { code: 'maxspan-doubled', rule: LONG, find: /maxspan=5m/, put: 'maxspan=10m', seen: 'a window for each pair of items' },
  { code: 'keys-dropped', rule: SPAN, find: / by host\.id/, put: '', seen: 'converters without group by' },
  { code: 'key-of-another-field', rule: SPAN, find: /by host\.id/, put: 'by user.id', seen: 'a field mapped to another' },
  { code: 'key-added', rule: SPAN, find: /by host\.id/, put: 'by host.id, user.id', seen: 'a pipeline that groups by more' },
  { code: 'key-no-longer-optional', rule: OPTIONAL, find: /by \?host/, put: 'by host', seen: 'the question mark dropped' },
  { code: 'key-made-optional', rule: SPAN, find: /by host/, put: 'by ?host', seen: 'absence taken as a value' },
  {
    code: 'own-keys-swapped',
    rule: OWN,
    find: /(process\.entity_id)([\s\S]*)(process\.parent\.entity_id)/,
    put: '$3$2$1',
    seen: 'child and parent mixed up',
  },
  { code: 'until-dropped', rule: UNTIL, find: /\s+until .*x\\?"\]/, put: '', seen: 'correlations have no until' },
  { code: 'runs-by-one-less', rule: RUNS, find: /runs=3/, put: 'runs=2', seen: 'counted from zero' },
  { code: 'runs-by-one-more', rule: RUNS, find: /runs=3/, put: 'runs=4', seen: 'gt for gte' },
  { code: 'runs-dropped', rule: RUNS, find: / with runs=3/, put: '', seen: 'repeats that are not read' },
  {
    code: 'order-swapped',
    rule: SPAN,
    find: /(\[process.*?\])(\s+)(\[network.*?\])/,
    put: '$3$2$1',
    seen: 'temporal for temporal_ordered, by the wrong end',
  },
  { code: 'item-dropped', rule: LONG, find: / \[file.*?\]/, put: '', seen: 'a rule of a correlation forgotten' },
  { code: 'first-item-dropped', rule: LONG, find: /\[process.*?\]\s+/, put: '', seen: 'a rule of a correlation forgotten' },
  {
    code: 'missing-item-dropped',
    rule: ABSENT,
    find: / !\[file.*?\]/,
    put: '',
    seen: 'negation of an event that cannot be said',
  },
  { code: 'missing-item-wanted', rule: ABSENT, find: /!\[file/, put: '[file', seen: 'the exclamation mark lost' },
  { code: 'sample-in-order', rule: SAMPLE, find: /sample/, put: 'sequence', seen: 'temporal_ordered for temporal' },
  {
    code: 'order-not-asked',
    rule: SPAN,
    find: /sequence by host\.id with maxspan=1m/,
    put: 'sample by host.id',
    seen: 'temporal for temporal_ordered',
  },
  { code: 'head-dropped', rule: PIPED, find: /\s+\| head 1/, put: '', seen: 'pipes that are not read' },
  { code: 'head-of-the-tail', rule: PIPED, find: /head 1/, put: 'tail 1', seen: 'the wrong end' },
  { code: 'condition-of-an-item', rule: LONG, find: /== 80/, put: '== 443', seen: 'an item spoilt as any condition is' },
  {
    code: 'condition-of-an-item-dropped',
    rule: LONG,
    find: /network where destination\.port == 80/,
    put: 'network where true',
    seen: 'a condition dropped',
  },
];

/** Each of them in each target that it could stand in. */
export const SERIES_FAULTS: readonly Fault[] = LOST.flatMap(({ code, rule, find, put, seen }) =>
  TARGETS.map((target): Fault => ({ code, target, rule, seen, change: { stage: 'text', find, put } })),
);
