import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GRAMMARS, generateGrammar, parserOf } from '../../../src/scripts/generate-grammar.ts';

it.each(GRAMMARS)('the committed parser of %s is what the grammar generates', (language) => {
  expect(readFileSync(parserOf(language), 'utf8') === generateGrammar(language)).toBe(true);
});
