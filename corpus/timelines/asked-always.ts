import { type Question, sameness } from '../questions/index.ts';

/**
 * What is asked of an event whichever way a condition is met, part by part: the engine rewrites a condition so before it copies parts to
 * other items. A `false` is no way to meet an `or`, and what each of its ways asks is asked beside what is left of them. (eql-semantics 2.1)
 */
export function askedAlways(condition: Question): readonly Question[] {
  if (condition.kind === 'and') return condition.operands.flatMap(askedAlways);
  if (condition.kind === 'not' && condition.operand.kind === 'not') return askedAlways(condition.operand.operand);
  if (condition.kind !== 'or') return [condition];
  const ways = condition.operands.filter((way) => way.kind !== 'boolean' || way.value).map(askedAlways);
  const [first, ...others] = ways;
  if (first === undefined || others.length === 0) return first ?? [condition];
  const texts = others.map((way) => new Set(way.map(sameness)));
  const common = first.filter((part) => texts.every((way) => way.has(sameness(part))));
  const said = new Set(common.map(sameness));
  const left = ways.map((way) => way.filter((part) => !said.has(sameness(part))));
  return left.some((way) => way.length === 0)
    ? common
    : [
        ...common,
        together(
          'or',
          left.map((way) => together('and', way)),
        ),
      ];
}

/** Parts as one expression; a single one stays what it is. */
function together(kind: 'and' | 'or', met: readonly Question[]): Question {
  const [first, second, ...more] = met;
  if (first === undefined) throw new Error('nothing to put together');
  return second === undefined ? first : { kind, operands: [first, second, ...more], span: first.span };
}
