/** Running a script leaf (eql-semantics 3.3, 3.6). Texts are strings, integers bigints, doubles numbers. */
export const script = {
  someChoice: {
    needs: [],
    code: `
/**
 * Some choice of one value from each list passes; an empty list offers one null. Where none passes and the script fails on one,
 * the answer is the one that makes the event no match; where there are more than a million choices, none passes.
 */
function someChoice(lists, test, whenFailing = false) {
  const choices = lists.map((values) => (!Array.isArray(values) ? [values] : values.length === 0 ? [null] : distinct(values)));
  if (choices.reduce((product, list) => product * list.length, 1) > 1000000) return false;
  const at = choices.map(() => 0);
  let answer = false;
  for (;;) {
    const passes = outcome(() => test(...choices.map((list, index) => list[at[index]])));
    if (passes === true) return true;
    if (passes === null) answer = whenFailing;
    let turning = at.length - 1;
    while (turning >= 0 && ++at[turning] === choices[turning].length) at[turning--] = 0;
    if (turning < 0) return answer;
  }
}

/** A set would take minus zero for zero. */
function distinct(values) {
  return values.includes(0) ? values : [...new Set(values)];
}

/** Null where the test fails. */
function outcome(test) {
  try {
    return test();
  } catch {
    return null;
  }
}`,
  },
  bigints: {
    needs: [],
    code: `
/** Integers as a script sees them. */
function bigints(values) {
  return Array.isArray(values) ? values.map(BigInt) : BigInt(values);
}`,
  },
  text: {
    needs: [],
    code: `
/** Scripts fail where a text is needed and something else is given. */
function text(value) {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}`,
  },
  whole: {
    needs: [],
    code: `
/** Places and bases are whole numbers; scripts fail on a double, whatever its value. */
function whole(value) {
  if (typeof value !== 'bigint') throw new TypeError('not a whole number');
  return Number(value);
}`,
  },
  isNumeric: {
    needs: [],
    code: `
function isNumeric(value) {
  return typeof value === 'bigint' || typeof value === 'number';
}`,
  },
  passes: {
    needs: ['text'],
    code: `
/** A computed text passes; null does not. */
function passes(value, test) {
  return value !== null && test(text(value));
}`,
  },
  isOneOf: {
    needs: ['equal'],
    code: `
function isOneOf(value, values) {
  return values.some((each) => equal(value, each) === true);
}`,
  },
  equal: {
    needs: ['isNumeric'],
    code: `
/** Null when either is null; numbers are equal by value, whatever their kind. */
function equal(left, right) {
  if (left === null || right === null) return null;
  return isNumeric(left) && isNumeric(right) ? left == right : left === right;
}`,
  },
  opposite: {
    needs: [],
    code: `
function opposite(truth) {
  return truth === null ? null : !truth;
}`,
  },
  less: {
    needs: ['comparable'],
    code: `
function less(left, right) {
  return comparable(left, right) ? left < right : null;
}`,
  },
  lessOrEqual: {
    needs: ['comparable'],
    code: `
function lessOrEqual(left, right) {
  return comparable(left, right) ? left <= right : null;
}`,
  },
  comparable: {
    needs: ['isNumeric'],
    code: `
/** False when either is null. Scripts fail on things that have no common order. */
function comparable(left, right) {
  if (left === null || right === null) return false;
  if (typeof left === typeof right || (isNumeric(left) && isNumeric(right))) return true;
  throw new TypeError('no common order');
}`,
  },
  arithmetic: {
    needs: [],
    code: `
/** Arithmetic as in Java: two integers stay one, of 32 or 64 bits, and fail on overflow and on division by zero. */
function arithmetic(left, right, bits, compute) {
  if (left === null || right === null) return null;
  if (typeof left !== 'bigint' || typeof right !== 'bigint') return compute(double(left), double(right));
  const result = compute(left, right);
  if (BigInt.asIntN(bits, result) !== result) throw new RangeError('overflow');
  return result;
}

function double(value) {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new TypeError('not a number');
}`,
  },
  quotient: {
    needs: ['arithmetic'],
    code: `
/** Only the smallest integer by -1 leaves the range, and there Java wraps. */
function quotient(left, right, bits) {
  return arithmetic(left, right, bits, (a, b) => (typeof a === 'bigint' ? BigInt.asIntN(bits, a / b) : a / b));
}`,
  },
} as const;
