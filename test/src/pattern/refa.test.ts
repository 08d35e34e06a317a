import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DROPPED, generateRefa } from '../../../src/scripts/generate-refa.ts';
import { sourceFiles, textOf } from '../../support/source-tree.ts';

it('the committed automata are what the installed refa holds', async () => {
  const committed = new URL('../../../src/pattern/refa.generated.ts', import.meta.url);
  expect(readFileSync(committed, 'utf8') === (await generateRefa())).toBe(true);
});

it('no pattern asks the automata for what was cut', () => {
  const askers = sourceFiles('src/pattern').filter(
    (file) => !file.endsWith('.generated.ts') && /\b(?:NFA|CharSet)\b|\bnfa\b/.test(textOf(file)),
  );
  expect(askers.length).toBeGreaterThan(5);
  for (const file of askers) {
    expect(textOf(file).match(new RegExp(`\\.(?:${DROPPED.join('|')})\\(`, 'g')) ?? [], file).toEqual([]);
  }
});
