import { describe, expect, it } from 'vitest';
import { printJson } from '../../../translators/es-dsl/print.ts';

describe('printed JSON', () => {
  it('keeps short and simple values on one line', () => {
    expect(printJson({ terms: { a: ['b', 'c'] } })).toBe('{ "terms": { "a": ["b", "c"] } }\n');
    expect(printJson({ match_all: {} })).toBe('{ "match_all": {} }\n');
    expect(printJson([])).toBe('[]\n');
  });

  it('gives lists of objects a line each', () => {
    expect(printJson({ filter: [{ a: 1 }, { b: null }] })).toBe('{\n  "filter": [\n    { "a": 1 },\n    { "b": null }\n  ]\n}\n');
  });

  it('breaks what is wider than 120 columns', () => {
    const wide = 'x'.repeat(70);
    expect(printJson([wide, wide])).toBe(`[\n  "${wide}",\n  "${wide}"\n]\n`);
  });

  it('escapes what would end a line or turn the text', () => {
    expect(printJson('\u2028\u202e\u0085é')).toBe('"\\u2028\\u202e\\u0085é"\n');
  });

  it('prints a key named __proto__ like any other', () => {
    expect(printJson(JSON.parse('{"__proto__": 1}'))).toBe('{ "__proto__": 1 }\n');
  });
});
