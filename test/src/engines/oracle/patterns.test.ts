import { describe, expect, it } from 'vitest';
import { matching, settings } from './ask.ts';

const MAPPED = settings({ f: 'keyword' });

describe('regular expressions of scripts that the oracle does not read (eql-semantics 7.8)', () => {
  it.each(['(?=a)b', 'a++', '\\\\bx', '(a)\\\\1', '[a&&b]', '(a', 'a)', '*a', '[z'])('%s is not judged', async (pattern) => {
    expect(await matching(`substring(f, 0) regex "${pattern}"`, [{ f: 'a' }], MAPPED)).toBeTypeOf('string');
  });
});
