import type { FieldType } from '../../src/event/index.ts';

/** The least and the greatest number that a whole-number field holds, as code (eql-semantics 9.1). */
export function limitsOf(type: FieldType): readonly [least: string, most: string] {
  switch (type) {
    case 'byte':
      return ['-128', '127'];
    case 'short':
      return ['-32768', '32767'];
    case 'integer':
      return ['-2147483648', '2147483647'];
    case 'unsigned_long':
      return ['0', '18446744073709551615n'];
    default:
      return ['-9223372036854775808n', '9223372036854775807n'];
  }
}
