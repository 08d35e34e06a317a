import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateRefa } from '../../../src/scripts/generate-refa.ts';

it('the committed automata are what the installed refa holds', async () => {
  const committed = new URL('../../../src/pattern/refa.generated.ts', import.meta.url);
  expect(readFileSync(committed, 'utf8') === (await generateRefa())).toBe(true);
});
