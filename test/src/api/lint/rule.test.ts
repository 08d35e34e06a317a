import { describe, expect, it } from 'vitest';
import { linted } from '../../../support/linted.ts';

/** A finding, a text of which it is told, and one that is like it and has none. */
type Pair = readonly [finding: string, told: string, silent: string];

const EQL: readonly Pair[] = [
  [
    'lint-rule-never | process where process.name : "a*" and not process.name : "*"',
    'process where process.name : "a*" and not process.name : "*"',
    'process where process.name : "a*" and not process.name : "b*"',
  ],
  [
    'lint-rule-always | any where user.name == "a" or not user.name == "a"',
    'any where user.name == "a" or not user.name == "a"',
    'any where true',
  ],
  [
    'lint-condition-implied | process.pid > 3 | process.pid > 5',
    'process where process.pid > 5 and process.pid > 3',
    'process where process.pid > 5 and process.parent.pid > 3',
  ],
  [
    'lint-condition-implied | event.category == "process" | process',
    'process where event.category == "process" and process.pid > 5',
    'process where event.type == "start" and process.pid > 5',
  ],
  [
    'lint-condition-always | user.name != null or user.name == null',
    'process where process.pid == 1 and (user.name != null or user.name == null)',
    'process where process.pid == 1 and (user.name != null or user.id == null)',
  ],
  [
    'lint-exception-empty | not process.name : "calc.exe" | not process.name : "c*"',
    'process where not process.name : "c*" and not process.name : "calc.exe"',
    'process where not process.name : "c*" and not process.name : "dalc.exe"',
  ],
  [
    'lint-alternative-never | user.name == "b" | not user.name == "b"',
    'process where not user.name == "b" and (process.pid == 1 or user.name == "b")',
    'process where not user.name == "b" and (process.pid == 1 or user.name == "c")',
  ],
  [
    'lint-alternative-covered | process.name : "nc" and process.pid == 1 | process.name : "n*"',
    'process where process.name : "n*" or process.name : "nc" and process.pid == 1',
    'process where process.name : "n*" or process.name : "mc" and process.pid == 1',
  ],
  ['lint-value-covered | "nc" | "n*"', 'process where process.name : ("nc", "n*")', 'process where process.name : ("mc", "n*")'],
  [
    'lint-value-covered | "[A-F]x" | "[A-F].*"',
    'process where process.args regex ("[A-F]x", "[A-F].*")',
    'process where process.args regex ("[A-G]x", "[A-F].*")',
  ],
  [
    'lint-value-covered | "NC" | "nc"',
    'process where process.name in~ ("nc", "NC")',
    'process where process.name in ("nc", "NC")',
  ],
  [
    'lint-value-repeated | "nc" | "nc"',
    'process where process.name in ("nc", "x", "nc")',
    'process where process.name in ("nc", "x")',
  ],
  [
    'lint-value-never | "b" | not process.name == "b"',
    'process where process.name in ("a", "b") and not process.name == "b"',
    'process where process.name in ("a", "b") and not process.name == "c"',
  ],
  [
    `lint-value-never | "${'x'.repeat(1025)}"`,
    `process where process.name in ("a", "${'x'.repeat(1025)}")`,
    `process where process.name in ("a", "${'x'.repeat(1024)}")`,
  ],
  [
    'lint-mixed-and-or | user.name == "a" and process.pid == 2',
    'process where process.pid == 1 or user.name == "a" and process.pid == 2',
    'process where process.pid == 1 or (user.name == "a" and process.pid == 2)',
  ],
  [
    'lint-letter-case | process.name == "cmd.exe"',
    'process where host.os.type == "windows" and process.name == "cmd.exe"',
    'process where host.os.type == "linux" and process.name == "cmd.exe"',
  ],
  [
    'lint-letter-case | dns.question.name == "evil.example"',
    'network where dns.question.name == "evil.example"',
    'network where dns.question.name : "evil.example"',
  ],
  ['literal-wildcard | "nc*"', 'process where process.name == "nc*"', 'process where process.name : "nc*"'],
  [
    'regex-range-not-folded | "[A-F]x"',
    'process where process.args regex~ "[A-F]x"',
    'process where process.args regex "[A-F]x"',
  ],
  [
    'lint-condition-implied | process.pid >= 1 | process.pid == 1',
    'sequence by host.id [process where process.pid == 1 and process.pid >= 1] [file where true]',
    'sequence by host.id [process where process.pid == 1] [file where process.pid >= 1]',
  ],
  [
    'lint-rule-never | [file where file.name : "a" and not file.name : "A"]',
    'sequence by host.id [process where true] [file where file.name : "a" and not file.name : "A"]',
    'sequence by host.id [process where true] [file where file.name : "a" and not file.name == "A"]',
  ],
];

describe('of EQL is told', () => {
  it.each(EQL)('%s', async (finding, told, silent) => {
    const code = finding.split(' | ')[0] ?? '';
    expect(await linted(told)).toContain(finding);
    expect((await linted(silent)).filter((one) => one.startsWith(code))).toEqual([]);
  });

  it('of two that say the same the later one only', async () => {
    expect(await linted('process where process.pid == 1 and user.name == "a" and process.pid == 1')).toEqual([
      'lint-condition-implied | process.pid == 1 | process.pid == 1',
    ]);
  });

  it('nothing of what only one value a field would make needless', async () => {
    expect(
      await linted('process where process.args == "a" and process.args != "b" and process.pid > 5 and process.pid < 3'),
    ).toEqual([]);
  });
});

describe('of other languages is told', () => {
  it('what a KQL query has twice, and a pattern in quotes', async () => {
    expect(await linted('process.name: (a or "a" or "b*" or c*) and not process.name: cd', 'rule.kql')).toEqual([
      'lint-value-repeated | "a" | a',
      'lint-quoted-wildcard | "b*"',
    ]);
    expect(await linted('process.name: (a or b or b* or c*) and not process.name: cd', 'rule.kql')).toEqual([
      'lint-value-covered | b | b*',
    ]);
  });

  it('what a Sigma rule has under several modifiers, lists and identifiers', async () => {
    const rule = (values: string, condition: string): string =>
      `title: x\nlogsource: {product: windows}\ndetection:\n  one:\n    Image|endswith:\n${values}  other:\n    Image|contains: 'c'\n  condition: ${condition}\n`;
    expect(await linted(rule("      - '\\a.exe'\n      - 'a.exe'\n", 'one and not other'), 'rule.yml')).toEqual([
      "lint-value-covered | '\\a.exe' | 'a.exe'",
    ]);
    expect(await linted(rule("      - '\\a.exe'\n      - 'b.exe'\n", 'one and not other'), 'rule.yml')).toEqual([]);
    expect(await linted(rule("      - '\\c.exe'\n      - 'bc.exe'\n", 'one and other'), 'rule.yml')).toEqual([
      "lint-condition-implied | 'c' | Image|endswith:\n      - '\\c.exe'\n      - 'bc.exe'\n",
    ]);
  });
});
