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
  numbers: {
    needs: ['flat'],
    code: String.raw`
const NUMERAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** The values of a numeric field. Strings that spell a number count. */
function numbers(value) {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return flat(value)
    .map((each) => (typeof each === 'number' ? each : typeof each === 'string' && NUMERAL.test(each) ? Number(each) : NaN))
    .filter(Number.isFinite);
}`,
  },
  integers: {
    needs: ['numbers'],
    code: `
/** The values of an integer field: what stands after the decimal point is cut off. */
function integers(value) {
  const found = numbers(value);
  return Array.isArray(found) ? found.map(Math.trunc) : Math.trunc(found);
}`,
  },
  floats: {
    needs: ['numbers'],
    code: `
/** The values of a field of single precision. */
function floats(value) {
  const found = numbers(value);
  return Array.isArray(found) ? found.map(Math.fround) : Math.fround(found);
}`,
  },
  booleans: {
    needs: ['flat'],
    code: `
/** The values of a boolean field. The strings "true", "false" and "" (false) count. */
function booleans(value) {
  if (typeof value === 'boolean') return value;
  return flat(value)
    .filter((each) => each === true || each === false || each === 'true' || each === 'false' || each === '')
    .map((each) => each === true || each === 'true');
}`,
  },
} as const;
