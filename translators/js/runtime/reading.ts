/** Finding the values of a field in an event (eql-semantics 4, 9.3). Own properties only, and no recursion. */
export const reading = {
  isObject: {
    needs: [],
    code: `
/** A JSON object: neither null nor a list. */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}`,
  },
  own: {
    needs: [],
    code: `
/** A property that every object inherits something under, such as "constructor". */
function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}`,
  },
  none: {
    needs: [],
    code: `
/** The field has no value. */
const NONE = [];`,
  },
  some: {
    needs: [],
    code: `
/** Some value of a field passes. A single value stands alone, several are a list, none is the empty list. */
function some(values, test) {
  return Array.isArray(values) ? values.some((value) => test(value)) : test(values);
}`,
  },
  anyValue: {
    needs: [],
    code: `
/** Some string, number or boolean of the event passes as text, however deep it lies. */
function anyValue(event, test) {
  const waiting = [event];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'object' && value !== null) {
      for (const each of Object.values(value)) waiting.push(each);
    } else if (value !== null && value !== undefined && test(String(value))) return true;
  }
  return false;
}`,
  },
  exists: {
    needs: [],
    code: `
function exists(values) {
  return !Array.isArray(values) || values.length > 0;
}`,
  },
  valuesAt: {
    needs: ['isObject'],
    code: `
/** Everything a dotted name addresses: nested objects, dotted keys and mixtures, through lists of objects, pooled. */
function valuesAt(event, name) {
  const segments = name.split('.');
  const found = [];
  const waiting = [[event, 0]];
  while (waiting.length > 0) {
    const [value, from] = waiting.pop();
    if (Array.isArray(value)) {
      for (const each of value) waiting.push([each, from]);
    } else if (isObject(value)) {
      for (let to = from + 1; to <= segments.length; to++) {
        const key = segments.slice(from, to).join('.');
        if (!Object.hasOwn(value, key)) continue;
        if (to === segments.length) found.push(value[key]);
        else waiting.push([value[key], to]);
      }
    }
  }
  return found;
}`,
  },
  flat: {
    needs: [],
    code: `
/** The strings, numbers and booleans in a value or in nested lists of them. */
function flat(value) {
  const found = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const each of next) waiting.push(each);
    else if (typeof next === 'string' || typeof next === 'boolean' || Number.isFinite(next)) found.push(next);
  }
  return found;
}`,
  },
  withNull: {
    needs: [],
    code: `
/** The value with every null in it replaced by what the mapping indexes for null. */
function withNull(value, replacement) {
  const found = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const each of next) waiting.push(each);
    else found.push(next === null ? replacement : next);
  }
  return found;
}`,
  },
} as const;
