import type { FunctionTexts } from './function-texts.ts';

/** What is computed of texts, and the walk of an automaton over one. */
export const TEXTS = {
  lower: {
    needs: [],
    source: `String lower(String text, boolean fold) {
  return fold && text != null ? text.toLowerCase(Locale.ROOT) : text;
}`,
  },
  between: {
    needs: ['lower'],
    source: `def between(String text, String left, String right, def greedy, boolean fold) {
  if (text == null) { return null; }
  if (left == null || right == null || greedy == null) { throw new IllegalArgumentException('null'); }
  if (text.isEmpty() || left.isEmpty() || right.isEmpty()) { return text; }
  String searched = lower(text, fold);
  String opener = lower(left, fold);
  String closer = lower(right, fold);
  int start = searched.indexOf(opener);
  if (start < 0) { return ''; }
  start += opener.length();
  int end = greedy == true ? searched.lastIndexOf(closer) : searched.indexOf(closer, start);
  if (end < 0) { return ''; }
  return text.substring(start, end);
}`,
  },
  concat: {
    needs: [],
    source: `def concat(List parts) {
  StringBuilder text = new StringBuilder();
  for (def part : parts) {
    if (part == null) { return null; }
    text.append(part.toString());
  }
  return text.toString();
}`,
  },
  endsWith: {
    needs: ['lower'],
    source: `def endsWith(String text, String part, boolean fold) {
  if (text == null || part == null) { return null; }
  return lower(text, fold).endsWith(lower(part, fold));
}`,
  },
  startsWith: {
    needs: ['lower'],
    source: `def startsWith(String text, String part, boolean fold) {
  if (text == null || part == null) { return null; }
  return lower(text, fold).startsWith(lower(part, fold));
}`,
  },
  stringContains: {
    needs: ['lower'],
    source: `def stringContains(String text, String part, boolean fold) {
  if (text == null) { return null; }
  if (part == null) { throw new IllegalArgumentException('null'); }
  if (text.isEmpty() || part.isEmpty()) { return false; }
  return lower(text, fold).contains(lower(part, fold));
}`,
  },
  indexOf: {
    needs: ['index', 'lower'],
    source: `def indexOf(String text, String part, def start, boolean fold) {
  if (text == null || part == null) { return null; }
  String searched = lower(text, fold);
  long from = 0;
  if (start != null) { from = index(start); }
  if (from < 0) { from = 0; }
  if (from > searched.length()) { from = searched.length(); }
  int found = searched.indexOf(lower(part, fold), (int) from);
  if (found < 0) { return null; }
  return found;
}`,
  },
  // A walk through an automaton over code points: characters have classes, a row of `states` tells the next state by class.
  classOf: {
    needs: [],
    source: `int classOf(int code, List starts, List classes) {
  int low = 0;
  int high = starts.size() - 1;
  while (low < high) {
    int middle = (low + high + 1) / 2;
    if (starts.get(middle) <= code) { low = middle; } else { high = middle - 1; }
  }
  return classes.get(low);
}`,
  },
  accepts: {
    needs: ['classOf'],
    source: `def accepts(String text, Map automaton) {
  if (text == null) { return null; }
  int state = 0;
  int at = 0;
  while (at < text.length()) {
    int code = text.codePointAt(at);
    at += code > 65535 ? 2 : 1;
    state = automaton.states.get(state).get(classOf(code, automaton.starts, automaton.classes));
  }
  return automaton.accepting.contains(state);
}`,
  },
  length: {
    needs: [],
    source: `def length(String text) {
  if (text == null) { return null; }
  return text.length();
}`,
  },
  number: {
    needs: ['index'],
    source: `def number(String text, def base) {
  if (text == null) { return null; }
  int radix = 10;
  if (base != null) { radix = (int) index(base); }
  else if (text.startsWith('0x')) { radix = 16; }
  if (radix == 16 && text.startsWith('0x')) { return Long.parseLong(text.substring(2), 16); }
  if (radix != 10) { return Long.parseLong(text, radix); }
  try { return Long.parseLong(text); }
  catch (NumberFormatException e) { return Double.parseDouble(text); }
}`,
  },
  string: {
    needs: [],
    source: `def string(def value) {
  if (value == null) { return null; }
  return value.toString();
}`,
  },
  substring: {
    needs: ['index'],
    source: `def substring(String text, def from, def to) {
  if (text == null || from == null) { return text; }
  long length = text.length();
  long start = index(from);
  long end = length;
  if (to != null) { end = index(to); }
  if (start < 0) { start += length; }
  if (end < 0) { end += length; }
  if (start < 0) { start = 0; }
  if (end > length) { end = length; }
  if (start >= end) { return ''; }
  return text.substring((int) start, (int) end);
}`,
  },
} as const satisfies FunctionTexts;
