import type { Scalar } from '../../src/event/index.ts';
import type { OneOf } from '../../src/ir/index.ts';
import { wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { atPrecision, isFloating } from '../../src/schema/number-limits.ts';
import { known } from './codes.ts';
import { constant } from './constant.ts';
import type { Context } from './context.ts';
import { canFold, foldCall, lower } from './folded.ts';
import { list, textList } from './format.ts';
import type { Test } from './leaf.ts';
import { patternTest } from './matches.ts';
import { literal } from './text.ts';

/** Up to this many values are compared one after the other. */
const FEW = 3;

/** Some value equals one of these; null when the field's type cannot be asked that (noted in the context). */
export function oneOfTest(node: OneOf, context: Context): Test | null {
  const family = familyOf(node.field.type);
  const chance = chanceOf(node);
  const words = node.values.length === 1 ? ['is', nameable(node.values[0])] : ['is', 'listed'];
  switch (family) {
    case 'string':
    case 'text':
      return node.letters === 'fold'
        ? foldedTest(node, words, chance, context)
        : {
            words,
            code: equality(
              node.values.map((value) => literal(String(value))),
              node,
              context,
            ),
            cost: 1,
            chance,
          };
    case 'number': {
      const exact = node.values.map((value) => atPrecision(node.field.type, Number(value)));
      const zeros = isFloating(node.field.type) ? exact.filter((value) => value === 0) : [];
      const others = exact.filter((value) => zeros.length === 0 || value !== 0);
      const codes = zeros.map((zero) => `Object.is(value, ${Object.is(zero, -0) ? '-0' : '0'})`);
      if (others.length > 0) codes.push(equality(others.map(String), node, context));
      return { words, code: codes.join(' || '), cost: 1, chance };
    }
    case 'boolean':
      return {
        words,
        code: equality(
          node.values.map((value) => String(value === true || value === 'true')),
          node,
          context,
        ),
        cost: 1,
        chance: 0.5,
      };
    case 'ip': {
      context.need('address');
      const texts = textList(node.values.map(String));
      const name = constant([node.field.name], `new Set(${texts}.map(address))`, context);
      return { words, code: `${name}.has(value)`, cost: 2, chance: 0.05 };
    }
    case 'date':
    case 'unsupported':
      context.reasons.push({
        code: known('js-field-type'),
        message: `a field of type ${node.field.type} is not compared for equality`,
        span: node.origin,
        notes: [],
        help: null,
      });
      return null;
  }
}

function equality(values: readonly string[], node: OneOf, context: Context): string {
  if (values.length <= FEW) return values.map((value) => `value === ${value}`).join(' || ');
  return `${setOf(values, node, context)}.has(value)`;
}

function setOf(values: readonly string[], node: OneOf, context: Context): string {
  return constant([node.field.name], `new Set(${list(values)})`, context);
}

/** Texts without case; those that no helper can fold are patterns of their own. (eql-semantics 5.1, 5.2) */
function foldedTest(node: OneOf, words: readonly string[], chance: number, context: Context): Test | null {
  const { folding } = context.rule.semantics;
  const texts = node.values.map(String);
  const simple = texts.filter((text) => canFold(text, folding));
  const parts: string[] = [];
  if (simple.length > 0) {
    const [single = '', ...others] = new Set(simple.map(lower));
    const value = foldCall('value', folding, context);
    const lengths = new Set(simple.map((text) => text.length));
    const guard = lengths.size === 1 ? `value.length === ${[...lengths].join()} && ` : '';
    const test =
      others.length === 0
        ? `${value} === ${literal(single)}`
        : `${setOf([single, ...others].map(literal), node, context)}.has(${value})`;
    parts.push(`${guard}${test}`);
  }
  for (const text of texts) {
    if (canFold(text, folding)) continue;
    const test = patternTest(wildcard([{ kind: 'literal', text }]), 'fold', node.field.name, node.origin, context);
    if (test === null) return null;
    parts.push(test.code);
  }
  const grouped = parts.map((part) => (parts.length > 1 && part.includes('&&') ? `(${part})` : part));
  return { words, code: grouped.join(' || '), cost: 3, chance };
}

/** Fields that say what kind of event it is: most events of a stream agree with a rule about them. */
const COARSE: ReadonlySet<string> = new Set(['event.category', 'event.type', 'event.kind', 'host.os.type', 'host.os.family']);

/** Short words are commoner than long ones, and a list holds more often than a word. */
function chanceOf({ field, values }: OneOf): number {
  if (COARSE.has(field.name)) return 0.7;
  const shortest = values.reduce<number>((least, value) => Math.min(least, String(value).length), Number.POSITIVE_INFINITY);
  return Math.min(0.8, 0.4 / Math.max(1, shortest) + values.length * 0.02);
}

/** A value short and plain enough to be part of a name. */
function nameable(value: Scalar): string {
  const text = String(value);
  return /^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,23}$/.test(text) ? text : '';
}
