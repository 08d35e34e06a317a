import type { Scalar } from '../../src/event/index.ts';
import { type Call, type Field, fieldsIn, type Network, type Question } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { addressEdges, addressSamples, textEdges } from '../values/edge-values.ts';
import { hintedNumbers, hintedTexts } from '../values/hints.ts';
import { propose } from '../values/propose.ts';
import { inTurn, textProbes } from '../values/text-edges.ts';
import { isUsual } from './address.ts';
import { compared, constantsOf, evaluate } from './evaluate.ts';
import { addressTest, affixTest } from './field-tests.ts';
import type { Leaf, NamedValue, ScriptLeaf } from './formula.ts';
import { isTextPart, type TextPart } from './functions.ts';
import type { Letters } from './letters.ts';
import { isDouble, type Outcome, UNKNOWN } from './outcome.ts';
import { isText, opaque, placeOf, type Reading, textLeaf } from './reading.ts';

/** An address in blocks: a query on a field of addresses. */
export function networkLeaf(node: Network, reading: Reading): Leaf {
  const { subject, span, said } = node;
  const place = subject.kind === 'field' ? placeOf(reading.schema, subject.name) : null;
  if (subject.kind !== 'field' || place?.facts.type !== 'ip') return opaque(node, said);
  const blocks = node.blocks.map((block) => (block.kind === 'string' ? block.value : ''));
  return {
    kind: 'some',
    span,
    label: `${said}(${subject.name})`,
    field: place.field,
    test: addressTest(blocks),
    cost: 2 * blocks.length,
    samples: () => addressSamples(blocks),
    edges: () => addressEdges(blocks),
    probes: () => addressEdges(blocks, 64),
  };
}

/** Texts that have the part where the function asks for it. */
const AROUND: { readonly [name in TextPart]: (part: string, word: string) => readonly string[] } = {
  startsWith: (part, word) => [part, part + word],
  endsWith: (part, word) => [part, word + part],
  stringContains: (part, word) => [part, `${word}${part}`, `${word} ${part} ${word}`, `{${part}, ${word}=1}`],
};

/** A call as a condition: a query on one field where the engine makes one of it, else a script (eql-semantics 2.3). */
export function callLeaf(node: Call, reading: Reading): Leaf {
  const { name, said } = node;
  if (!isTextPart(name)) return opaque(node, said);
  const [first, second] = node.arguments;
  if (first?.kind !== 'field' || second?.kind !== 'string') return scriptLeaf(node, node, said, reading);
  const { field, facts } = placeOf(reading.schema, first.name);
  if (!isText(facts)) return opaque(node, said);
  const constant = second.value;
  const bare = constant.replace(/\\([\s\S])/g, '$1');
  const ways = [constant, `${bare} ${constant}`];
  const samples = (random: Random) => ways.flatMap((way) => AROUND[name](way, random.word()));
  const letters: Letters = node.letters === 'folded' ? reading.folding : 'exact';
  return textLeaf(
    node.span,
    `${said}(${first.name})`,
    field,
    affixTest(name, constant, { letters, wildcards: reading.functionWildcards }),
    samples,
    null,
    2 * constant.length,
    (random) => [
      ...textProbes([constant], false),
      ...samples(random).map((value) => ({ name: 'among-other-text' as const, value })),
    ],
  );
}

/** `fn(..) == null`: true for a missing field and for a value whose result is null (eql-semantics 3.3). */
export function nullTest(subject: Question, node: Question, reading: Reading): Leaf {
  const fields = textFieldsOf(subject, reading);
  // A comparison inside a null test shows the three-valued result that nothing else sees (eql-semantics 3.2).
  const compares = subject.kind === 'comparison' && subject.operator !== '!=';
  const computes = subject.kind === 'call' || subject.kind === 'arithmetic' || subject.kind === 'sign' || compares;
  if (!computes || fields === null || fields.length === 0) return opaque(node, 'null test');
  return {
    kind: 'script',
    span: node.span,
    label: `null test of ${fields.join(', ')}`,
    fields,
    hints: constantsOf(node),
    proposals: (random, truth, prefer) => propose(node, truth, { reading, random, prefer }),
    holds: someValues(
      subject,
      reading,
      (read) =>
        subject.kind === 'comparison'
          ? compared(subject.operator, evaluate(subject.left, read), evaluate(subject.right, read))
          : evaluate(subject, read),
      (outcome) => outcome === null,
    ),
  };
}

/** Values of a list that one condition may ask together. */
const TOGETHER = 64;

/**
 * Whether some values answer, one drawn for every reference: a field read twice is read independently, and a field without
 * values gives one null (eql-semantics 3.3, 4). Open when any draw is, as the order decides what an error spoils.
 */
function someValues(
  subject: Question,
  reading: Reading,
  outcomeOf: (read: (reference: Field) => Outcome) => Outcome,
  accepts: (outcome: Outcome) => boolean,
): ScriptLeaf['holds'] {
  const references = fieldsIn(subject);
  return (values) => {
    const lists = references.map((reference): readonly (Scalar | null)[] => {
      const given = values.get(placeOf(reading.schema, reference.name).field) ?? null;
      const list = isList(given) ? given : [given];
      return list.length === 0 ? [null] : list;
    });
    const draws = lists.reduce((product, list) => product * list.length, 1);
    if (draws > TOGETHER) return null;
    let found = false;
    for (let draw = 0; draw < draws; draw++) {
      const drawn = new Map<Field, Outcome>();
      let rest = draw;
      for (const [place, list] of lists.entries()) {
        const reference = references[place];
        if (reference !== undefined) drawn.set(reference, asScript(list[rest % list.length] ?? null, reference.name, reading));
        rest = Math.floor(rest / list.length);
      }
      const outcome = outcomeOf((reference) => drawn.get(reference) ?? null);
      if (outcome === UNKNOWN) return null;
      if (accepts(outcome)) found = true;
    }
    return found;
  };
}

function isList(given: Scalar | null | readonly Scalar[]): given is readonly Scalar[] {
  return Array.isArray(given);
}

/**
 * A value as a script sees it; open for one that the mapping would change. An address is told in its usual spelling
 * (eql-semantics 8, `string`), so nothing may rest on another; nor on a whole double, which is no integer.
 */
function asScript(value: Scalar | null, field: string, reading: Reading): Outcome {
  if (value === null) return null;
  const { type } = placeOf(reading.schema, field).facts;
  switch (type) {
    case 'ip':
      return typeof value === 'string' && isUsual(value) ? value : UNKNOWN;
    case 'boolean':
      return typeof value === 'boolean' ? value : UNKNOWN;
    case 'long':
    case 'integer':
      return Number.isSafeInteger(value) ? value : UNKNOWN;
    case 'double':
      return isDouble(value) ? value : UNKNOWN;
    case 'float':
      // Scripts see the double that the float is.
      return isDouble(value) && Math.fround(value) === value ? value : UNKNOWN;
    default:
      return typeof value === 'string' ? value : UNKNOWN;
  }
}

/** Types whose values, or some of them, scripts see as we do, texts apart. */
const SEEN_AS_HERE: ReadonlySet<string> = new Set(['ip', 'long', 'integer', 'double', 'float', 'boolean']);

/** The fields of an expression when each is of a type whose values scripts see as we do; else null. */
function textFieldsOf(node: Question, reading: Reading): readonly string[] | null {
  const places = fieldsIn(node).map((reference) => placeOf(reading.schema, reference.name));
  const plain = places.every(({ facts: { constant, normalizer, ...facts } }) => {
    return constant === undefined && normalizer === undefined && (isText(facts) || SEEN_AS_HERE.has(facts.type));
  });
  return plain ? [...new Set(places.map(({ field }) => field))] : null;
}

/** A condition that Elasticsearch runs as a script. One field read once is tested value by value, everything else as a whole. */
export function scriptLeaf(subject: Question, node: Question, operator: string, reading: Reading): Leaf {
  const fields = textFieldsOf(subject, reading);
  const [only] = fields ?? [];
  if (fields === null || only === undefined) return opaque(node, operator);
  const label = `${fields.join(', ')} in ${subject.kind === 'call' ? subject.said : operator}`;
  const hints = constantsOf(node);
  const answer = (outcome: Outcome) => (typeof outcome === 'boolean' ? outcome : outcome === null ? false : null);
  if (fieldsIn(subject).length > 1) {
    return {
      kind: 'script',
      span: node.span,
      label,
      fields,
      hints,
      proposals: (random, truth, prefer) => propose(node, truth, { reading, random, prefer }),
      holds: someValues(
        subject,
        reading,
        (read) => {
          const outcome = evaluate(node, read);
          return typeof outcome === 'boolean' || outcome === null ? outcome : UNKNOWN;
        },
        (outcome) => outcome === true,
      ),
    };
  }
  const proposed = (random: Random, truth: boolean): readonly Scalar[] =>
    propose(node, truth, { reading, random, prefer: new Map() }).flatMap((proposal) => proposal.get(only) ?? []);
  const samples = (random: Random) => [...proposed(random, true), ...hintedTexts(random, hints), ...hintedNumbers(hints)];
  const edges = (random: Random): readonly NamedValue[] => [
    ...proposed(random, false).map((value) => ({ name: 'beside' as const, value })),
    ...textEdges(random, [], samples(random)),
    ...hintedNumbers(hints).map((value) => ({ name: 'another-number' as const, value })),
  ];
  return {
    kind: 'some',
    span: node.span,
    label,
    field: only,
    test: (value) => answer(evaluate(node, (reference) => asScript(value, reference.name, reading))),
    cost: 20 + hints.length,
    samples,
    edges,
    probes: (random) => inTurn([edges(random), samples(random).map((value) => ({ name: 'hinted' as const, value }))]),
  };
}
