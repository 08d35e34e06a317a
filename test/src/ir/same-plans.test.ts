import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { samePlans } from '../../../src/ir/index.ts';

function planOf(query: string) {
  const [rule] = parse(query).rules;
  if (rule?.meaning.ok !== true) throw new Error(`${query} was not read`);
  return rule.meaning.value.rule.plan;
}

const NC = 'process where process.name : ("nc", "ncat*") and not user.id == "0"';

describe('two plans', () => {
  it.each([
    [NC, `process   where process.name : ( "nc", "ncat*" )\n  and not user.id == "0"`],
    [`sequence by host.id [${NC}] [any where true]`, `sequence by host.id\n  [${NC}]\n  [any where true]`],
  ])('are the same wherever their parts stand: %s', (one, other) => {
    expect(samePlans(planOf(one), planOf(other))).toBe(true);
  });

  it.each([
    [NC, NC.replace('"nc"', '"NC"')],
    [NC, NC.replace('"nc", "ncat*"', '"ncat*", "nc"')],
    [NC, NC.replace('user.id', 'user.name')],
    [NC, NC.replace('user.id', '?user.id')],
    ['any where process.pid == 1', 'any where process.pid == 1 and process.pid == 2'],
    ['any where a.b == 0', 'any where a.b == -0.0'],
    ['any where process.pid == 9007199254740993', 'any where process.pid == 9007199254740992'],
    ['any where process.pid == 9007199254740993', 'any where process.pid == 9007199254740993'],
    ['any where process.pid > 9007199254740993', 'any where process.pid > 9007199254740992'],
    ['any where process.pid + 1 == 9007199254740993', 'any where process.pid + 1 == 9007199254740992'],
    [`sequence by host.id [${NC}] [any where true]`, `sequence by user.id [${NC}] [any where true]`],
    [`sequence by host.id [${NC}] [any where true]`, `sequence by host.id with maxspan=1m [${NC}] [any where true]`],
    ['any where true', 'any where false'],
  ])('differ by anything else: %s', (one, other) => {
    expect(samePlans(planOf(one), planOf(other))).toBe(false);
    expect(samePlans(planOf(other), planOf(one))).toBe(false);
  });
});
