import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { sigma } from '../../../src/engines/sigma/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { ecsSchema } from '../../../src/schema/index.ts';
import { printed } from './support.ts';

const SETTINGS = {
  schema: ecsSchema(),
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

/** Both ends of every stretch of characters that cannot be seen, that YAML or a reader of lines takes for something. */
const CODES = [
  ...[0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x1f, 0x7f],
  ...[0x80, 0x85, 0x9f, 0xa0, 0xad, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2069, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff],
  ...[0x10000, 0x1f600, 0xe0001, 0x10ffff],
];

describe('a character of a regular expression', () => {
  it.each(CODES)('%x is read back by YAML and by our own engine, alone and in a class', async (code) => {
    const character = String.fromCodePoint(code);
    const spelled = `\\u{${code.toString(16).padStart(4, '0')}}`;
    for (const pattern of [`a${spelled}c*`, `a[${spelled}z]c*`]) {
      const text = printed(`any where process.name regex~ "${pattern}"`);
      const events = [`a${character}cc`, `a${character}`, 'a', 'ax7fc', 'ac'].map((name) => ({
        '@timestamp': '2026-01-01T00:00:00Z',
        process: { name },
      }));
      expect(text).not.toMatch(/[^\n\P{C}]/u);
      expect(load(text)).toBeTypeOf('object');
      const verdict = await (await sigma.load(events, SETTINGS)).run(text);
      expect(verdict).toMatchObject({ status: 'answered', matches: [[0], [1]] });
    }
  });

  it('has no spelling by number, which whole-value engines read as letters', () => {
    for (const code of CODES) {
      const text = printed(`any where process.name regex "a[\\u{${code.toString(16).padStart(4, '0')}}-\\u{10ffff}]+z"`);
      expect(Object.values(JSON.parse(JSON.stringify(load(text))).detection.selection).join()).not.toMatch(/\\[xu]/);
    }
  });
});
