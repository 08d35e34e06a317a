/**
 * The functions that scripts may need, as fixed text: nothing of a rule ever enters it. Null stands for a missing value and
 * every function but the tests hands it on (eql-semantics 8).
 *
 * Every class and method used here is on Painless's list of what scripts may call: modules/lang-painless/src/main/resources/
 * org/elasticsearch/painless/spi/java.lang.txt and java.util.txt in elastic/elasticsearch (org/opensearch in OpenSearch).
 * Not on it, hence written out: Math.addExact and its kin, String.repeat, streams of captured values.
 */
interface PainlessFunction {
  readonly source: string;
  readonly needs: readonly PainlessName[];
}

export type PainlessName = keyof typeof FUNCTIONS;

const FUNCTIONS = {
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
  // Groups of an address as hexadecimal digits, each padded with zeros.
  hexGroups: {
    needs: [],
    source: `String hexGroups(String text, String separator, int radix, int width) {
  StringBuilder hex = new StringBuilder();
  int start = 0;
  while (start < text.length()) {
    int end = text.indexOf(separator, start);
    if (end < 0) { end = text.length(); }
    String group = Integer.toHexString(Integer.parseInt(text.substring(start, end), radix));
    for (int digits = group.length(); digits < width; digits++) { hex.append('0'); }
    hex.append(group);
    start = end + 1;
  }
  return hex.toString();
}`,
  },
  // An address as 32 hexadecimal digits. In a script an ip field gives text: dotted IPv4, or IPv6 with `::` for its zeros.
  hexAddress: {
    needs: ['hexGroups'],
    source: `String hexAddress(String address) {
  if (address.indexOf(':') < 0) { return '00000000000000000000ffff' + hexGroups(address, '.', 10, 2); }
  int gap = address.indexOf('::');
  if (gap < 0) { return hexGroups(address, ':', 16, 4); }
  String tail = hexGroups(address.substring(gap + 2), ':', 16, 4);
  StringBuilder hex = new StringBuilder();
  hex.append(hexGroups(address.substring(0, gap), ':', 16, 4));
  while (hex.length() + tail.length() < 32) { hex.append('0'); }
  hex.append(tail);
  return hex.toString();
}`,
  },
  // Networks come as pairs of first and last address in the same 32 digits.
  cidrMatch: {
    needs: ['hexAddress'],
    source: `def cidrMatch(String address, List networks) {
  if (address == null) { return null; }
  String hex = hexAddress(address);
  for (List network : networks) {
    if (hex.compareTo((String) network.get(0)) >= 0 && hex.compareTo((String) network.get(1)) <= 0) { return true; }
  }
  return false;
}`,
  },
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
} as const satisfies Record<string, { readonly needs: readonly string[]; readonly source: string }>;

/** The text of the named functions and all they need, each once, in the order of the table. */
export function functionSources(names: ReadonlySet<PainlessName>): readonly string[] {
  const needed = new Set<PainlessName>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const { needs }: PainlessFunction = FUNCTIONS[name];
    queue.push(...needs);
  }
  return Object.entries(FUNCTIONS)
    .filter(([name]) => [...needed].some((one) => one === name))
    .map(([, { source }]) => source);
}
