import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { freeze } from '../../src/api/golden/freeze.ts';
import type { TestableRule } from '../../src/api/golden/names.ts';
import { runGolden } from '../../src/api/golden/run.ts';
import { isProvenSame } from '../../src/api/mutants/settling.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { translate } from '../../src/api/translate.ts';
import { type GoldenFile, readYaml } from '../../src/golden/index.ts';
import { type Mutant, mutantsOf } from '../../src/mutants/index.ts';
import { source } from '../../src/source/index.ts';
import { shared, sized } from './shared.ts';

interface Known {
  readonly rule: TestableRule;
  readonly subject: CheckableRule;
}

/** Every so many rules of a folder, from the first. */
function rulesOf(folder: string, step: number): readonly Known[] {
  const files = globSync('**/*.toml', { cwd: shared(folder), absolute: true }).sort();
  return files.flatMap((file, at) => {
    if (at % step !== 0) return [];
    return parse(readFileSync(file, 'utf8'), { name: file }).rules.flatMap(({ syntax, meaning }): readonly Known[] =>
      meaning.ok ? [known({ syntax, ...meaning.value })] : [],
    );
  });
}

function known(subject: CheckableRule): Known {
  return { subject, rule: { id: ID, name: 'rule', file: 'rule', subject, unread: null } };
}

const ID = 'frozen';

async function frozenOf({ subject }: Known): Promise<{ readonly file: GoldenFile; readonly dropped: number }> {
  const { text, dropped } = await freeze(subject, { rule: ID, name: 'rule' });
  return { file: readYaml(source(text, 'golden.yaml')), dropped: dropped.length };
}

async function isMet({ rule }: Known, file: GoldenFile): Promise<boolean> {
  const { report, problems } = await runGolden([rule], [file]);
  expect(problems).toEqual([]);
  expect(report.files.flatMap(({ expectations }) => expectations.filter(({ matcherDiffers }) => matcherDiffers))).toEqual([]);
  return report.summary.failed === 0;
}

it.each([
  ['rules', sized(40, 1)],
  ['other-rules/elastic-detection-rules-kql', sized(40, 1)],
] as const)('what is frozen of %s is met when it is read back', async (folder, step) => {
  const counts = { rules: 0, events: 0, bare: 0 };
  for (const one of rulesOf(folder, step)) {
    const { file, dropped } = await frozenOf(one);
    expect([file.problems, dropped]).toEqual([[], 0]);
    expect(await isMet(one, file), one.subject.rule.query).toBe(true);
    counts.rules++;
    counts.events += file.goldens.length;
    if (file.goldens.length === 0) counts.bare++;
  }
  console.info(JSON.stringify({ folder, ...counts }));
  expect(counts.bare).toBeLessThanOrEqual(0.02 * counts.rules);
});

it('a frozen rule whose text is changed in one place does not pass', async () => {
  const counts = { rules: 0, mutants: 0, unwritten: 0, caught: 0, equivalent: 0 };
  const missed = new Map<string, number>();
  for (const one of rulesOf('rules', sized(100, 10))) {
    const { rule, schema } = one.subject;
    const { file } = await frozenOf(one);
    const { now } = settingsOf(rule, schema);
    counts.rules++;
    for (const mutant of spread([...mutantsOf(rule.plan)], MUTANTS)) {
      counts.mutants++;
      const changed = readAnew(one, mutant);
      if (changed === null) counts.unwritten++;
      else if (!(await isMet(changed, file))) counts.caught++;
      else if (await isProvenSame(rule, mutant, now, 2_000_000)) counts.equivalent++;
      else missed.set(mutant.kind, (missed.get(mutant.kind) ?? 0) + 1);
    }
  }
  const { mutants, unwritten, caught, equivalent } = counts;
  const share = caught / (mutants - unwritten - equivalent);
  console.info(JSON.stringify({ ...counts, share, missed: Object.fromEntries(missed) }));
  expect(unwritten).toBeLessThan(0.05 * mutants);
  expect(share).toBeGreaterThan(LEAST);
});

/** Mutants tried of one rule: of those with hundreds, every so many. */
const MUTANTS = 60;
const LEAST = 0.95;

function spread(all: readonly Mutant[], most: number): readonly Mutant[] {
  const step = Math.ceil(all.length / most);
  return all.filter((_, at) => at % step === 0);
}

/** The rule that a mutant is when it is written as EQL and read again; null: EQL has no words for it. */
function readAnew({ subject: { rule, schema } }: Known, { plan }: Mutant): Known | null {
  const written = translate({ ...rule, plan }, 'eql');
  if (written.status !== 'exact') return null;
  const [read] = parse(written.text, { schema }).rules;
  return read?.meaning.ok === true ? known({ syntax: read.syntax, ...read.meaning.value }) : null;
}
