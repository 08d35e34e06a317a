import { randomEvent } from '../../support/differential/events.ts';
import { needed, type Random } from '../../support/differential/random.ts';
import { rewritten } from '../match/rewrite.ts';

const encoder = new TextEncoder();

/** Whole bytes of characters, and what is none: every class of fault of UTF-8. */
const PIECES = needed<readonly number[]>([
  ...['é', '日', '😀', '\u{10ffff}', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff'].map((text) => [
    ...encoder.encode(text),
  ]),
  [0x80],
  [0xbf],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xc2],
  [0xc2, 0x22],
  [0xdf, 0xc0],
  [0xe0, 0x9f, 0x80],
  [0xe0, 0xa0],
  [0xe2, 0x28, 0xa1],
  [0xed, 0xa0, 0x80],
  [0xed, 0x9f],
  [0xef, 0xbf, 0x22],
  [0xf0, 0x8f, 0x80, 0x80],
  [0xf0, 0x90, 0x80],
  [0xf0, 0x90, 0x22, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf4, 0x8f, 0xbf, 0xbf],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
  [0x00],
  [0x1f],
  [0x0d],
  [0x09],
]);

/** What a mutation writes into a line: what JSON is made of, whole and in part. */
const TEXTS = needed([
  ...[
    '"',
    '\\',
    '\\"',
    '\\\\',
    '\\/',
    '\\u0041',
    '\\u00',
    '\\uD83D',
    '\\x',
    '\\b',
    '\\f',
    '\\n',
    '\\r',
    '\\t',
    '\\u00g0',
    '\\uABCD',
    '\\uabcF',
  ],
  ...['{', '}', '[', ']', ',', ':', '{}', '[]', '{"":', '":', '",', '/', ' ', '\t', '\r', '\n', '  \t  '],
  ...['0', '-', '-0', '-0.0', '1.0', '1.50', '01', '1.', '.5', '1e5', '1E+5', '1e-', '1e', '-1.5e3', '0.0000001', '0.000001'],
  ...['123456789012345', '1234567890123456', '-123456789012345', '1.23456789012345', '0.1234567890123456', '10', '100'],
  ...['true', 'false', 'null', 'tru', 'fals', 'nulls', 'falze', 'True', 'NaN', 'sh', 'SH', '.exe', '.EXE', 'name"'],
]);

/** One line after the other without its line feed, which may yet be in it: events as they are, spelled in all ways, and damaged. */
export function randomLine(random: Random): Uint8Array {
  const kind = random.below(20);
  if (kind === 0) return encoder.encode(random.pick(['', ' ', '\r', '\t \r', '  ']));
  if (kind === 1) return encoder.encode(random.pick(TEXTS).repeat(1 + random.below(40)));
  if (kind === 2) return deep(random);
  if (kind === 3) return filled(random);
  if (kind === 4) return encoder.encode(`${random.pick(['', ' '])}[${rewritten(randomEvent(random), random)}]`);
  let bytes: Uint8Array = encoder.encode(rewritten(randomEvent(random), random));
  if (random.below(4) === 0) bytes = padded(bytes, random);
  for (let left = random.below(4); left > 0; left--) bytes = mutated(bytes, random);
  return bytes;
}

/** About as deep as is allowed. */
function deep(random: Random): Uint8Array {
  const depth = 998 + random.below(5);
  const open = random.below(2) === 0 ? '[' : '{"a":';
  const close = open === '[' ? ']' : '}';
  return encoder.encode(
    `{"a":${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(random.below(8) === 0 ? depth - 1 : depth)}}`,
  );
}

/** A string of which something stands before, at and behind a border of 16 bytes. */
function filled(random: Random): Uint8Array {
  const piece = random.below(2) === 0 ? Uint8Array.from(random.pick(PIECES)) : encoder.encode(random.pick(TEXTS));
  const before = encoder.encode(`{"${'k'.repeat(random.below(40))}":"${'a'.repeat(random.below(70))}`);
  const after = encoder.encode(`${'b'.repeat(random.below(40))}"}`);
  return Uint8Array.from([...before, ...piece, ...after]);
}

/** White space before it, so that the same line stands elsewhere among the 16 bytes that are looked at together. */
function padded(bytes: Uint8Array, random: Random): Uint8Array {
  return Uint8Array.from([...new Array<number>(random.below(17)).fill(0x20), ...bytes]);
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const gone = random.below(3) === 0 ? random.below(5) : 0;
  const piece = (): Iterable<number> => (random.below(2) === 0 ? random.pick(PIECES) : encoder.encode(random.pick(TEXTS)));
  switch (random.below(6)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return bytes.slice(at);
    case 2:
      return Uint8Array.from(bytes, (byte, index) => (index === at ? random.below(256) : byte));
    default:
      return Uint8Array.from([...bytes.subarray(0, at), ...piece(), ...bytes.subarray(at + gone)]);
  }
}
