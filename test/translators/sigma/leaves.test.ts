import { describe, expect, it } from 'vitest';
import { detection } from './support.ts';

/** One EQL condition after `any where`, and the lines of the detection it becomes. */
const CASES: readonly (readonly [fact: string, eql: string, lines: readonly string[]])[] = [
  ['equality keeps letter case', 'user.name == "Root"', ['selection:', "    user.name|cased: 'Root'", 'condition: selection']],
  ['text without letters needs no case', 'user.id == "0"', ['selection:', "    user.id: '0'", 'condition: selection']],
  [
    'stars in equality are data',
    'user.name == "a*b?"',
    ['selection:', "    user.name|cased: 'a\\*b\\?'", 'condition: selection'],
  ],
  ['the empty string is a value', 'user.name == ""', ['selection:', "    user.name: ''", 'condition: selection']],
  [
    'inequality is a filter',
    'user.name != "root"',
    ['filter_main_user:', "    user.name|cased: 'root'", 'condition: not filter_main_user'],
  ],
  ['a colon ignores case', 'user.name : "Root"', ['selection:', "    user.name: 'Root'", 'condition: selection']],
  [
    'in keeps the order and drops repeats',
    'user.name in ("b", "a", "b")',
    ['selection:', '    user.name|cased:', "        - 'b'", "        - 'a'", 'condition: selection'],
  ],
  [
    'in~ ignores case and takes stars as data',
    'user.name in~ ("a*")',
    ['selection:', "    user.name: 'a\\*'", 'condition: selection'],
  ],
  ['a prefix', 'file.path like "/opt/*"', ['selection:', "    file.path|cased|startswith: '/opt/'", 'condition: selection']],
  ['a suffix', 'file.path : "*.exe"', ['selection:', "    file.path|endswith: '.exe'", 'condition: selection']],
  ['a part', 'file.path : "*tmp*"', ['selection:', "    file.path|contains: 'tmp'", 'condition: selection']],
  [
    'with wildcards inside, the one at an edge stays in the value too',
    'file.path : "?:\\\\Users\\\\*\\\\x*"',
    ['selection:', "    file.path: '?:\\Users\\\\*\\x*'", 'condition: selection'],
  ],
  [
    'with wildcards inside, those at both edges become a modifier',
    'file.path : "*a?b*"',
    ['selection:', "    file.path|contains: 'a?b'", 'condition: selection'],
  ],
  [
    'a pattern that ends in a backslash keeps one',
    'file.path : "C:\\\\Program Files\\\\*"',
    ['selection:', "    file.path|startswith: 'C:\\Program Files\\'", 'condition: selection'],
  ],
  ['two stars are one', 'file.path : "a**b"', ['selection:', "    file.path: 'a*b'", 'condition: selection']],
  [
    'a lone star is presence',
    'file.path : "*"',
    ['filter_main_nofile:', '    file.path: null', 'condition: not filter_main_nofile'],
  ],
  ['some character', 'file.path : "?*"', ['selection:', "    file.path: '?*'", 'condition: selection']],
  [
    'outlines become one key each',
    'file.path : ("a*", "*b", "c*")',
    [
      'selection:',
      '    - file.path|startswith:',
      "          - 'a'",
      "          - 'c'",
      "    - file.path|endswith: 'b'",
      'condition: selection',
    ],
  ],
  [
    'four outlines become one plain list',
    'file.path : ("a*", "*b", "*c*", "d")',
    [
      'selection:',
      '    file.path:',
      "        - 'a*'",
      "        - '*b'",
      "        - '*c*'",
      "        - 'd'",
      'condition: selection',
    ],
  ],
  [
    'startsWith takes its text as data',
    'startsWith(file.path, "/a*")',
    ['selection:', "    file.path|cased|startswith: '/a\\*'", 'condition: selection'],
  ],
  [
    'stringContains reads wildcards and escapes as the engine does',
    'stringContains(file.path, "x=\\\\*")',
    ['selection:', "    file.path|cased|contains: 'x=\\*'", 'condition: selection'],
  ],
  [
    'endsWith~ ignores case',
    'endsWith~(file.path, ".EXE")',
    ['selection:', "    file.path|endswith: '.EXE'", 'condition: selection'],
  ],
  ['absence', 'user.name == null', ['selection:', '    user.name: null', 'condition: selection']],
  ['presence', 'user.name != null', ['filter_main_nouser:', '    user.name: null', 'condition: not filter_main_nouser']],
  ['a number is unquoted', 'process.pid == 5', ['selection:', '    process.pid: 5', 'condition: selection']],
  [
    'bounds are two keys of one map',
    'process.pid >= 5 and process.pid < 9',
    ['selection:', '    process.pid|gte: 5', '    process.pid|lt: 9', 'condition: selection'],
  ],
  [
    'the same bound twice overflows into a second map',
    'process.pid > 5 and process.pid > 9',
    ['selection:', '    process.pid|gt: 5', 'selection_b:', '    process.pid|gt: 9', 'condition: selection and selection_b'],
  ],
  ['a truth value is unquoted', 'process.interactive', ['selection:', '    process.interactive: true', 'condition: selection']],
  [
    'not true is not the same as false',
    'process.interactive != true',
    ['filter_main_a:', '    process.interactive: true', 'condition: not filter_main_a'],
  ],
  [
    'blocks lose their host bits and bare addresses gain a length',
    'cidrMatch(source.ip, "10.6.48.157/8", "192.168.0.1", "2001:DB8::1/32", "::1")',
    [
      'selection:',
      '    source.ip|cidr:',
      "        - '10.0.0.0/8'",
      "        - '192.168.0.1/32'",
      "        - '2001:db8::/32'",
      "        - '::1/128'",
      'condition: selection',
    ],
  ],
  [
    'an IPv6 block around the place of IPv4 is joined by all of IPv4, one inside it is an IPv4 block',
    'cidrMatch(source.ip, "::/8", "10.0.0.0/8", "2001:db8::/32")',
    [
      'selection:',
      '    source.ip|cidr:',
      "        - '::/8'",
      "        - '0.0.0.0/0'",
      "        - '10.0.0.0/8'",
      "        - '2001:db8::/32'",
      'condition: selection',
    ],
  ],
  [
    'an address compares as an address',
    'source.ip == "0:0::1"',
    ['selection:', "    source.ip|cidr: '::1/128'", 'condition: selection'],
  ],
  [
    'a length of nothing is the empty string',
    'length(user.name) == 0',
    ['selection:', "    user.name: ''", 'condition: selection'],
  ],
  [
    'a length of something is some character',
    'length(user.name) > 0',
    ['selection:', "    user.name: '?*'", 'condition: selection'],
  ],
  [
    'any length is presence',
    'length(user.name) >= 0',
    ['filter_main_nouser:', '    user.name: null', 'condition: not filter_main_nouser'],
  ],
  [
    'a length counts characters',
    'length(user.name) >= 7',
    ['selection:', "    user.name|re|s: '^.{7,}$'", 'condition: selection'],
  ],
  ['lengths between bounds', 'length(user.name) < 4', ['selection:', "    user.name|re|s: '^.{0,3}$'", 'condition: selection']],
  [
    'a backticked name is printed without backticks',
    '`kubernetes.a/b` == "x"',
    ['selection:', "    kubernetes.a/b|cased: 'x'", 'condition: selection'],
  ],
  ['an optional field is a field', '?user.name == "x"', ['selection:', "    user.name|cased: 'x'", 'condition: selection']],
  [
    'a name that YAML would read as a truth value is quoted',
    '`on` == null',
    ['selection:', "    'on': null", 'condition: selection'],
  ],
  [
    'a character that cannot be seen is an escape in double quotes',
    'file.path : "*a\\u{202E}b*"',
    ['selection:', '    file.path|contains: "a\\u202eb"', 'condition: selection'],
  ],
];

describe('leaves in Sigma', () => {
  it.each(CASES)('%s', (_, eql, lines) => {
    expect(detection(`any where ${eql}`).split('\n')).toEqual(lines);
  });
});
