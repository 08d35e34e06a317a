import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import {
  type DateRange,
  foldBySide,
  type InNetwork,
  type Matches,
  type OneOf,
  type Predicate,
  type Present,
  type Range,
  type Rule,
} from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { all, any, EVERYTHING, type KustoArtifact, type KustoCondition, NOTHING, not } from './artifact.ts';
import { diagnostic } from './codes.ts';
import {
  dateCondition,
  matchesCondition,
  networkCondition,
  oneOfCondition,
  presentCondition,
  rangeCondition,
  unfit,
} from './leaf.ts';
import { presume, refuse, type Sink } from './sink.ts';

/** A rule over single events as a query of Kusto over a table, or the reasons why it is none. */
export function translateKusto(rule: Rule, table: string): Translation<KustoArtifact> {
  const { plan, semantics } = rule;
  if (plan.kind !== 'single') {
    const reason = diagnostic('kusto-several-events', '`where` asks each row by itself', plan.origin);
    return { status: 'refused', reasons: [reason] };
  }
  const sink: Sink = { folding: semantics.folding, reasons: [], losses: [] };
  const condition = conditionOf(plan.where, sink);
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const notes = scheduleNotes(rule);
  const losses = [...sink.losses, ...lossesAround(rule, NOTHING_PASSED_ON)];
  const artifact = { table, condition };
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes } : { status: 'exact', artifact, notes };
}

type Leaf = Present | OneOf | Range | DateRange | Matches | InNetwork;

function conditionOf(where: Predicate, sink: Sink): KustoCondition {
  const leaf =
    <Node extends Leaf>(say: (node: Node, below: boolean, sink: Sink) => KustoCondition) =>
    (node: Node, below: boolean): KustoCondition => {
      const wrong = unfit(node, sink);
      if (wrong !== null) return wrong;
      presume(sink, 'kusto-one-value', node.field, node.origin);
      return say(node, below, sink);
    };
  return foldBySide<KustoCondition>(where, {
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => not(operand),
    present: leaf(presentCondition),
    'one-of': leaf(oneOfCondition),
    range: leaf(rangeCondition),
    'date-range': leaf(dateCondition),
    matches: leaf(matchesCondition),
    'in-network': leaf(networkCondition),
    words: ({ field, origin }) => refuse(sink, 'kusto-analysed-text', `${field.name} is analysed text`, origin),
    anywhere: ({ origin }) => refuse(sink, 'kusto-anywhere', 'a keyword is looked for in every field', origin),
    computed: ({ origin }) => refuse(sink, 'kusto-computed-value', 'the query computes nothing', origin),
  });
}
