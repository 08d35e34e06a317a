/** EQL's functions on computed values (eql-semantics 8). */
export const functions = {
  length: {
    needs: ['text'],
    code: `
/** In UTF-16 units. */
function length(value) {
  return value === null ? null : BigInt(text(value).length);
}`,
  },
  startsWith: {
    needs: ['text'],
    code: `
function startsWith(value, start, fold) {
  if (value === null || start === null) return null;
  return fold ? text(value).toLowerCase().startsWith(text(start).toLowerCase()) : text(value).startsWith(text(start));
}`,
  },
  endsWith: {
    needs: ['text'],
    code: `
function endsWith(value, end, fold) {
  if (value === null || end === null) return null;
  return fold ? text(value).toLowerCase().endsWith(text(end).toLowerCase()) : text(value).endsWith(text(end));
}`,
  },
  stringContains: {
    needs: ['text'],
    code: `
/** Nothing is contained in, and nothing contains, the empty text. Fails where only the part is null. */
function stringContains(value, part, fold) {
  if (value === null) return null;
  if ([value, part].map(text).includes('')) return false;
  return fold ? value.toLowerCase().includes(part.toLowerCase()) : value.includes(part);
}`,
  },
  indexOf: {
    needs: ['text', 'whole'],
    code: `
/** Null when not found. */
function indexOf(value, part, start, fold) {
  if (value === null || part === null) return null;
  const from = start === null ? 0 : Math.max(0, whole(start));
  const at = fold ? text(value).toLowerCase().indexOf(text(part).toLowerCase(), from) : text(value).indexOf(text(part), from);
  return at < 0 ? null : BigInt(at);
}`,
  },
  substring: {
    needs: ['text', 'whole'],
    code: `
/** A slice as in Python: negative places count from the end, places outside are moved to the nearest end. */
function substring(value, from, to) {
  if (value === null || from === null) return value;
  return text(value).slice(whole(from), to === null ? undefined : whole(to));
}`,
  },
  between: {
    needs: ['text'],
    code: `
/** What stands between the first left and the first (greedy: the last) right mark after it; "" when a mark is missing. Only the first may be null. */
function between(value, left, right, greedy, fold) {
  if (value === null) return null;
  if (typeof greedy !== 'boolean') throw new TypeError('neither true nor false');
  if ([value, left, right].map(text).includes('')) return value;
  const [searched, leftMark, rightMark] = fold ? [value, left, right].map((each) => each.toLowerCase()) : [value, left, right];
  const found = searched.indexOf(leftMark);
  if (found < 0) return '';
  const start = found + leftMark.length;
  const end = greedy ? searched.lastIndexOf(rightMark) : searched.indexOf(rightMark, start);
  if (end < 0) return '';
  if (end < start) throw new RangeError('the last right mark stands before the left one');
  return value.slice(start, end);
}`,
  },
  concat: {
    needs: ['string'],
    code: `
/** Null when any part is null. */
function concat(...parts) {
  return parts.includes(null) ? null : parts.map(string).join('');
}`,
  },
  string: {
    needs: [],
    code: `
/** A value as Java writes it: doubles always with a decimal point, and with an exponent below 0.001 and from ten million. */
function string(value) {
  if (value === null || typeof value === 'string') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 0.001 && size < 10000000) return Number.isInteger(value) ? value + '.0' : String(value);
  const [digits, exponent] = value.toExponential().split('e');
  return (digits.includes('.') ? digits : digits + '.0') + 'E' + exponent.replace('+', '');
}`,
  },
  number: {
    needs: ['text', 'whole'],
    code: String.raw`
const DOUBLE = /^[+-]?(?:NaN|Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?)$/;

/** A text as a number: an integer where it spells one, else (in base 10) a double. Fails on anything else. */
function number(value, base) {
  if (value === null) return null;
  const prefixed = text(value).startsWith('0x') && (base === null || base === 16n);
  const radix = prefixed ? 16 : base === null ? 10 : whole(base);
  const digits = prefixed ? value.slice(2) : value;
  const integer = integerIn(digits, radix);
  if (integer !== null) return integer;
  const trimmed = digits.replace(/^[\0- ]+|[\0- ]+$/g, '');
  if (radix !== 10 || !DOUBLE.test(trimmed)) throw new RangeError('not a number');
  return Number(trimmed.replace(/[fFdD]$/, ''));
}

/** A signed integer of 64 bits in a base from 2 to 36, or null. */
function integerIn(digits, radix) {
  const body = digits.replace(/^[+-]/, '').toLowerCase();
  if (body === '' || body.length > 100 || !/^[0-9a-z]+$/.test(body)) return null;
  let result = 0n;
  for (const digit of body) {
    const worth = parseInt(digit, 36);
    if (worth >= radix) return null;
    result = result * BigInt(radix) + BigInt(worth);
  }
  if (digits.startsWith('-')) result = -result;
  return BigInt.asIntN(64, result) === result ? result : null;
}`,
  },
  cidrMatch: {
    needs: ['address', 'text'],
    code: `
function cidrMatch(value, networks) {
  if (value === null) return null;
  const digits = address(text(value));
  return digits !== null && networks.some(([first, last]) => first <= digits && digits <= last);
}`,
  },
  equalLetters: {
    needs: ['foldJava', 'text'],
    code: `
function equalLetters(left, right) {
  return left === null || right === null ? null : foldJava(text(left)) === foldJava(text(right));
}`,
  },
} as const;
