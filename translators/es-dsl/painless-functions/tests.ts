import type { FunctionTexts } from './function-texts.ts';

/** What is asked of a value. */
export const TESTS = {
  equal: {
    needs: [],
    source: `def equal(def a, def b) {
  if (a == null || b == null) { return null; }
  return a == b;
}`,
  },
  unequal: {
    needs: [],
    source: `def unequal(def a, def b) {
  if (a == null || b == null) { return null; }
  return a != b;
}`,
  },
  less: {
    needs: [],
    source: `def less(def a, def b) {
  if (a == null || b == null) { return null; }
  if (a instanceof String) { return ((String) a).compareTo((String) b) < 0; }
  return a < b;
}`,
  },
  atMost: {
    needs: [],
    source: `def atMost(def a, def b) {
  if (a == null || b == null) { return null; }
  if (a instanceof String) { return ((String) a).compareTo((String) b) <= 0; }
  return a <= b;
}`,
  },
  oneOf: {
    needs: [],
    source: `boolean oneOf(def value, List constants) {
  if (value == null) { return false; }
  for (def constant : constants) {
    if (value == constant) { return true; }
  }
  return false;
}`,
  },
  // Java's own folding, character by character: what `:` and `in~` do on computed values (eql-semantics 5.1).
  oneOfFolded: {
    needs: [],
    source: `boolean oneOfFolded(String value, List constants) {
  if (value == null) { return false; }
  for (String constant : constants) {
    if (value.equalsIgnoreCase(constant)) { return true; }
  }
  return false;
}`,
  },
  // LF, CR, NEL, line and paragraph separator: what `.` of a Java expression leaves out (eql-semantics 6.2).
  endsLine: {
    needs: [],
    source: `boolean endsLine(int code) {
  return code == 10 || code == 13 || code == 133 || code == 8232 || code == 8233;
}`,
  },
  // ASCII folding, as Java's expressions do without further flags (eql-semantics 5.1).
  sameLetter: {
    needs: [],
    source: `boolean sameLetter(int a, int b, boolean fold) {
  if (a == b) { return true; }
  if (!fold) { return false; }
  int x = a >= 65 && a <= 90 ? a + 32 : a;
  int y = b >= 65 && b <= 90 ? b + 32 : b;
  return x == y;
}`,
  },
  // `*` is 42, `?` is 63, a backslash (92) makes the next character literal. On a mismatch the run of the last star grows by one.
  like: {
    needs: ['endsLine', 'sameLetter'],
    source: `boolean like(String text, String pattern, boolean fold) {
  if (text == null) { return false; }
  int at = 0;
  int next = 0;
  int afterStar = -1;
  int runEnd = 0;
  while (true) {
    int sign = next < pattern.length() ? pattern.codePointAt(next) : -1;
    if (sign == 42) {
      next += 1;
      afterStar = next;
      runEnd = at;
    } else {
      boolean matched = false;
      if (at == text.length()) {
        if (sign == -1) { return true; }
      } else if (sign != -1) {
        int literal = sign == 92 ? next + 1 : next;
        int wanted = pattern.codePointAt(literal);
        int found = text.codePointAt(at);
        matched = sign == 63 ? !endsLine(found) : sameLetter(found, wanted, fold);
        if (matched) {
          at += Character.charCount(found);
          next = literal + Character.charCount(wanted);
        }
      }
      if (!matched) {
        if (afterStar < 0 || runEnd >= text.length() || endsLine(text.codePointAt(runEnd))) { return false; }
        runEnd += Character.charCount(text.codePointAt(runEnd));
        at = runEnd;
        next = afterStar;
      }
    }
  }
}`,
  },
} as const satisfies FunctionTexts;
