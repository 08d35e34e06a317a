import { describe, expect, it } from 'vitest';
import { matching, settings } from './ask.ts';

describe('fields that the oracle does not test (eql-semantics 9.1)', () => {
  it('refuses a rule over fields that take no tests', async () => {
    expect(await matching('f == "x"', [{}], settings({ f: 'text' }))).toContain('cannot be tested');
    expect(await matching('f == "x"', [{}], settings({ f: 'nested' }))).toContain('cannot be tested');
    expect(await matching('f : "x"', [{}], settings({ f: 'ip' }))).toContain('no text');
    const text = { m: { type: 'text', exactSubfield: 'raw' }, 'm.raw': { type: 'keyword', path: 'm' } } as const;
    expect(await matching('m < "b"', [{}], settings(text))).toContain('single terms');
  });
});
