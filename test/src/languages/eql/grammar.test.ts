import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateGrammar } from '../../../../src/scripts/generate-grammar.ts';

it('the committed parser is what the grammar generates', () => {
  const committed = new URL('../../../../src/languages/eql/grammar.generated.ts', import.meta.url);
  expect(readFileSync(committed, 'utf8') === generateGrammar()).toBe(true);
});
