import { describe, expect, it } from 'vitest';
import { lintRule } from '../../src/api/lint/index.ts';
import { parse } from '../../src/api/parse.ts';
import { growthOf, LINEAR } from '../support/growth.ts';

const list = (size: number, make: (at: number) => string, by = ', '): string =>
  Array.from({ length: size }, (_, at) => make(at)).join(by);

describe('the work of lint grows with the length of a rule', () => {
  it.each<[string, number, (size: number) => string]>([
    ['values', 5000, (size) => `process where process.name in (${list(size, (at) => `"name${at}x"`)})`],
    [
      'values written twice',
      5000,
      (size) => `process where process.name in (${list(size, (at) => `"name${at % (size / 2)}x"`)})`,
    ],
    ['patterns', 2000, (size) => `process where process.name : (${list(size, (at) => `"*${at.toString(36)}name*"`)})`],
  ])(
    '%s',
    async (_, size, make) => {
      const read = (wanted: number) => {
        const [rule] = parse(make(wanted), { name: 'rule.eql' }).rules;
        if (rule === undefined) throw new Error('it does not parse');
        return rule;
      };
      expect(await growthOf(async (wanted) => void (await lintRule(read(wanted))), size)).toBeLessThan(LINEAR);
    },
    300_000,
  );

  it.each<[string, (size: number) => string]>([
    ['conditions on one field', (size) => list(size, (at) => `process.args : "*a${at}*"`, ' and ')],
    ['conditions on many fields', (size) => list(size, (at) => `field${at} == "a"`, ' and ')],
    ['alternatives', (size) => list(size, (at) => `(process.args : "*a${at}*" and process.pid > ${at})`, ' or ')],
  ])(
    '%s end with the work allowed, and what is left is told',
    async (_, make) => {
      const before = process.cpuUsage();
      const codes = await codesOf(`process where ${make(2000)}`);
      const { user, system } = process.cpuUsage(before);
      expect(codes).toContain('lint-unfinished');
      expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
    },
    300_000,
  );
});

/** About three on a quiet machine; unbounded, each of these takes minutes. */
const MOST_SECONDS = 15;

async function codesOf(text: string): Promise<readonly string[]> {
  const [rule] = parse(text, { name: 'rule.eql' }).rules;
  if (rule === undefined) throw new Error('it does not parse');
  return (await lintRule(rule)).findings.map(({ diagnostic: { code } }) => code);
}
