/**
 * What a document of the Sigma target may hold, as far as consumers differ on it: each profile has a row for each (sigma-target 11.1).
 * The example is the detection that the engine suite hands to every converter.
 */
export const CONSTRUCTS = {
  plain: { title: 'a string', example: ['s:', "    f: 'Ab'", 'condition: s'] },
  'plain-list': { title: 'a list of strings', example: ['s:', "    f: ['Ab', 'Cd']", 'condition: s'] },
  part: { title: '`startswith`, `endswith`, `contains`', example: ['s:', "    f|contains: 'Ab'", 'condition: s'] },
  cased: { title: '`cased`', example: ['s:', "    f|cased: 'Ab'", 'condition: s'] },
  'cased-list': { title: '`cased` before a list', example: ['s:', "    f|cased: ['Ab', 'Cd']", 'condition: s'] },
  'cased-part': {
    title: '`cased` with wildcards or a part',
    example: ['s:', "    f|cased|contains: 'Ab'", 'condition: s'],
  },
  'cased-part-list': {
    title: '`cased` with wildcards or parts in a list',
    example: ['s:', "    f|cased|contains: ['Ab', 'Cd']", 'condition: s'],
  },
  'cased-star': { title: '`cased` with a literal `*` or `?`', example: ['s:', "    f|cased: 'a\\*b'", 'condition: s'] },
  'inner-wildcard': { title: '`*` inside a value', example: ['s:', "    f: 'Ab*c'", 'condition: s'] },
  'inner-wildcard-list': { title: '`*` inside values of a list', example: ['s:', "    f: ['Ab*c', 'd']", 'condition: s'] },
  'wildcard-backslash': {
    title: 'a wildcard in a value with a backslash',
    example: ['s:', "    f|contains: 'Ab\\c'", 'condition: s'],
  },
  'one-character': { title: '`?`', example: ['s:', "    f: 'Ab?c'", 'condition: s'] },
  'literal-star': { title: 'a literal `*` or `?`', example: ['s:', "    f: 'a\\*b'", 'condition: s'] },
  'control-character': {
    title: 'a line end or another control character in a value',
    example: ['s:', '    f: "a\\nb"', 'condition: s'],
  },
  'operator-word': { title: 'a value that is an operator of the query', example: ['s:', "    f: 'AND'", 'condition: s'] },
  'operator-sign': { title: 'a value that begins with `<` or `>`', example: ['s:', "    f: '<Ab'", 'condition: s'] },
  keywords: { title: 'keywords, which any field may hold', example: ['s:', "    - 'Ab'", 'condition: s'] },
  number: { title: 'a number', example: ['s:', '    f: 5', 'condition: s'] },
  'number-list': { title: 'a list of numbers', example: ['s:', '    f: [5, 6]', 'condition: s'] },
  boolean: { title: '`true`, `false`', example: ['s:', '    f: true', 'condition: s'] },
  comparison: { title: '`gt`, `gte`, `lt`, `lte`', example: ['s:', '    f|gte: 5', 'condition: s'] },
  absent: { title: '`null`', example: ['s:', '    f: null', 'condition: s'] },
  negation: { title: '`not`', example: ['s:', "    f: 'Ab'", 'condition: not s'] },
  'regex-anchored': { title: '`re` between `^` and `$`', example: ['s:', "    f|re: '^(ab+)$'", 'condition: s'] },
  'regex-bare': { title: '`re` without anchors', example: ['s:', "    f|re: '[aA]b+'", 'condition: s'] },
  'regex-flag': { title: '`re` with a flag', example: ['s:', "    f|re|s: '^a.b$'", 'condition: s'] },
  'regex-slash': { title: '`re` with a slash', example: ['s:', "    f|re: 'a/b'", 'condition: s'] },
  'regex-quote': { title: '`re` with a double quote', example: ['s:', "    f|re: 'a\"b'", 'condition: s'] },
  'regex-control': { title: '`re` with a tab or a line end', example: ['s:', "    f|re: 'a\\tb'", 'condition: s'] },
  'regex-backslash': {
    title: '`re` that ends in a backslash',
    example: ['s:', "    f|re: '.*b\\\\'", 'condition: s'],
  },
  'regex-negated': {
    title: '`re` beside others under `not`',
    example: ['s:', "    f|re: 'ab+'", "    g: 'x'", 't:', "    h: 'y'", 'condition: t and not s'],
  },
  'cidr-4': { title: '`cidr` of IPv4', example: ['s:', "    f|cidr: '10.0.0.0/8'", 'condition: s'] },
  'cidr-6': { title: '`cidr` of IPv6', example: ['s:', "    f|cidr: 'fe80::/10'", 'condition: s'] },
  'name-dots': { title: 'a field name with dots', example: ['s:', "    a.b: 'x'", 'condition: s'] },
  'name-signs': {
    title: 'a field name with other signs than letters, digits, `_`, `@` and dots',
    example: ['s:', "    a/b: 'x'", 'condition: s'],
  },
  'many-values': { title: 'more than 1,024 values', example: null },
  'several-values': { title: 'an event whose field has several values', example: null },
  'foreign-letter': { title: 'letters beyond ASCII, in any case', example: ['s:', "    f: 'Ähre'", 'condition: s'] },
  'temporal-ordered': { title: '`temporal_ordered`', example: 'temporal_ordered' },
  temporal: { title: '`temporal`', example: 'temporal' },
  'event-count': { title: '`event_count`', example: 'event_count' },
  aliases: { title: '`aliases`', example: 'aliases' },
} as const satisfies { readonly [name: string]: ConstructRow };

interface ConstructRow {
  readonly title: string;
  /** Lines below `detection:`; the name of a kind of correlation; null: what nobody can see in one document. */
  readonly example: readonly string[] | 'temporal_ordered' | 'temporal' | 'event_count' | 'aliases' | null;
}

export type Construct = keyof typeof CONSTRUCTS;
