import { expect, it } from 'vitest';
import { createNodeHost } from '../../../../src/cli/node-host.ts';
import { agreementFindings } from '../../../../src/cli/review/agreement.ts';
import { type CheckableRule, parse } from '../../../../src/index.ts';

it.each([1, 40])('checks %d changed rules in threads, and waits for none of them for ever', async (length) => {
  const [parsed] = parse('process where process.name : "nc"').rules;
  if (parsed?.meaning.ok !== true) throw new Error('the rule is not accepted');
  const now: CheckableRule = { syntax: parsed.syntax, ...parsed.meaning.value };
  const place = { file: 'rules/nc.eql', line: 1 };
  const rules = Array.from({ length }, (_, at) => ({ name: `nc ${at}`, place, now, isAlone: true, before: null }));
  const stuck = { check: () => new Promise<never>(() => {}), close: async () => {} };
  const host = { ...createNodeHost(), cores: 2, startCheckThread: () => stuck };
  const findings = await agreementFindings(rules, null, { events: 200, seed: 1, ruleTimeout: 10 }, () => {}, host);
  expect(findings.map(({ kind, rule, message }) => ({ kind, rule, message }))).toEqual(
    rules.map(({ name }) => ({ kind: 'disagreement', rule: name, message: 'it made no progress for 0.01 s' })),
  );
});
