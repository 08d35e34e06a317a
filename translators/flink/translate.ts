import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { fold, type Predicate, type Rule } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import type { Connector, FlinkArtifact, FlinkQuery } from './artifact.ts';
import { all, any, type Condition, EVERYTHING, NOTHING, not } from './condition.ts';
import { limited, matchesTest, networkTest, oneOfTest, presentTest, rangeTest } from './leaf.ts';
import { sequenceQuery } from './sequence.ts';
import { refuse, type Sink } from './sink.ts';

/** A rule as a job of Flink, or the reasons why it is none. */
export function translateFlink(rule: Rule, connector: Connector): Translation<FlinkArtifact> {
  const sink: Sink = { reasons: [], fields: new Map() };
  const query = queryOf(rule, sink);
  if (isNonEmpty(sink.reasons) || query === null) return { status: 'refused', reasons: reasonsOf(sink) };
  const { meta, plan } = rule;
  const time = plan.kind === 'sequence' ? plan.order.timestamp.name : (meta.timestampField ?? '@timestamp');
  const artifact: FlinkArtifact = {
    id: meta.id,
    title: meta.name ?? 'rule without a name',
    connector,
    time: time.split('.'),
    fields: [...sink.fields.keys()].sort().map((name) => ({ name, levels: name.split('.') })),
    query,
  };
  const notes = scheduleNotes(rule);
  const losses = lossesAround(rule, NOTHING_PASSED_ON);
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

function reasonsOf({ reasons }: Sink): Extract<Translation<never>, { readonly status: 'refused' }>['reasons'] {
  if (isNonEmpty(reasons)) return reasons;
  throw new Error('a rule without a query and without a reason');
}

function queryOf({ plan, semantics }: Rule, sink: Sink): FlinkQuery | null {
  switch (plan.kind) {
    case 'single':
      return { kind: 'single', where: conditionOf(plan.where, semantics, sink) };
    case 'sequence':
      return sequenceQuery(plan, ({ where }) => conditionOf(where, semantics, sink), sink);
    case 'sample':
      refuse(sink, 'flink-sample', 'a sample asks for events in any order', plan.origin);
      return null;
  }
}

function conditionOf(where: Predicate, semantics: Rule['semantics'], sink: Sink): Condition {
  return fold<Condition>(where, {
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    and: ({ operands }) => all(operands),
    or: ({ operands, origin }) => limited(any(operands), origin, sink),
    not: ({ operand }) => not(operand),
    present: (leaf) => presentTest(leaf, sink),
    'one-of': (leaf) => oneOfTest(leaf, semantics, sink),
    range: (leaf) => rangeTest(leaf, sink),
    'date-range': ({ field, origin }) => refuse(sink, 'flink-field-type', `${field.name} is of type ${field.type}`, origin),
    matches: (leaf) => matchesTest(leaf, semantics, sink),
    'in-network': (leaf) => networkTest(leaf, sink),
    words: ({ field, origin }) => refuse(sink, 'flink-field-type', `${field.name} is analysed text`, origin),
    anywhere: ({ origin }) => refuse(sink, 'flink-no-field', 'a keyword is looked for in every field', origin),
    computed: ({ origin }) => refuse(sink, 'flink-computed-value', 'a computed value', origin),
  });
}
