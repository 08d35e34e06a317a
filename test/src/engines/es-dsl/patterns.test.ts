import { describe, expect, it } from 'vitest';
import { found } from './ask.ts';

async function matches(query: object, value: string, folding: 'ascii' | 'unicode' = 'ascii'): Promise<boolean | string> {
  const answer = await found(query, [{ s: value }], { s: 'keyword' }, folding);
  return typeof answer === 'string' ? answer : answer.length === 1;
}

describe('wildcards', () => {
  it('many stars stay cheap', async () => {
    expect(await matches({ wildcard: { s: `${'*a'.repeat(500)}b` } }, 'a'.repeat(2000))).toBe(false);
  });
});

describe('Lucene regular expressions', () => {
  it.each([
    'a|',
    '(a|)',
    'a{,2}',
    'a{3,2}',
    'a{',
    '\\',
    '\\b',
    '\\n',
    '"a',
    '<',
    '<a>',
    '<1-2',
    '[',
    '[]',
    '[^]',
    '[a-]',
    '[+-]',
    '[z-a]',
    '(a',
  ])('%s is refused', async (value) => {
    expect(await matches({ regexp: { s: value } }, 'a')).toMatch(/^query\.regexp\.s: /);
  });

  it('patterns that explode elsewhere answer or give up', async () => {
    expect(await matches({ regexp: { s: '(a*)*(a*)*(a*)*b' } }, 'a'.repeat(1000))).toBe(false);
    expect(await matches({ regexp: { s: '(a|aa)+b' } }, 'a'.repeat(1000))).toBe(false);
    expect(await matches({ regexp: { s: '((((.{0,1000}){0,1000}){0,1000}){0,1000}){0,1000}' } }, 'a'.repeat(1000))).toMatch(
      /too complex|true/,
    );
    expect(await matches({ regexp: { s: 'a'.repeat(1001) } }, 'a')).toMatch(/limit is 1000/);
    expect(await matches({ regexp: { s: '('.repeat(1000) } }, 'a')).toMatch(/unexpected end/);
  });
});
