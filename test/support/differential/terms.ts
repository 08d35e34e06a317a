import type { Expression } from '../../../src/languages/eql/index.ts';
import { boolean, call, field, number, signed, string } from './conditions.ts';
import { ADDRESSES, BOOLEANS, REALS, STRINGS, WHOLES } from './mapping.ts';
import type { Random } from './random.ts';
import { TEXTS } from './values.ts';

const span = { start: 0, end: 0 };

/** Something computed from fields, a text or a number. */
export function scriptTerm(type: 'string' | 'number', random: Random, depth = 2): Expression {
  return type === 'string' ? textTerm(random, depth) : numberTerm(random, depth);
}

function anyText(random: Random, depth: number): Expression {
  if (depth > 0 && random.once(2)) return textTerm(random, depth - 1);
  return random.once(5) ? string(random.pick(TEXTS)) : field(random.pick(STRINGS));
}

function anyNumber(random: Random, depth: number): Expression {
  if (depth > 0 && random.once(2)) return numberTerm(random, depth - 1);
  if (random.once(3)) return signed(random);
  return field(random.once(3) ? random.pick(REALS) : random.pick(WHOLES));
}

function place(random: Random): Expression {
  const operand = number(random.pick(['0', '1', '2', '3', '5', '100']));
  return random.once(3) ? { kind: 'sign', span, operator: '-', operand } : operand;
}

function textTerm(random: Random, depth: number): Expression {
  const text = (): Expression => anyText(random, depth);
  switch (random.below(6)) {
    case 0:
      return call('substring', [text(), place(random), ...(random.once(2) ? [place(random)] : [])], false);
    case 1:
      return call('concat', [text(), ...Array.from({ length: 1 + random.below(2) }, () => scalar(random, depth))], false);
    case 2:
      return call(
        'between',
        [text(), string(random.pick(TEXTS)), string(random.pick(TEXTS)), ...(random.once(2) ? [boolean(random.once(2))] : [])],
        random.once(2),
      );
    case 3:
      return call('string', [scalar(random, depth)], false);
    case 4:
      return call('substring', [text(), number('0')], false);
    default:
      return call('concat', [text()], false);
  }
}

function scalar(random: Random, depth: number): Expression {
  switch (random.below(6)) {
    case 0:
      return anyText(random, depth);
    case 1:
    case 2:
      return anyNumber(random, depth);
    case 3:
      return field(random.pick(BOOLEANS));
    case 4:
      return field(random.pick(ADDRESSES));
    default:
      return random.pick([string('x'), number('1.0'), number('42'), boolean(true)]);
  }
}

function numberTerm(random: Random, depth: number): Expression {
  switch (random.below(6)) {
    case 0:
      return call('length', [anyText(random, depth)], false);
    case 1:
      return call(
        'indexOf',
        [anyText(random, depth), string(random.pick(TEXTS)), ...(random.once(3) ? [place(random)] : [])],
        random.once(2),
      );
    case 2:
      return call('number', [anyText(random, depth), ...(random.once(3) ? [number(random.pick(['10', '16', '2']))] : [])], false);
    case 3:
      return { kind: 'sign', span, operator: '-', operand: anyNumber(random, depth) };
    default:
      return {
        kind: 'arithmetic',
        span,
        operatorSpan: span,
        operator: random.pick(['+', '-', '*', '/', '%']),
        left: anyNumber(random, depth),
        right: anyNumber(random, depth),
      };
  }
}
