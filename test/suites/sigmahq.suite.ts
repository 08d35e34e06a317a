import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import { showPlan } from '../../src/ir/index.ts';
import { LANGUAGES } from '../../src/languages/index.ts';
import type { sigma } from '../../src/languages/sigma/language.ts';
import { shared } from './shared.ts';

const FOLDER = shared('other-rules/sigmahq');
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.startsWith('rules') && file.endsWith('.yml'))
  .sort();

/** What is refused of the shared rules, by construct. */
const REFUSED = { 'sigma-mixed-types': 2, 'sigma-placeholder': 11, 'sigma-regex-construct': 1 };

function rulesOf(file: string) {
  return parse(readFileSync(`${FOLDER}/${file}`, 'utf8'), { name: file });
}

describe('the rules of SigmaHQ', () => {
  it('are all there', () => {
    expect(FILES).toHaveLength(1516);
  });

  it('are read, or refused by construct', () => {
    const refused = new Map<string, number>();
    let accepted = 0;
    for (const file of FILES) {
      const { rules, problems } = rulesOf(file);
      expect([file, problems]).toEqual([file, []]);
      expect([file, rules.length]).toEqual([file, 1]);
      for (const { meaning } of rules) {
        if (meaning.ok) accepted++;
        else
          for (const code of new Set(meaning.problems.map((problem) => problem.code)))
            refused.set(code, (refused.get(code) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries([...refused].sort())).toEqual(REFUSED);
    expect(accepted / FILES.length).toBeGreaterThan(0.97);
  });

  it('are read with placeholders when these have values', () => {
    const placeholders = { given: {}, steps: [{ as: 'wildcard', include: null, exclude: null }] } as const;
    const left = new Map<string, number>();
    for (const file of FILES) {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      if (!text.includes('|expand')) continue;
      for (const { meaning } of parse(text, { name: file, placeholders }).rules)
        if (!meaning.ok) for (const { code } of meaning.problems) left.set(code, (left.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(left)).toEqual({});
  });

  it('are printed as rules that mean the same, and run as modules', () => {
    for (const file of FILES) {
      const [read] = rulesOf(file).rules;
      if (read?.document.language !== 'sigma' || !read.meaning.ok) continue;
      const printed = LANGUAGES.sigma.print(read.syntax as Parameters<typeof sigma.print>[0]);
      const [again] = parse(printed).rules;
      if (again?.meaning.ok !== true) throw new Error(`${file}: what is printed is not read`);
      expect([file, showPlan(again.meaning.value.rule.plan)]).toEqual([file, showPlan(read.meaning.value.rule.plan)]);
      expect([file, translate(read.meaning.value.rule, 'js').status]).toEqual([file, 'exact']);
    }
  });
});
