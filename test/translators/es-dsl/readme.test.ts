import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { esDslCodes } from '../../../translators/es-dsl/codes.ts';

describe('the page of the query DSL', () => {
  it('lists every code, and no other', () => {
    const page = readFileSync(new URL('../../../translators/es-dsl/README.md', import.meta.url), 'utf8');
    const tables = page.slice(page.indexOf('## Refused'), page.indexOf('## Mapping'));
    const listed = [...tables.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', '));
    expect(listed.sort()).toEqual(Object.keys(esDslCodes).sort());
  });
});
