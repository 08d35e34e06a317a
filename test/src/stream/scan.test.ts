import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, newScan, type Scan, scanLine } from '../../../src/stream/scan.ts';
import { randomCases } from '../../support/random-cases.ts';

function scanned(line: string | Uint8Array): Scan {
  const bytes = typeof line === 'string' ? new TextEncoder().encode(line) : line;
  const scan = newScan();
  scanLine(bytes, 0, scan);
  return scan;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('scanLine', () => {
  it.each([
    '{}',
    '{"a":1}',
    ' { "a" : [ 1 , -0.5e+10 , true , false , null , "x" , {} , [] ] } ',
    '{"a":"\\u00e9\\"\\\\\\/\\b\\f\\n\\r\\t"}',
    '{"é":"日本語😀"}',
    '{"a":[[[{"b":{}}]]]}',
    '{"a":0,"b":-0,"c":0.0,"d":1E5}',
    '{"a":1}\r',
  ])('accepts %s', (line) => {
    expect(scanned(line)).toMatchObject({ problem: null, blank: false });
  });

  it.each([
    '{',
    '}',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '{"a":1 "b":2}',
    '{"a":[1,]}',
    '{"a":[,1]}',
    '{"a":[1 2]}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":+1}',
    '{"a":1e}',
    '{"a":-}',
    '{"a":tru}',
    '{"a":nul}',
    '{"a":truee}',
    '{"a":"x}',
    '{"a":"\\x"}',
    '{"a":"\\u12g4"}',
    '{"a":"\t"}',
    '{a:1}',
    "{'a':1}",
    '{"a":1}}',
    '{"a":[1}',
    '{"a":{]}',
    '{"a":1} {}',
    '{"a":NaN}',
    '{"a":1}//',
    '"a',
    '[1',
    '{"a":1',
    '{"a":"\\',
    '{"a":"\\u12',
  ])('refuses %s as JSON', (line) => {
    expect(scanned(line)).toMatchObject({ problem: 'invalid-json' });
    expect(parses(line)).toBe(false);
  });

  it.each(['1', '"a"', 'null', 'true', '[]', '[{"a":1}]'])('refuses %s because it is not an object', (line) => {
    expect(scanned(line)).toMatchObject({ problem: 'not-an-object' });
  });

  it.each([
    ['a byte that starts nothing', [0xff]],
    ['a lone continuation', [0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three-byte form', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a five-byte form', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ])('refuses %s as UTF-8', (_, middle) => {
    const line = Uint8Array.from([...new TextEncoder().encode('{"a":"'), ...middle, ...new TextEncoder().encode('"}')]);
    expect(scanned(line)).toMatchObject({ problem: 'invalid-utf-8' });
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(line)).toThrow();
  });

  it.each(['', ' ', '\t\r'])('takes %j for a blank line', (line) => {
    expect(scanned(line)).toMatchObject({ problem: null, blank: true });
  });

  it('accepts the deepest line that it says it accepts, and none deeper', () => {
    const deep = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    expect(scanned(deep(MAX_DEPTH))).toMatchObject({ problem: null });
    expect(scanned(deep(MAX_DEPTH + 1))).toMatchObject({ problem: 'too-deep' });
    expect(scanned(deep(100_000))).toMatchObject({ problem: 'too-deep' });
  });

  it('says where a problem stands', () => {
    expect(scanned('{"a":x}')).toMatchObject({ problem: 'invalid-json', problemAt: 5 });
  });

  it('notices escapes that could hide text, and no others', () => {
    expect(scanned('{"a":"\\u0061"}')).toMatchObject({ unicodeEscapes: true, slashEscapes: false });
    expect(scanned('{"a":"\\/"}')).toMatchObject({ unicodeEscapes: false, slashEscapes: true });
    expect(scanned('{"a":"C:\\\\users\\\\/x\\n"}')).toMatchObject({ unicodeEscapes: false, slashEscapes: false });
  });

  it('agrees with JSON.parse on damaged lines', () => {
    const pieces = fc.constantFrom(
      '',
      ',',
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      '\\',
      '\\u',
      '0',
      '-',
      '.',
      'e',
      ' ',
      'true',
      'nul',
      '\u0001',
      'é',
    );
    const line = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ depthSize: 'small', stringUnit: 'binary' }));
    let refused = 0;
    fc.assert(
      fc.property(line, fc.array(fc.tuple(fc.nat(), fc.nat(3), pieces), { maxLength: 2 }), (event, damages) => {
        let text = JSON.stringify(event);
        for (const [at, length, piece] of damages) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + piece + text.slice(from + length);
        }
        if (text.includes('\n')) return;
        const bytes = new TextEncoder().encode(text);
        const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        const scan = scanned(bytes);
        if (scan.blank) return;
        const valid = parses(decoded);
        if (!valid) refused++;
        expect(scan.problem === null || scan.problem === 'not-an-object').toBe(valid);
      }),
      { seed: 1, numRuns: randomCases(6_000) },
    );
    expect(refused).toBeGreaterThan(randomCases(500));
  });
});
