import { describe, expect, it } from 'vitest';
import { remembering } from '../../../src/contract/index.ts';

function counted() {
  const asked: string[] = [];
  const read = remembering((text, { at }: { readonly at: unknown }) => {
    asked.push(`${text} ${String(at)}`);
    return { text, at };
  });
  return { asked, read };
}

describe('a reading that remembers', () => {
  it('reads a text once under settings that are the same in all their members', () => {
    const { asked, read } = counted();
    expect(read('a', { at: 1 })).toBe(read('a', { at: 1 }));
    expect(read('b', { at: 1 })).toEqual({ text: 'b', at: 1 });
    expect(read('a', { at: 2 })).toEqual({ text: 'a', at: 2 });
    expect(read('a', { at: 1 })).toEqual({ text: 'a', at: 1 });
    expect(asked).toEqual(['a 1', 'b 1', 'a 2']);
  });

  it('tells members that are absent, undefined, and minus zero apart', () => {
    const asked: object[] = [];
    const read = remembering((_, settings: object) => asked.push(settings));
    for (const settings of [{}, { a: undefined }, { b: undefined }, { a: 0 }, { a: -0 }, { a: [] }, { a: [] }])
      read('text', settings);
    expect(asked).toHaveLength(7);
  });

  it('remembers few', () => {
    const { asked, read } = counted();
    for (let round = 0; round < 2; round++) for (let number = 0; number < 9; number++) read(`text ${number}`, { at: 0 });
    expect(asked).toHaveLength(18);
  });

  it('remembers nothing of a reading that throws', () => {
    let times = 0;
    const read = remembering((text) => {
      if (times++ === 0) throw new Error(text);
      return times;
    });
    expect(() => read('a', {})).toThrow('a');
    expect(read('a', {})).toBe(2);
  });
});
