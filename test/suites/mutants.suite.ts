import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { mutationOf } from '../../src/api/mutants/index.ts';
import { parse } from '../../src/api/parse.ts';
import { type RuleMutation, summaryOfMutants } from '../../src/report/mutants/report.ts';
import { shared, sized } from './shared.ts';

it('events of public rules notice their mutants', async () => {
  const step = sized(75, 1);
  const rules: RuleMutation[] = [];
  const kinds = new Map<string, number>();
  for (const [at, file] of globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
    .sort()
    .entries()) {
    if (at % step !== 0) continue;
    for (const { syntax, meaning } of parse(readFileSync(file, 'utf8'), { name: file }).rules) {
      if (!meaning.ok) continue;
      const report = await mutationOf({ syntax, ...meaning.value } as CheckableRule);
      expect(report.events).toBeLessThanOrEqual(500);
      rules.push(report);
      for (const { kind, open } of report.survivors) {
        const name = open === null ? kind : `${kind}, undecided`;
        kinds.set(name, (kinds.get(name) ?? 0) + 1);
      }
    }
  }
  const summary = summaryOfMutants(rules);
  console.info(
    JSON.stringify({ ...summary, survivors: Object.fromEntries([...kinds].sort(([, one], [, other]) => other - one)) }),
  );
  expect(summary.refused).toBe(0);
  expect(summary.score).toBeGreaterThan(LEAST);
});

/** Of every 75th rule 100 is reached. */
const LEAST = 99.5;
