import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { EXIT } from '../../../src/cli/host/host.ts';
import { TARGETS as REGISTRY } from '../../../translators/index.ts';
import { answers, eqlString, understood } from '../../hostile/support.ts';
import { run } from '../../support/memory-host.ts';

const TARGETS = Object.keys(REGISTRY);

/** Expressions on which backtracking explodes, or whose automaton does. */
const EXPLOSIVE = [
  '(a*)*b',
  '(a|a)*b',
  '(a|aa)+$',
  '(.*a){20}b',
  '.*.*.*.*.*.*.*.*b',
  '(a|b)*a(a|b){30}',
  'a{1000}{1000}{1000}',
  '((((a{0,99}){0,99}){0,99}){0,99}){0,99}',
  'a{99999999}',
  '~(~(~((a|b)*a(a|b){12})))',
  '~(.*a(a|b){14}.*)&.*b(a|b){14}.*',
  '(ab?){0,500}c',
  '@&~(a@b)&.*(c|d){40}',
  Array.from({ length: 300 }, () => '..').join('|'),
  Array.from({ length: 300 }, (_, index) => `.*${index}.*`).join('&'),
  '<0-99999999999>',
  '<1-100000>*',
];

const BROKEN = [
  '(a',
  'a)',
  '[a',
  'a{',
  'a{2,1}',
  '*a',
  '[z-a]',
  'a\\',
  '"a',
  '<1-',
  '~',
  '&a|',
  '\\p{L',
  'a{99999999999999999999}',
];

describe.each([
  ['regex', 'process.name regex PATTERN'],
  ['regex~', 'process.name regex~ PATTERN'],
  ['match', 'match(process.name, PATTERN)'],
])('an expression under %s', (_, condition) => {
  const query = (pattern: string) => `any where ${condition.replace('PATTERN', () => eqlString(pattern))}`;

  it.each(EXPLOSIVE.map((pattern) => [pattern.slice(0, 50), pattern]))(
    '%s is translated or refused by every target',
    async (_, pattern) => {
      for (const target of TARGETS) {
        const { exitCode, err } = await run(['translate', 'r', '--to', target], { files: { r: query(pattern) } });
        expect([EXIT.ok, EXIT.input, EXIT.refused], err).toContain(exitCode);
        if (exitCode !== EXIT.ok) expect(err).toMatch(/r:1:\d+: /);
      }
    },
  );

  it.each(BROKEN)('%s that does not parse is answered with its place', async (pattern) => {
    for (const target of TARGETS) {
      const { exitCode, err } = await run(['translate', 'r', '--to', target], { files: { r: query(pattern) } });
      expect([EXIT.ok, EXIT.input, EXIT.refused], err).toContain(exitCode);
      if (exitCode !== EXIT.ok) expect(err).toMatch(/r:1:\d+: /);
    }
  });
});

describe('an explosive expression', () => {
  const texts = ['a'.repeat(800), `${'ab'.repeat(400)}c`, 'b', 'ab'.repeat(300)];

  it.each(EXPLOSIVE.map((pattern) => [pattern.slice(0, 50), pattern]))(
    '%s is run, or given up, by every engine',
    async (_, pattern) => {
      const { rules } = parse(`any where process.name regex ${eqlString(pattern)}`);
      if (rules[0]?.meaning.ok !== true) return;
      const rule = understood(`any where process.name regex ${eqlString(pattern)}`);
      const said = await answers(
        rule,
        texts.map((name) => ({ process: { name } })),
      );
      const answered = Object.entries(said).filter(([, found]) => typeof found !== 'string');
      for (const [engine, found] of answered) expect([engine, found]).toEqual([engine, answered[0]?.[1]]);
    },
  );
});

describe('a wildcard pattern', () => {
  it.each([
    ['many stars', `${'*a'.repeat(200)}*b`],
    ['stars beside stars', `${'*'.repeat(5000)}b`],
    ['question marks and stars', '?*'.repeat(500)],
    ['many question marks', '?'.repeat(1000)],
  ])('of %s is run by every engine', async (_, pattern) => {
    for (const operator of [':', 'like', 'like~']) {
      const rule = understood(`any where process.name ${operator} ${eqlString(pattern)}`);
      const names = ['a'.repeat(1000), `${'a'.repeat(1000)}b`, '', 'b', 'ab'.repeat(500)];
      const said = await answers(
        rule,
        names.map((name) => ({ process: { name } })),
      );
      // KQL has no wildcard for one character, and says so.
      const found = Object.entries(said).filter(([engine, answer]) => typeof answer !== 'string' && engine !== 'kql');
      expect(found.map(([engine]) => engine)).toContain('js');
      for (const [engine, answer] of found) expect([engine, answer]).toEqual([engine, found[0]?.[1]]);
    }
  });
});
