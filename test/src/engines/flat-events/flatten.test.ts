import { describe, expect, it } from 'vitest';
import { flattenEvent } from '../../../../src/engines/flat-events/index.ts';
import type { FieldType, Json } from '../../../../src/event/index.ts';

/** What is held of one value under a mapping; undefined: the field is not there. */
function held(type: FieldType, value: Json): unknown {
  const field = { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
  return flattenEvent({ a: { b: value } }, { fields: new Map([['a.b', field]]) })['a.b'];
}

describe('an event for programs without a mapping', () => {
  it.each<[FieldType, Json, unknown]>([
    ['ip', 'FE80:0::1', 'fe80::1'],
    ['ip', 'fe80::1%eth0.1/x', 'fe80::1'],
    ['ip', '::ffff:a01:203%1', '10.1.2.3'],
    ['ip', 'fe80::1%', undefined],
    ['ip', '10.1.2.3%1', undefined],
    ['ip', '::ffff:10.1.2.3%1', undefined],
    ['double', '\t5.5f ', 5.5],
    ['integer', ' 5.5 ', 5],
    ['double', '5 f', undefined],
    ['double', ' f ', undefined],
    ['double', ' '.repeat(100_000), undefined],
    ['long', ' 5', undefined],
    ['long', '5d', undefined],
    ['long', '5.5', 5],
  ])('holds of the %s %j: %j', (type, value, expected) => {
    expect(held(type, value)).toEqual(expected);
  });
});
