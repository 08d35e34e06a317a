import { describe, expect, it } from 'vitest';
import { examineRules } from '../../../../src/api/lint/index.ts';
import { parse } from '../../../../src/api/parse.ts';

const rulesOf = (...queries: readonly string[]) => queries.flatMap((query, at) => parse(query, { name: `${at}.eql` }).rules);
const told = (...queries: readonly string[]): readonly string[] =>
  [...examineRules(rulesOf(...queries))].map(
    ([
      number,
      {
        diagnostic: { code, message },
      },
    ]) => `${number} ${code} ${message}`,
  );

describe('rules beside each other', () => {
  it('are told of where one matches all that another does, or the same', () => {
    expect(
      told(
        'process where process.name : "cmd.exe" and process.args : "/c"',
        'process where process.name : ("CMD.exe", "powershell.exe")',
        'process where process.name : "ncat"',
        'process where process.name : ("powershell.exe", "cmd.EXE")',
      ),
    ).toEqual([
      '0 lint-rule-subsumed whatever this rule matches is matched by a rule (1.eql:1) as well',
      '3 lint-rules-equal this rule matches the same events as a rule (1.eql:1)',
    ]);
  });

  it('are not where they only have events in common, or are of other log sources', () => {
    expect(told('process where process.name : "a*"', 'process where process.name : "*b"')).toEqual([]);
    const sigma = (product: string): string =>
      `title: x\nlogsource: {product: ${product}}\ndetection:\n  one: {Image: a}\n  condition: one\n`;
    const all = (one: string, other: string) =>
      [sigma(one), sigma(other)].flatMap((text, at) => parse(text, { name: `${at}.yml` }).rules);
    expect([...examineRules(all('windows', 'linux')).keys()]).toEqual([]);
    expect([...examineRules(all('windows', 'windows')).keys()]).toEqual([1]);
  });
});
