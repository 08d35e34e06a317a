/** A mapping with each kind of field that modules read in a way of their own. */
export const MAPPING = {
  mappings: {
    properties: {
      k: { type: 'keyword', ignore_above: 1024 },
      l: { type: 'keyword' },
      low: { type: 'keyword', normalizer: 'lowercase' },
      up: { type: 'keyword', normalizer: 'uppercase' },
      zero: { type: 'keyword', null_value: 'none' },
      n: { type: 'long' },
      d: { type: 'double' },
      f: { type: 'float' },
      h: { type: 'half_float' },
      b: { type: 'boolean' },
      i: { type: 'ip' },
      t: { type: 'date' },
      v: { type: 'version' },
      a: {
        properties: {
          b: { properties: { c: { properties: { d: { properties: { e: { properties: { f: { type: 'keyword' } } } } } } } } },
        },
      },
      constructor: { properties: { name: { type: 'keyword' } } },
    },
  },
  settings: {
    analysis: {
      normalizer: { uppercase: { type: 'custom', filter: ['uppercase'] } },
    },
  },
};

/** Rules whose modules bring along, together, each function that is known. */
export const RULES: readonly string[] = [
  'any where k : "a*" and l : "*b" and k != null and constructor.name == "x"',
  'any where l : "*a*b*c" or l : "*a*b?c*" or k : "*\u00e4"',
  'any where l regex~ "(ab)*(cd|ce.*f)*" or l regex "(a|b)*a(a|b){16}"',
  'any where l : "*abc"',
  'any where l like "a*b*c"',
  'any where low == "a" or up == "A" or zero == "none" or a.b.c.d.e.f == "x"',
  'any where n > 3 and d > 1.5 and f > 1.5 and h > 1.5 and b == true',
  'any where cidrMatch(i, "10.0.0.0/8") or i == "10.0.0.1"',
  'any where t > "2020-01-01" or v > "1.9" or l > "b"',
  'any where startsWith~(k, l) or endsWith(k, substring(l, 1)) or stringContains(k, l) or indexOf(k, l) == 3',
  'any where n - n == 3 and n / 2.0 - d <= 1 and not (-n) / n < 7 and n + n * 2 > 5 and n % n != 0',
  'any where string(n + 1 == 2) == "true" and string(n - 1 != 2) != "true" and length(k) - length(l) >= 0',
  'any where number(k, 16) > 255 and concat(k, l) in~ ("a", "b") and substring(k, 1) in ("ab", "cd") and concat(k, i) == "x"',
  'any where length(between(k, "a", "b", true)) == 1 and string(cidrMatch(i, "10.0.0.0/8")) == "true"',
  'title: t\nlogsource: {category: x}\ndetection:\n  same:\n    k|fieldref: l\n  condition: same\n',
  'sequence by i, t with maxspan=5m [any where l == "a"] [any where l == "b"]',
  'title: t\nlogsource: {category: x}\ndetection:\n  words: ["abc"]\n  condition: words\n',
];
