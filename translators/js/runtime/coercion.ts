/** What the values of a field are by its type in the mapping (eql-semantics 9.1). */
export const coercion = {
  texts: {
    needs: ['flat', 'none'],
    code: `
/** The values of a keyword-like field. A number or a boolean counts as its JSON text; null and objects are nothing. */
function texts(value) {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'string' ? value[0] : listOfTexts(value);
  return typeof value === 'boolean' || Number.isFinite(value) ? String(value) : NONE;
}

function listOfTexts(values) {
  return values.every((each) => typeof each === 'string') ? values : flat(values).map(String);
}`,
  },
  shortTexts: {
    needs: ['texts', 'none'],
    code: `
/** The same for a field that ignores longer values. */
function shortTexts(value, longest) {
  const found = texts(value);
  if (typeof found === 'string') return found.length <= longest ? found : NONE;
  return found.every((text) => text.length <= longest) ? found : found.filter((text) => text.length <= longest);
}`,
  },
  lowercase: {
    needs: ['eachText'],
    code: String.raw`
/** Texts in small letters, each character by itself. */
function lowercase(texts) {
  return eachText(texts, (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase()));
}`,
  },
  uppercase: {
    needs: ['eachText'],
    code: String.raw`
/** Texts in capital letters, each character by itself: what would become several stays, but for Greek letters with a mute iota. */
function uppercase(texts) {
  return eachText(texts, (letter) => {
    const [first, ...others] = letter.toUpperCase();
    return others.length === 0 ? first : capitalOfSeveral(letter);
  });
}

const CAPITALS = { '\u1fb3': '\u1fbc', '\u1fc3': '\u1fcc', '\u1ff3': '\u1ffc' };

function capitalOfSeveral(letter) {
  if (/[\u1f80-\u1faf]/.test(letter)) return String.fromCharCode(letter.charCodeAt(0) | 8);
  return Object.hasOwn(CAPITALS, letter) ? CAPITALS[letter] : letter;
}`,
  },
  eachText: {
    needs: [],
    code: `
/** The texts of a field with every character changed. */
function eachText(texts, change) {
  const changed = (text) => Array.from(text, change).join('');
  return typeof texts === 'string' ? changed(texts) : texts.map(changed);
}`,
  },
  numbers: {
    needs: ['flat', 'none'],
    code: String.raw`
const NUMERAL = /^[\0- ]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[dDfF]?[\0- ]*$/;

const HEXADECIMAL = /^[\0- ]*([+-]?)0[xX]0*([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)[dDfF]?[\0- ]*$/;

/**
 * A value as a number; strings that spell one count, as Java reads them: blanks around, a type letter behind, hexadecimal with an
 * exponent. Anything else is NaN.
 */
function numberOf(value) {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return NaN;
  const spelled = NUMERAL.exec(value);
  return spelled === null ? hexadecimal(value) : Number(spelled[1]);
}

function hexadecimal(value) {
  const [, sign, whole, part = '', exponent] = HEXADECIMAL.exec(value) ?? [];
  if (exponent === undefined || !/0[xX]\.?[0-9a-fA-F]/.test(value)) return NaN;
  const digits = whole + part;
  let size = Number('0x0' + digits.slice(0, 30));
  let twos = Number(exponent) + 4 * (Math.max(30, digits.length) - 30 - part.length);
  for (; twos > 0 && size > 0 && size < Infinity; twos--) size *= 2;
  for (; twos < 0 && size > 0; twos++) size /= 2;
  return sign === '-' ? -size : size;
}

/** The values of a numeric field. */
function numbers(value) {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === undefined) return NONE;
  return flat(value).map(numberOf).filter(Number.isFinite);
}`,
  },
  integers: {
    needs: ['numbers', 'none'],
    code: String.raw`
/**
 * The values of an integer field. What stands after the decimal point is cut off; what the type cannot hold is no value. A
 * string beyond 2^53 becomes a bigint, which keeps all its digits; in a field as wide as that, strings are numerals alone. In any
 * other, a string that is NaN is 0.
 */
function integers(value, least, most) {
  if (Number.isSafeInteger(value) && isWithin(value, least, most)) return value;
  if (value === undefined) return NONE;
  return flat(value)
    .map(most > 2147483647 ? long : integer)
    .filter((each) => least <= each && each <= most);
}

/** Bounds that are bigints hold every safe number above zero; to compare one with them takes long. */
function isWithin(value, least, most) {
  return typeof most === 'bigint' && value >= 0 ? true : least <= value && value <= most;
}

function long(value) {
  return typeof value === 'string' && /[^0-9eE.+-]/.test(value) ? NaN : integer(value);
}

function integer(value) {
  const found = Math.trunc(numberOf(value));
  if (typeof value !== 'string' || Number.isSafeInteger(found)) return found;
  if (Number.isNaN(found) && /^[\0- ]*[+-]?NaN[\0- ]*$/.test(value)) return 0;
  const digits = /^([+-]?)0*([0-9]{1,40})(?:\.[0-9]*)?$/.exec(value);
  return digits === null ? found : BigInt(digits[2]) * (digits[1] === '-' ? -1n : 1n);
}`,
  },
  floats: {
    needs: ['numbers', 'none'],
    code: `
/** The values of a field of single precision. */
function floats(value) {
  if (value === undefined) return NONE;
  return flat(value)
    .map((each) => Math.fround(numberOf(each)))
    .filter(Number.isFinite);
}`,
  },
  halfFloats: {
    needs: ['numbers', 'none'],
    code: `
/** The values of a field of half precision. */
function halfFloats(value) {
  if (value === undefined) return NONE;
  return flat(value)
    .map((each) => halfFloat(numberOf(each)))
    .filter(Number.isFinite);
}

/** The nearest number of 11 significant bits; halfway between two, the even one. */
function halfFloat(value) {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return value;
  const step = 2 ** (Math.max(-14, Math.floor(Math.log2(size))) - 10);
  const steps = size / step;
  const nearest = steps % 1 === 0.5 ? 2 * Math.round(steps / 2) : Math.round(steps);
  return nearest * step > 65504 ? Infinity : Math.sign(value) * nearest * step;
}`,
  },
  booleans: {
    needs: ['flat', 'none'],
    code: `
/** The values of a boolean field. The strings "true", "false" and "" (false) count. */
function booleans(value) {
  if (typeof value === 'boolean') return value;
  if (value === undefined) return NONE;
  return flat(value)
    .filter((each) => each === true || each === false || each === 'true' || each === 'false' || each === '')
    .map((each) => each === true || each === 'true');
}`,
  },
} as const;
