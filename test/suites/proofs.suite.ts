import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { prove } from '../../src/api/prove/index.ts';
import { predicatesOf } from '../../src/ir/index.ts';
import { sameConditions } from '../../src/proof/index.ts';
import { kqlRules } from './kql-rules.ts';
import { shared, sized } from './shared.ts';
import { sigmaHqRules } from './sigmahq.ts';

/** The targets whose artifacts are read back. */
const READ = ['sigma', 'es-dsl', 'js', 'eql', 'lucene', 'kql', 'kibana'] as const;

/** What is known of the exact artifacts of rules: counts by verdict, those that differ, and why others are unknown. */
async function provedAll(rules: readonly { readonly file: string; readonly parsed: ParsedRule }[]) {
  const counts = { equal: 0, differs: 0, unknown: 0 };
  const differing: unknown[] = [];
  const reasons = new Map<string, number>();
  const times: number[] = [];
  for (const { file, parsed } of rules) {
    if (!parsed.meaning.ok) continue;
    const subject = { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
    for (const { target, translation, verdict, milliseconds } of await prove(subject, {
      targets: READ,
      clock: () => performance.now(),
    })) {
      if (translation !== 'exact') continue;
      counts[verdict.kind]++;
      times.push(milliseconds);
      if (verdict.kind === 'differs') differing.push({ file, target, verdict });
      if (verdict.kind === 'unknown') {
        const reason = `${target}: ${verdict.reason.replace(/^query[\w.[\]-]*: /, '')}`;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
  console.info(JSON.stringify({ ...counts, median: at(0.5), p99: at(0.99), most: at(1), reasons: Object.fromEntries(reasons) }));
  return { differing, decided: counts.equal / (counts.equal + counts.unknown) };
}

describe('the form of a rule that targets get', () => {
  it('is proven to be the rule as it is written', () => {
    const step = sized(12, 1);
    const files = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
      .sort()
      .filter((_, at) => at % step === 0);
    let count = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const [simplified, written] = [false, true].map((asWritten) => parse(text, { name: file, asWritten }).rules);
      for (const [at, { meaning }] of (simplified ?? []).entries()) {
        const other = written?.[at]?.meaning;
        if (!meaning.ok || other?.ok !== true) continue;
        const { plan, semantics } = meaning.value.rule;
        const { folding } = semantics;
        const [one, two] = [predicatesOf(plan), predicatesOf(other.value.rule.plan)];
        expect(one.length, file).toBe(two.length);
        for (const [place, where] of one.entries()) {
          const right = { where: two[place] ?? where, folding };
          expect(sameConditions({ where, folding }, right, { effort: 20_000_000, scalar: false }), file).toBe('same');
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(files.length * 0.9);
  });
});

describe('exact artifacts, read back from their text', () => {
  it('are proven equal: those of the public rules in EQL', async () => {
    const step = sized(12, 1);
    const rules = globSync('**/*.toml', { cwd: shared('rules'), absolute: true })
      .sort()
      .filter((_, at) => at % step === 0)
      .flatMap((file) => parse(readFileSync(file, 'utf8'), { name: file }).rules.map((parsed) => ({ file, parsed })));
    const { differing, decided } = await provedAll(rules);
    expect(differing).toEqual([]);
    expect(decided).toBeGreaterThan(0.97);
  });

  it('are proven equal: those in KQL', async () => {
    const { differing, decided } = await provedAll(
      kqlRules(sized(12, 1)).rules.map(({ file, rule }) => ({ file, parsed: rule })),
    );
    expect(differing).toEqual([]);
    expect(decided).toBeGreaterThan(0.95);
  });

  it('are proven equal: those of SigmaHQ', async () => {
    const { differing, decided } = await provedAll(sigmaHqRules(sized(40, 1)));
    expect(differing).toEqual([]);
    expect(decided).toBeGreaterThan(0.97);
  });
});
