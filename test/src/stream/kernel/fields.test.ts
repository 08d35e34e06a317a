import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLineSorter } from '../../../../src/stream/kernel/index.ts';
import { fileRules } from '../../../../src/stream/rule-index/index.ts';

type Value = string | number | boolean;

const nothingFiled = fileRules([]);

function sorterFor(names: readonly string[], stops: readonly string[] = [], textFields: readonly string[] = []) {
  return createLineSorter({ names, stops, firsts: [], filing: nothingFiled, rules: 0, looked: null }, new Set(textFields));
}

/** The values of fields, in the order of the names; `whole`: the line has to be parsed. */
function cutOut(line: string, names: readonly string[], stops?: readonly string[]): readonly (readonly Value[])[] | 'whole' {
  const bytes = new TextEncoder().encode(line);
  const sorter = sorterFor(names, stops);
  if (sorter.sort(bytes, 0, bytes.length) === null) return 'whole';
  return names.map((_, field) => [sorter.values(field) ?? []].flat());
}

describe('a line sorter', () => {
  it.each<[string, readonly Value[], readonly Value[]]>([
    ['{"a":{"b":"x"}}', ['x'], []],
    ['{"a.b":"x"}', ['x'], []],
    [' { "a" : { "b" : "x" } , "c" : 1 } \r', ['x'], [1]],
    ['{"a":[{"b":1},{"b":[2,[3]]},null]}', [1, 2, 3], []],
    ['{"a":{"b":1},"c":0,"a.b":2}', [1, 2], [0]],
    ['{"a":{"b":null},"c":[],"d":{}}', [], []],
    ['{"c":true,"a.b":false}', [false], [true]],
    ['{"c":-1.5e3}', [], [-1500]],
    ['{"c":"é\\n\\u00e9"}', [], ['é\né']],
    ['{"x":{"a":{"b":1}},"ab":1,"a":1,"b":1,"c.":1,"C":1}', [], []],
  ])('finds in %s what is asked for', (line, ab, c) => {
    expect(cutOut(line, ['a.b', 'c'])).toEqual([ab, c]);
  });

  it('leaves a line whole where a key that is asked for stands twice in an object', () => {
    for (const line of ['{"c":1,"c":2}', '{"a":{"b":1},"a":{}}', '{"a":{"b":1,"x":{"y":[{}]},"b":1}}', '{"c":1,"x":[{}],"c":{}}'])
      expect(cutOut(line, ['a.b', 'c']), line).toBe('whole');
    expect(cutOut('{"x":1,"x":2,"a":[{"b":1},{"b":2}],"c":3}', ['a.b', 'c'])).toEqual([[1, 2], [3]]);
  });

  it('leaves a line whole where a key is escaped that may be asked for', () => {
    expect(cutOut('{"\\u0063":1}', ['c'])).toBe('whole');
    expect(cutOut('{"a":{"\\u0062":1}}', ['a.b'])).toBe('whole');
    expect(cutOut('{"x":{"\\u0063":1},"c":2}', ['c'])).toEqual([[2]]);
  });

  it('leaves a line whole where a key stands in the event that nobody may pass over', () => {
    expect(cutOut('{"c":1,"_source":{}}', ['c'], ['_source'])).toBe('whole');
    expect(cutOut('{"fields":{"x":1}}', ['fields.x'], ['fields'])).toBe('whole');
    expect(cutOut('{"c":{"_source":1},"_source.x":1,"fields.x":2}', ['fields.x'], ['_source', 'fields'])).toEqual([[2]]);
  });

  it('keeps the digits of numbers that are asked for as texts', () => {
    const bytes = new TextEncoder().encode('{"c":1.0,"d":1.0,"e":7}');
    const sorter = sorterFor(['c', 'd', 'e'], [], ['c', 'e']);
    expect(sorter.sort(bytes, 0, bytes.length)).toEqual([]);
    expect([0, 1, 2].map(sorter.values)).toEqual(['1.0', 1, 7]);
  });

  it('follows names with as many keys as rules have, and lines of up to a mebibyte', () => {
    const names = Array.from({ length: 3000 }, (_, index) => `group${index % 40}.field${index}.x`);
    const long = 'x'.repeat(1 << 19);
    expect(cutOut(`{"p":"${long}","group7":{"field47.x":"${long}"}}`, names)).toBe('whole');
    expect(cutOut(`{"p":"${long}","group7":{"field47.x":"last"}}`, names)).toEqual(
      names.map((name) => (name === 'group7.field47.x' ? ['last'] : [])),
    );
  });

  it('leaves a line of very many values whole', () => {
    const most = Array.from({ length: 8192 }, (_, index) => index);
    expect(cutOut(JSON.stringify({ c: most }), ['c'])).toEqual([most]);
    expect(cutOut(JSON.stringify({ c: [...most, 1] }), ['c'])).toBe('whole');
  });

  it('keeps apart sorters that take turns', () => {
    const bytes = new TextEncoder().encode('{"c":1,"d":2}');
    const [one, other] = [sorterFor(['c']), sorterFor(['d'])];
    for (let turn = 0; turn < 3; turn++) {
      expect([one.sort(bytes, 0, bytes.length), one.values(0)]).toEqual([[], 1]);
      expect([other.sort(bytes, 0, bytes.length), other.values(0)]).toEqual([[], 2]);
    }
  });
});

describe('where there is no WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('leaves every line whole', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const fresh = await import('../../../../src/stream/kernel/index.ts');
    const search = { names: ['c'], stops: [], firsts: [], filing: nothingFiled, rules: 0, looked: null };
    expect(fresh.createLineSorter(search, new Set()).sort(new TextEncoder().encode('{"c":1}'), 0, 7)).toBeNull();
  });
});
