import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { experimentsPage } from '../src/scripts/engines/experiments-page.ts';
import { codesPage, languagePage, supportPage } from '../src/scripts/generate-docs.ts';
import { ROOT } from './support/source-tree.ts';

describe('the reference pages', () => {
  it.each([
    ['language', languagePage],
    ['support', supportPage],
    ['codes', codesPage],
    ['engines/experiments', experimentsPage],
  ] as const)('docs/%s.md is what the tables of the code say', (name, page) => {
    expect(readFileSync(`${ROOT}/docs/${name}.md`, 'utf8')).toBe(page());
  });
});
