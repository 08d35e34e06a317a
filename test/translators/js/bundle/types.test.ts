import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printBundle } from '../../../../translators/js/index.ts';
import { ROOT } from '../../../support/source-tree.ts';
import { ruleOfQuery } from './support.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eqlibrium-bundle-'));
  const { module, types } = printBundle([{ id: "it's nc", rule: ruleOfQuery('process where process.name == "nc"') }]);
  writeFileSync(join(folder, 'rules.mjs'), module);
  writeFileSync(join(folder, 'rules.d.mts'), types);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of code that uses the module. */
function compiled(code: string): string {
  writeFileSync(join(folder, 'use.mts'), `import { createMatcher, match, type RuleId, rules } from './rules.mjs';\n${code}\n`);
  const arguments_ = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'use.mts'];
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), arguments_, { cwd: folder, encoding: 'utf8' });
  return stdout;
}

it('the types of a bundle compile, and know the ids of its rules', () => {
  const use = `
const ids: RuleId[] = match(JSON.parse('{}'), Date.now());
const matcher = createMatcher<number>({ maxDelay: 5, now: 0 });
const lines: (number | null)[] = [...matcher.push({}, 1), ...matcher.advance(3), ...matcher.end()].flatMap(({ events }) => [...events]);
export const told = { ids, lines, name: rules[0]?.name, kind: rules[0]?.kind === 'event', late: matcher.report()["it's nc"]?.late };`;
  expect(compiled(use)).toBe('');
  expect(compiled(`export const id: RuleId = 'ncat';`)).toContain(`'"ncat"' is not assignable to type '"it's nc"'`);
  expect(compiled('createMatcher<number>().push({}, "line");')).toContain('not assignable');
});
