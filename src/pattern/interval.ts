import { choice, type Expression, NOTHING, rangeOf, repeat, sequence, setOf } from './expression.ts';

/**
 * The decimal numbers from `min` to `max`. With `digits` > 0 they have exactly so many digits, zeros in front; otherwise
 * any number of zeros in front is accepted, as Lucene does (eql-semantics 7.2).
 */
export function intervalExpression(min: number, max: number, digits: number): Expression {
  const longest = max.toString();
  if (digits > 0) {
    const zeros = digits - longest.length;
    if (zeros < 0) return NOTHING;
    return sequence([repeat(digitsFrom(0, 0), zeros, zeros), between(min.toString().padStart(longest.length, '0'), longest)]);
  }
  const numbers: Expression[] = [];
  for (let length = min.toString().length; length <= longest.length; length++) {
    const low = Math.max(min, length === 1 ? 0 : 10 ** (length - 1));
    const high = Math.min(max, 10 ** length - 1);
    numbers.push(between(low.toString(), high.toString()));
  }
  return sequence([repeat(digitsFrom(0, 0), 0, null), choice(numbers)]);
}

/** Digit strings of one length, at most ten digits, from `low` to `high`. */
function between(low: string, high: string): Expression {
  const [first, last] = [Number(low.charAt(0)), Number(high.charAt(0))];
  const rest = low.length - 1;
  if (rest === 0) return digitsFrom(first, last);
  if (first === last) return sequence([digitsFrom(first, last), between(low.slice(1), high.slice(1))]);
  const options = [
    sequence([digitsFrom(first, first), between(low.slice(1), '9'.repeat(rest))]),
    sequence([digitsFrom(last, last), between('0'.repeat(rest), high.slice(1))]),
  ];
  if (last - first > 1) options.push(sequence([digitsFrom(first + 1, last - 1), repeat(digitsFrom(0, 9), rest, rest)]));
  return choice(options);
}

function digitsFrom(from: number, to: number): Expression {
  return setOf(rangeOf(0x30 + from, 0x30 + to));
}
