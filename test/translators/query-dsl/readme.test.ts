import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { queryDslCodes } from '../../../src/source/codes/query-dsl.ts';

describe('the page of the query DSL', () => {
  it('lists every code, and no other', () => {
    const page = readFileSync(new URL('../../../translators/query-dsl/README.md', import.meta.url), 'utf8');
    const tables = page.slice(page.indexOf('## Refused'), page.indexOf('## Mapping'));
    const listed = [...tables.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', '));
    expect(listed.sort()).toEqual(Object.keys(queryDslCodes).sort());
  });
});
