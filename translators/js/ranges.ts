import type { FieldType } from '../../src/event/index.ts';
import type { Bound, DateRange, InNetwork, Range } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { boundAtPrecision, isFloating } from '../../src/schema/number-limits.ts';
import { clockStretch } from './clock.ts';
import { known } from './codes.ts';
import { constant } from './constant.ts';
import type { Context } from './context.ts';
import { textList } from './format.ts';
import type { Test } from './leaf.ts';
import { literal } from './text.ts';

/** Some value lies between the bounds: texts in the order of code points (eql-semantics 3.4), numbers, addresses. */
export function rangeTest(node: Range, context: Context): Test | null {
  const family = familyOf(node.field.type);
  const words = ['in', 'range'];
  const sides: (readonly ['>' | '<', Bound])[] = [];
  if (node.lower !== null) sides.push(['>', node.lower]);
  if (node.upper !== null) sides.push(['<', node.upper]);
  const join = (side: (sign: string, bound: Bound) => string) =>
    sides.map(([sign, bound]) => side(bound.inclusive ? `${sign}=` : sign, bound)).join(' && ');
  switch (family) {
    case 'text':
      context.reasons.push({
        code: known('js-text-order'),
        message: `${literal(node.field.name)} is analysed text, of which the index compares single terms`,
        span: node.origin,
        notes: [],
        help: 'name its exact sub-field',
      });
      return null;
    case 'string':
      context.need('byCodePoint');
      if (node.field.type === 'version') return versionTest(sides, words, node.field.name, context);
      return {
        words,
        code: join((sign, { value }) => `byCodePoint(value, ${literal(String(value))}) ${sign} 0`),
        cost: 3,
        chance: 0.4,
      };
    case 'number': {
      const code = join((sign, { value }) => numberTest(node.field.type, sign, boundAtPrecision(node.field.type, Number(value))));
      return { words, code, cost: 1, chance: 0.4 };
    }
    case 'ip':
      context.need('address');
      return { words, code: join((sign, { value }) => `value ${sign} address(${literal(String(value))})`), cost: 4, chance: 0.4 };
    case 'boolean':
    case 'date':
    case 'unsupported':
      context.reasons.push({
        code: known('js-field-type'),
        message: `values of type ${node.field.type} have no order here`,
        span: node.origin,
        notes: [],
        help: null,
      });
      return null;
  }
}

/** An index has minus zero below zero, JavaScript takes them for one. */
function numberTest(type: FieldType, sign: string, bound: number): string {
  const negative = Object.is(bound, -0);
  if (bound !== 0 || !isFloating(type) || (negative ? sign === '>=' || sign === '<' : sign === '>' || sign === '<='))
    return `value ${sign} ${bound}`;
  return `(value ${sign.charAt(0)} 0 || Object.is(value, ${sign === '>=' || sign === '>' ? '0' : '-0'}))`;
}

/** Versions go by their numbers: the bounds are made comparable once, when the module is loaded. */
function versionTest(
  sides: readonly (readonly ['>' | '<', Bound])[],
  words: readonly string[],
  field: string,
  context: Context,
): Test {
  context.need('versionKey');
  const tests = sides.map(([sign, { value, inclusive }]) => {
    const name = constant([field, 'version'], `versionKey(${literal(String(value))})`, context);
    return `byCodePoint(versionKey(value), ${name}) ${inclusive ? `${sign}=` : sign} 0`;
  });
  return { words, code: tests.join(' && '), cost: 8, chance: 0.4 };
}

/** Some instant stands so to a stretch of time, which may depend on the clock. */
export function dateRangeTest(node: DateRange, context: Context): Test | null {
  if (node.field.type === 'date_nanos') {
    context.reasons.push({
      code: known('js-field-type'),
      message: `${literal(node.field.name)} counts in nanoseconds, which numbers cannot`,
      span: node.origin,
      notes: [],
      help: null,
    });
    return null;
  }
  const clock = node.from === null || node.to === null;
  const { from, to } = clock ? clockStretch(node.text, context) : node;
  const code = {
    eq: `value >= ${from} && value <= ${to}`,
    lt: `value < ${from}`,
    le: `value <= ${to}`,
    gt: `value > ${to}`,
    ge: `value >= ${from}`,
  }[node.relation];
  return { words: ['in', 'time'], code, cost: 1, chance: 0.4, ...(clock ? { clock } : {}) };
}

/** Some address lies in one of the blocks. */
export function networkTest(node: InNetwork, context: Context): Test {
  context.need('network');
  const name = constant([node.field.name, 'networks'], `${textList(node.networks)}.map(network)`, context);
  const code = `${name}.some(([first, last]) => first <= value && value <= last)`;
  return { words: ['in', 'networks'], code, cost: 3 + node.networks.length, chance: 0.3 };
}
