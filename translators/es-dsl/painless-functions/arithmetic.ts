import type { FunctionTexts } from './function-texts.ts';

/** Values of a field, and arithmetic on them. */
export const ARITHMETIC = {
  // A field that is not mapped has no entry in `doc`; asking for it would fail the shard.
  valuesOf: {
    needs: [],
    source: `List valuesOf(Map doc, String field) {
  List values = new ArrayList();
  if (doc.containsKey(field)) {
    for (def value : doc.get(field)) { values.add(value); }
  }
  if (values.isEmpty()) { values.add(null); }
  return values;
}`,
  },
  isDouble: {
    needs: [],
    source: `boolean isDouble(def a, def b) {
  return a instanceof Double || a instanceof Float || b instanceof Double || b instanceof Float;
}`,
  },
  // Arithmetic on two 32-bit integers overflows at 32 bits: lengths, positions and small constants are such, fields are longs
  // (eql-semantics 8).
  whole: {
    needs: [],
    source: `def whole(long result, def a, def b) {
  if (a instanceof Long || b instanceof Long) { return result; }
  if (result < Integer.MIN_VALUE || result > Integer.MAX_VALUE) { throw new ArithmeticException('integer overflow'); }
  return (int) result;
}`,
  },
  index: {
    needs: [],
    source: `long index(def number) {
  if (number instanceof Double || number instanceof Float) { throw new IllegalArgumentException('not a whole number'); }
  return ((Number) number).longValue();
}`,
  },
  add: {
    needs: ['isDouble', 'whole'],
    source: `def add(def a, def b) {
  if (a == null || b == null) { return null; }
  if (isDouble(a, b)) { return ((Number) a).doubleValue() + ((Number) b).doubleValue(); }
  long x = ((Number) a).longValue();
  long y = ((Number) b).longValue();
  long sum = x + y;
  if (((x ^ sum) & (y ^ sum)) < 0) { throw new ArithmeticException('long overflow'); }
  return whole(sum, a, b);
}`,
  },
  subtract: {
    needs: ['isDouble', 'whole'],
    source: `def subtract(def a, def b) {
  if (a == null || b == null) { return null; }
  if (isDouble(a, b)) { return ((Number) a).doubleValue() - ((Number) b).doubleValue(); }
  long x = ((Number) a).longValue();
  long y = ((Number) b).longValue();
  long difference = x - y;
  if (((x ^ y) & (x ^ difference)) < 0) { throw new ArithmeticException('long overflow'); }
  return whole(difference, a, b);
}`,
  },
  multiply: {
    needs: ['isDouble', 'whole'],
    source: `def multiply(def a, def b) {
  if (a == null || b == null) { return null; }
  if (isDouble(a, b)) { return ((Number) a).doubleValue() * ((Number) b).doubleValue(); }
  long x = ((Number) a).longValue();
  long y = ((Number) b).longValue();
  long product = x * y;
  if (x == -1 && y == Long.MIN_VALUE || x != 0 && product / x != y) { throw new ArithmeticException('long overflow'); }
  return whole(product, a, b);
}`,
  },
  // Truncates toward zero; a zero divisor of whole numbers throws (eql-semantics 8).
  divide: {
    needs: ['isDouble'],
    source: `def divide(def a, def b) {
  if (a == null || b == null) { return null; }
  if (isDouble(a, b)) { return ((Number) a).doubleValue() / ((Number) b).doubleValue(); }
  if (a instanceof Long || b instanceof Long) { return ((Number) a).longValue() / ((Number) b).longValue(); }
  return ((Number) a).intValue() / ((Number) b).intValue();
}`,
  },
  modulo: {
    needs: ['isDouble'],
    source: `def modulo(def a, def b) {
  if (a == null || b == null) { return null; }
  if (isDouble(a, b)) { return ((Number) a).doubleValue() % ((Number) b).doubleValue(); }
  if (a instanceof Long || b instanceof Long) { return ((Number) a).longValue() % ((Number) b).longValue(); }
  return ((Number) a).intValue() % ((Number) b).intValue();
}`,
  },
  negate: {
    needs: ['isDouble', 'whole'],
    source: `def negate(def a) {
  if (a == null) { return null; }
  if (isDouble(a, a)) { return -((Number) a).doubleValue(); }
  long x = ((Number) a).longValue();
  if (x == Long.MIN_VALUE) { throw new ArithmeticException('long overflow'); }
  return whole(-x, a, a);
}`,
  },
} as const satisfies FunctionTexts;
