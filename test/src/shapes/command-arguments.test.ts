import { describe, expect, it } from 'vitest';
import { commandArguments } from '../../../src/shapes/command-arguments.ts';

/** The examples of Microsoft's page on the parsing of C++ command-line arguments, and edges. */
describe.each([
  ['"abc" d e', ['abc', 'd', 'e']],
  ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
  ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
  ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
  ['"C:\\a b\\" x', ['C:\\a b" x']],
  ['', []],
  ['  \t ', []],
  ['""', ['']],
  ['"a""b"', ['a"b']],
  ['x\\', ['x\\']],
])('%s', (line, expected) => {
  it('is split', () => {
    expect(commandArguments(line)).toEqual(expected);
  });
});
