import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLink, packLink, type Shared, unpackLink } from '../../../src/page/link.ts';
import { USUAL_OPTIONS } from '../../../src/page/options.ts';

const shared: Shared = { text: 'process where true', rule: 0, options: USUAL_OPTIONS, forms: { sigma: { taxonomy: 'sigma' } } };

/** A fragment that holds these bytes, as a link would. */
async function fragmentOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const letters = Buffer.from(await new Response(packed).arrayBuffer()).toString('base64url');
  return `rule=${letters}`;
}

const fragmentOfJson = (value: unknown): Promise<string> => fragmentOf(new TextEncoder().encode(JSON.stringify(value)));

describe('a link', () => {
  it('holds any rule and what was chosen', async () => {
    const rules = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 3000 }),
      rule: fc.nat(1000),
      options: fc.record({
        folding: fc.constantFrom('ascii' as const, 'unicode' as const),
        functionWildcards: fc.constantFrom('engine' as const, 'documented' as const),
        strictFields: fc.boolean(),
        mapping: fc.string(),
        pipeline: fc.string({ unit: 'grapheme' }),
        pipelineReverse: fc.boolean(),
        field: fc.string(),
        placeholder: fc.string(),
      }),
      forms: fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer())), {
        noNullPrototype: true,
      }),
    });
    await fc.assert(
      fc.asyncProperty(rules, async (rule) => {
        const fragment = await packLink(rule);
        expect(fragment).not.toBeNull();
        expect(isLink(fragment ?? '')).toBe(true);
        expect(encodeURI(fragment ?? '')).toBe(fragment);
        expect(await unpackLink(fragment ?? '')).toEqual(JSON.parse(JSON.stringify(rule)));
      }),
      { numRuns: 100 },
    );
  });

  it('ends lines as the editor does, so that places are those of the text that stands there', async () => {
    const fragment = await fragmentOfJson({ ...shared, text: 'process where\r\n  true\rand false' });
    expect(await unpackLink(fragment)).toMatchObject({ text: 'process where\n  true\nand false' });
  });

  it('is not made of a rule that is too long for an address', async () => {
    const noise = Array.from({ length: 100_000 }, (_, at) => String.fromCharCode(33 + ((at * 7919 + at ** 2) % 90))).join('');
    expect(await packLink({ ...shared, text: noise.repeat(6) })).toBeNull();
  });

  it('holds options only where they are not as usual, and none that make it too long', async () => {
    const longer = (await packLink({ ...shared, options: { ...USUAL_OPTIONS, strictFields: true } }))?.length ?? 0;
    expect(longer).toBeGreaterThan((await packLink(shared))?.length ?? 0);
    expect(await unpackLink(await fragmentOfJson({ text: 'any where true', rule: 0, forms: {} }))).toMatchObject({
      options: USUAL_OPTIONS,
    });
    const mapping = JSON.stringify(Array.from({ length: 60_000 }, (_, at) => (at * 7919) % 99_991));
    expect(await packLink({ ...shared, options: { ...USUAL_OPTIONS, mapping } })).toBeNull();
  });

  it('that unpacks to gigabytes is left after what a rule may be long', async () => {
    const fragment = await fragmentOf(new Uint8Array(40_000_000));
    expect(fragment.length).toBeLessThan(64 * 1024);
    expect(await unpackLink(fragment)).toBe('it holds more than a rule may be long');
  });

  it('that is cut, damaged, too long or something else is refused, and why', async () => {
    const whole = (await packLink(shared)) ?? '';
    expect(await unpackLink(whole.slice(0, -8))).toMatch(/cut or damaged/);
    expect(await unpackLink(`${whole}!`)).toMatch(/base64/);
    expect(await unpackLink(`rule=${'A'.repeat(70_000)}`)).toMatch(/too long/);
    expect(await unpackLink(await fragmentOf(new Uint8Array([0xff, 0xfe])))).toMatch(/cut or damaged/);
    for (const other of [
      null,
      1,
      [],
      'x',
      {},
      { ...shared, text: 1 },
      { ...shared, rule: -1 },
      { ...shared, folding: 'x' },
      { ...shared, functionWildcards: null },
      { ...shared, mapping: {} },
      { ...shared, pipeline: ['x'] },
      { ...shared, strictFields: 'true' },
      { ...shared, forms: [] },
    ])
      expect(await unpackLink(await fragmentOfJson(other))).toMatch(/something else/);
  });

  it('reads anything without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const read = await unpackLink(`rule=${Buffer.from(bytes).toString('base64url')}`);
        expect(typeof read === 'string' || typeof read.text === 'string').toBe(true);
      }),
    );
  });

  it('leaves choices aside that are no plain values', async () => {
    const forms = { sigma: { a: {}, b: [1], c: null, d: 'x' }, js: 7 };
    expect(await unpackLink(await fragmentOfJson({ ...shared, forms }))).toEqual({
      ...shared,
      forms: { sigma: { d: 'x' }, js: {} },
    });
  });
});
