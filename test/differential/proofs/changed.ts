import { type Expression, parseEql, printEql, type Query } from '../../../src/languages/eql/index.ts';
import { source } from '../../../src/source/index.ts';
import { randomCondition } from '../../support/differential/conditions.ts';
import type { Random } from '../../support/differential/random.ts';
import { NUMERALS, PATTERNS, TEXTS } from '../../support/differential/values.ts';
import { smallerQueries } from '../smaller-queries.ts';

const span = { start: 0, end: 0 };

/** A query that means the same, a part, more or something else than another one; the other itself where its text is none. */
export function changedQuery(text: string, random: Random): string {
  const parsed = parseEql(source(text));
  if (!parsed.ok) return text;
  let query = parsed.value;
  for (let times = 1 + random.below(2); times > 0; times--) query = changed(query, random);
  return printEql(query).trim();
}

function changed(query: Query, random: Random): Query {
  switch (random.below(5)) {
    case 0: {
      const smaller = smallerQueries(query);
      return smaller[random.below(smaller.length)] ?? query;
    }
    case 1:
    case 2:
      return otherLiteral(query, random);
    default:
      return inSomeCondition(query, random, (condition) =>
        random.once(3) ? joined(condition, random) : rewritten(condition, random),
      );
  }
}

function inSomeCondition(query: Query, random: Random, change: (condition: Expression) => Expression): Query {
  const { body } = query;
  if (body.kind === 'event') return { ...query, body: { ...body, condition: change(body.condition) } };
  const at = random.below(body.items.length);
  const [first, ...rest] = body.items.map((item, place) =>
    place === at ? { ...item, condition: change(item.condition) } : item,
  );
  return first === undefined ? query : { ...query, body: { ...body, items: [first, ...rest] } };
}

/** With a condition beside it that has nothing to do with it. */
function joined(condition: Expression, random: Random): Expression {
  const other = randomCondition(random, 1);
  return { kind: random.pick(['and', 'or']), span, operands: random.once(2) ? [condition, other] : [other, condition] };
}

const not = (operand: Expression): Expression => ({ kind: 'not', span, operand });

/** The same in other words. */
function rewritten(condition: Expression, random: Random): Expression {
  const other = (): Expression => randomCondition(random, 0);
  switch (random.below(5)) {
    case 0:
      return not(not(condition));
    case 1: {
      // Absorption: what is asked beside it makes no difference.
      const [outer, inner] = random.pick([['and', 'or'] as const, ['or', 'and'] as const]);
      return { kind: outer, span, operands: [condition, { kind: inner, span, operands: [other(), condition] }] };
    }
    case 2: {
      // Whatever else holds or does not.
      const beside = other();
      const half = (one: Expression): Expression => ({ kind: 'and', span, operands: [condition, one] });
      return { kind: 'or', span, operands: [half(beside), half(not(beside))] };
    }
    default:
      return deMorgan(condition);
  }
}

function deMorgan(condition: Expression): Expression {
  if (condition.kind !== 'and' && condition.kind !== 'or') return { kind: 'and', span, operands: [condition, condition] };
  const [first, second, ...rest] = condition.operands.map(deMorganPart).toReversed();
  if (first === undefined || second === undefined) return condition;
  return not({ kind: condition.kind === 'and' ? 'or' : 'and', span, operands: [first, second, ...rest] });
}

function deMorganPart(operand: Expression): Expression {
  return operand.kind === 'not' ? operand.operand : not(operand);
}

/** With another value, or another comparison, in one place. */
function otherLiteral(query: Query, random: Random): Query {
  const places = placesIn(query.body);
  const chosen = places[random.below(places.length)];
  if (chosen === undefined) return query;
  const other = replaced(query.body, chosen, otherOf(chosen, random));
  // A tree of the same shape: what was put in its place has the kind of what was there.
  return { ...query, body: other as Query['body'] };
}

type Place = Extract<Expression, { readonly kind: 'string' | 'number' | 'boolean' | 'comparison' }>;

const KINDS: ReadonlySet<unknown> = new Set(['string', 'number', 'boolean', 'comparison'] satisfies Place['kind'][]);

function placesIn(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(placesIn);
  return 'kind' in node && KINDS.has(node.kind) ? [node as Place, ...inside] : inside;
}

function otherOf(place: Place, random: Random): Place {
  switch (place.kind) {
    case 'string':
      return {
        ...place,
        value: random.pick([...TEXTS, ...PATTERNS, `${place.value}*`, place.value.toUpperCase()]),
        form: 'plain',
      };
    case 'number': {
      const text = random.pick(NUMERALS);
      return { ...place, text, value: Number(text), decimal: /[.eE]/.test(text) };
    }
    case 'boolean':
      return { ...place, value: !place.value };
    case 'comparison':
      return { ...place, operator: random.pick(['==', '!=', '<', '<=', '>', '>=']) };
  }
}

function replaced(node: unknown, place: object, other: object): unknown {
  if (node === place) return other;
  if (Array.isArray(node)) return node.map((one) => replaced(one, place, other));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replaced(value, place, other)]));
}
