import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { bytesOfAddress } from '../../../../../src/languages/eql/lower/address-bytes.ts';

/** The same by a library, less what it reads and a cluster does not. */
function byLibrary(text: string): readonly number[] | null {
  if (/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text))
    return ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text).toIPv4MappedAddress().toByteArray() : null;
  // Octal numbers, which it takes behind colons.
  if (/:0\d+\.|\.0\d/.test(text)) return null;
  if (!text.includes(':') || !/^[0-9a-fA-F:.]+$/.test(text) || !ipaddr.IPv6.isValid(text)) return null;
  const bytes = ipaddr.IPv6.parse(text).toByteArray();
  return /^::\d+\./.test(text) ? bytes.map((byte, index) => (index < 12 ? 0 : byte)) : bytes;
}

const pieces = fc.constantFrom(
  '0',
  '1',
  '00ff',
  'abcd',
  'ABCD',
  '12345',
  'g',
  '',
  '::',
  ':',
  ':',
  ':',
  '1.2.3.4',
  '255.0.0.1',
  '256.1.1.1',
  '01.2.3.4',
  '.',
);

describe('the bytes of an address', () => {
  it('are what a library reads, where it reads what a cluster does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6(),
          fc.array(pieces, { maxLength: 18 }).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(bytesOfAddress(text)).toEqual(byLibrary(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['::', Array(16).fill(0)],
    ['::1.2.3.4', [...Array(12).fill(0), 1, 2, 3, 4]],
    ['::ffff:1.2.3.4', [...Array(10).fill(0), 255, 255, 1, 2, 3, 4]],
    ['1.2.3.4', [...Array(10).fill(0), 255, 255, 1, 2, 3, 4]],
  ])('of %s', (text, bytes) => {
    expect(bytesOfAddress(text)).toEqual(bytes);
  });

  it.each([
    '',
    ':',
    '1',
    '1.2.3',
    '1.2.3.04',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7::8:9',
    '12345::',
    '1.2.3.4::',
  ])('%j is no address', (text) => {
    expect(bytesOfAddress(text)).toBeNull();
  });
});
