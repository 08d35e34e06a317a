import { describe, expect, it } from 'vitest';
import { schemaFromMapping } from '../../../src/schema/index.ts';

function fieldsOf(json: unknown) {
  const result = schemaFromMapping(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.schema.fields;
}

const PLAIN = { ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' };

describe('an Elasticsearch mapping', () => {
  it('gives nested properties their dotted names', () => {
    const fields = fieldsOf({ properties: { a: { properties: { b: { type: 'long' } } } } });
    expect(fields.get('a.b')).toEqual({ ...PLAIN, type: 'long' });
    expect(fields.get('a')?.type).toBe('object');
  });

  it('keeps ignore_above and null_value', () => {
    const fields = fieldsOf({ properties: { a: { type: 'keyword', ignore_above: 8, null_value: 'NULL' } } });
    expect(fields.get('a')).toEqual({ ...PLAIN, type: 'keyword', ignoreAbove: 8, nullValue: 'NULL' });
  });

  it('keeps the value of a constant_keyword, and of no other type', () => {
    const value = { type: 'constant_keyword', value: 'logs' };
    const fields = fieldsOf({ properties: { a: value, b: { type: 'constant_keyword' }, c: { ...value, type: 'keyword' } } });
    expect([...fields.values()].map((facts) => facts.constant)).toEqual(['logs', undefined, undefined]);
  });

  it('names the normalizer of a keyword, and passes such a sub-field over', () => {
    const low = { type: 'keyword', normalizer: 'lowercase' };
    const fields = fieldsOf({ properties: { a: low, b: { type: 'text', fields: { low, raw: { type: 'keyword' } } } } });
    expect(fields.get('a')?.normalizer).toBe('lowercase');
    expect(fields.get('b')?.exactSubfield).toBe('raw');
  });

  it('may have fields of types that no rule can use', () => {
    const types = ['counted_keyword', 'dense_vector', 'histogram', 'semantic_text', 'token_count'];
    const fields = fieldsOf({ properties: Object.fromEntries(types.map((type) => [type, { type }])) });
    expect([...fields.values()].map(({ type }) => type)).toEqual(types.map(() => 'object'));
  });

  it('names the format of dates where it is not the default', () => {
    const format = (text: string) => fieldsOf({ properties: { a: { type: 'date', format: text } } }).get('a')?.dateFormat;
    expect(format('dd-MM-yyyy')).toBe('dd-MM-yyyy');
    expect(format('strict_date_optional_time||epoch_second')).toBe('strict_date_optional_time||epoch_second');
    expect(format('strict_date_optional_time||epoch_millis')).toBeUndefined();
    expect(format('strict_date_optional_time || epoch_millis')).toBeUndefined();
    expect(format('yyyy-MM-dd')).toBe('yyyy-MM-dd');
    expect(fieldsOf({ properties: { a: { type: 'keyword', format: 'x' } } }).get('a')?.dateFormat).toBeUndefined();
  });

  it('of several indices joins the formats of their dates', () => {
    const index = (format?: string) => ({
      mappings: { properties: { a: { type: 'date', ...(format === undefined ? {} : { format }) } } },
    });
    const joined = (one?: string, other?: string) => fieldsOf({ x: index(one), y: index(other) }).get('a')?.dateFormat;
    expect(joined('dd-MM-yyyy', 'yyyy-MM-dd')).toBe('dd-MM-yyyy||yyyy-MM-dd');
    expect(joined('dd-MM-yyyy', 'dd-MM-yyyy')).toBe('dd-MM-yyyy');
    expect(joined('dd-MM-yyyy')).toBe('dd-MM-yyyy||strict_date_optional_time||epoch_millis');
    expect(joined()).toBeUndefined();
  });

  it('names the exact sub-field of a text field, whose values stand under the parent', () => {
    const fields = fieldsOf({ properties: { a: { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } } } });
    expect(fields.get('a')).toEqual({ ...PLAIN, type: 'text', exactSubfield: 'keyword' });
    expect(fields.get('a.keyword')).toEqual({ ...PLAIN, type: 'keyword', ignoreAbove: 256, path: 'a' });
  });

  it('gives an alias the facts and the place of its target', () => {
    const fields = fieldsOf({ properties: { a: { type: 'alias', path: 'b' }, b: { type: 'ip' } } });
    expect(fields.get('a')).toEqual({ ...PLAIN, type: 'ip', path: 'b' });
  });

  it('is found under `mappings` and in the answer of get-mapping', () => {
    const mapping = { properties: { a: { type: 'long' } } };
    for (const json of [mapping, { mappings: mapping }, { 'logs-1': { mappings: mapping } }]) {
      expect(fieldsOf(json).get('a')?.type).toBe('long');
    }
  });

  it('of several indices is read as one, when they agree on types', () => {
    const index = (properties: object) => ({ mappings: { properties } });
    const agreed = {
      a: index({ x: { type: 'long' } }),
      b: index({ x: { type: 'long' }, y: { type: 'ip' } }),
      c: { mappings: {} },
    };
    expect([...fieldsOf(agreed)].map(([name, { type }]) => [name, type])).toEqual([
      ['x', 'long'],
      ['y', 'ip'],
    ]);
    expect(schemaFromMapping({ a: index({ x: { type: 'long' } }), b: index({ x: { type: 'keyword' } }) })).toEqual({
      ok: false,
      problems: [{ path: 'x', message: 'of type long in one index and of type keyword in another' }],
    });
  });

  it('has ordinary fields named like members of Object', () => {
    const fields = fieldsOf(JSON.parse('{"properties":{"__proto__":{"type":"long"},"constructor":{"type":"ip"},"toString":{}}}'));
    expect([...fields].map(([name, { type }]) => [name, type])).toEqual([
      ['__proto__', 'long'],
      ['constructor', 'ip'],
      ['toString', 'object'],
    ]);
  });

  it.each([
    [null, ''],
    [[], ''],
    [{ properties: 5 }, ''],
    [{ properties: { a: 5 } }, 'a'],
    [{ properties: { a: { type: 'nosuch' } } }, 'a'],
    [{ properties: { a: { type: 'alias' } } }, 'a'],
    [{ properties: { a: { type: 'alias', path: 'gone' } } }, 'a'],
    [{ properties: { a: { type: 'text', fields: { k: 1 } } } }, 'a.k'],
  ])('that is broken is refused with its place: %j', (json, path) => {
    const result = schemaFromMapping(json);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0].path).toBe(path);
  });

  it('that is endlessly deep is refused', () => {
    let json: unknown = { type: 'long' };
    for (let depth = 0; depth < 5000; depth++) json = { properties: { a: json } };
    expect(schemaFromMapping(json).ok).toBe(false);
  });

  it('reports every problem together', () => {
    const result = schemaFromMapping({ properties: { a: { type: 'x' }, b: { type: 'y' } } });
    expect(!result.ok && result.problems.map(({ path }) => path)).toEqual(['a', 'b']);
  });
});
