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

  it.each([
    ['lowercase', undefined, ['lowercase']],
    ['own', undefined, null],
    ['own', { analysis: { normalizer: { own: { type: 'custom', filter: ['lowercase'] } } } }, ['lowercase']],
    ['own', { index: { analysis: { normalizer: { own: { filter: ['lowercase', 'uppercase'] } } } } }, ['lowercase', 'uppercase']],
    ['own', { 'index.analysis.normalizer': { own: { type: 'custom', filter: 'uppercase' } } }, ['uppercase']],
    ['own', { index: { 'analysis.normalizer': { own: { type: 'lowercase' } } } }, ['lowercase']],
    ['own', { analysis: { normalizer: { own: { type: 'custom' } } } }, []],
    ['own', { analysis: { normalizer: { own: { type: 'custom', filter: ['lowercase', 'asciifolding'] } } } }, null],
    ['own', { analysis: { normalizer: { own: { type: 'custom', char_filter: ['x'], filter: ['lowercase'] } } } }, null],
    [
      'own',
      {
        analysis: {
          filter: { lowercase: { type: 'lowercase', language: 'greek' } },
          normalizer: { own: { filter: 'lowercase' } },
        },
      },
      null,
    ],
    ['own', { analysis: { normalizer: { other: { type: 'custom', filter: ['lowercase'] } } } }, null],
    // The one that every index has may be defined anew.
    ['lowercase', { analysis: { normalizer: { lowercase: { type: 'custom', filter: ['uppercase'] } } } }, ['uppercase']],
  ])('tells what the normalizer %s does by the settings %j', (name, settings, steps) => {
    const fields = fieldsOf({ settings, mappings: { properties: { a: { type: 'keyword', normalizer: name } } } });
    expect(fields.get('a')?.normalizer).toEqual({ name, steps });
  });

  it('keeps the type of fields that no rule can use, whatever it is', () => {
    const types = ['counted_keyword', 'dense_vector', 'search_as_you_type', 'aggregate_metric_double', 'ip_range', 'of_a_plugin'];
    const fields = fieldsOf({ properties: Object.fromEntries(types.map((type) => [type, { type }])) });
    expect([...fields.values()].map(({ type, writtenType }) => [type, writtenType])).toEqual(
      types.map((type) => ['object', type]),
    );
  });

  it('lets the children of passthrough objects go by short names too', () => {
    const passthrough = (priority: number, properties: object) => ({ type: 'passthrough', priority, properties });
    const fields = fieldsOf({
      properties: {
        attributes: passthrough(10, { 'app.color': { type: 'keyword' }, taken: { type: 'long' }, both: { type: 'long' } }),
        resource: {
          properties: {
            attributes: passthrough(20, { both: { type: 'ip' }, text: { type: 'text', fields: { k: { type: 'keyword' } } } }),
          },
        },
        taken: { type: 'keyword' },
      },
    });
    const told = ['app.color', 'taken', 'both', 'text', 'text.k'].map((name) => [fields.get(name)?.type, fields.get(name)?.path]);
    expect(told).toEqual([
      ['keyword', 'attributes.app.color'],
      ['keyword', undefined],
      ['ip', 'resource.attributes.both'],
      ['text', 'resource.attributes.text'],
      ['keyword', 'resource.attributes.text'],
    ]);
  });

  it('says what an index does not keep', () => {
    const none = { index: false, doc_values: false };
    const fields = fieldsOf({
      properties: {
        a: { type: 'keyword', index: false },
        b: { type: 'long', doc_values: false },
        c: { type: 'ip', ...none },
        d: { type: 'text', index: false },
        e: { enabled: false, properties: { f: { type: 'keyword' } } },
      },
    });
    expect(['a', 'b', 'c', 'd', 'e.f'].map((name) => fields.get(name)?.keeps)).toEqual([
      undefined,
      'no-values',
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  it('says which values events do not carry', () => {
    const fields = fieldsOf({
      properties: { a: { type: 'keyword', copy_to: ['b', 'c.d'] }, b: { type: 'keyword' }, 'c.d': { type: 'text' } },
      runtime: { r: { type: 'long', script: 'emit(1)' }, s: { type: 'long' } },
    });
    expect(['a', 'b', 'c.d', 'r', 's'].map((name) => fields.get(name)?.derived)).toEqual([
      undefined,
      'copies',
      'copies',
      'script',
      undefined,
    ]);
  });

  it('has runtime fields in the place of mapped ones', () => {
    const fields = fieldsOf({ properties: { a: { type: 'keyword' } }, runtime: { a: { type: 'long' } } });
    expect(fields.get('a')?.type).toBe('long');
  });

  it('lets no sub-field stand in for a text that has several exact ones', () => {
    const exact = (fields: object) => fieldsOf({ properties: { a: { type: 'text', fields } } }).get('a');
    const keyword = { type: 'keyword' };
    expect(exact({ raw: keyword, low: { type: 'keyword', normalizer: 'x' } })).toMatchObject({
      exactSubfield: null,
      exactCandidates: ['raw', 'low'],
    });
    expect(exact({ n: { type: 'long' }, low: { type: 'keyword', normalizer: 'x' } })?.exactSubfield).toBe('low');
    expect(exact({ w: { type: 'wildcard' }, t: { type: 'text' } })?.exactSubfield).toBe('w');
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
    const text = fieldsOf({
      properties: { a: { type: 'alias', path: 't' }, t: { type: 'text', fields: { k: { type: 'keyword' } } } },
    });
    expect(text.get('a')).toEqual({ ...PLAIN, type: 'text', path: 't' });
  });

  it('is found under `mappings` and in the answer of get-mapping', () => {
    const mapping = { properties: { a: { type: 'long' } } };
    const index = { aliases: {}, mappings: mapping, settings: {} };
    const template = { index_patterns: ['a*'], template: { mappings: mapping } };
    for (const json of [mapping, { mappings: mapping }, { 'logs-1': { mappings: mapping } }, { 'logs-1': index }, template]) {
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
  });

  it('of several indices tells of fields whose types do not go together', () => {
    const index = (x: object) => ({ mappings: { properties: { x } } });
    const of = (...types: readonly object[]) =>
      fieldsOf(Object.fromEntries(types.map((type, at) => [`i${at}`, index(type)]))).get('x');
    const keyword = { type: 'keyword', ignore_above: 9 };
    expect(of({ type: 'long' }, keyword, { type: 'long' })?.conflict).toEqual(['long', 'keyword']);
    expect(of({ type: 'long' }, { type: 'integer' })?.conflict).toEqual(['long', 'integer']);
    expect(of({ type: 'ip_range' }, { type: 'long_range' })?.conflict).toEqual(['ip_range', 'long_range']);
    expect(of({ properties: {} }, keyword)?.conflict).toEqual(['object', 'keyword']);
    expect(of({ type: 'wildcard' }, keyword)).toMatchObject({ type: 'wildcard' });
    expect(of({ type: 'text' }, { type: 'match_only_text' })).toMatchObject({ type: 'text' });
  });

  it('of several indices has a constant only where all agree', () => {
    const index = (x: object) => ({ mappings: { properties: { x } } });
    const constant = (value: string) => ({ type: 'constant_keyword', value });
    expect(fieldsOf({ a: index(constant('l')), b: index(constant('l')) }).get('x')?.constant).toBe('l');
    expect(fieldsOf({ a: index(constant('l')), b: index(constant('m')) }).get('x')).toEqual({
      ...PLAIN,
      type: 'constant_keyword',
    });
    const mixed = fieldsOf({ a: index(constant('l')), b: index({ type: 'keyword', ignore_above: 5 }) }).get('x');
    expect(mixed).toEqual({ ...PLAIN, type: 'keyword', ignoreAbove: 5 });
  });

  it('is read from an answer about single fields', () => {
    const field = (name: string, definition: object) => ({
      [name]: { full_name: name, mapping: { [name.slice(name.lastIndexOf('.') + 1)]: definition } },
    });
    const raw = { type: 'keyword', ignore_above: 4 };
    const mappings = {
      ...field('a.b', { type: 'ip' }),
      ...field('t', { type: 'text', fields: { raw } }),
      ...field('t.raw', raw),
    };
    expect([...fieldsOf({ x: { mappings }, y: { mappings: {} } })]).toEqual([
      ['a.b', { ...PLAIN, type: 'ip' }],
      ['t', { ...PLAIN, type: 'text', exactSubfield: 'raw' }],
      ['t.raw', { ...PLAIN, type: 'keyword', ignoreAbove: 4, path: 't' }],
    ]);
  });

  it.each([
    [{ indices: ['a'], fields: { x: { keyword: { type: 'keyword' } } } }, '_field_caps'],
    [{ x: { mappings: { y: { type: 'keyword' } } } }, 'not a mapping'],
    [{ x: { aliases: {} } }, 'not a mapping'],
    [{ x: { settings: {} }, y: { mappings: {} } }, 'not a mapping'],
    [{}, 'not a mapping'],
  ])('that is another answer of a cluster is refused: %j', (json, words) => {
    const result = schemaFromMapping(json);
    expect(result.ok ? '' : result.problems[0].message).toContain(words);
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
    [{ properties: { a: { type: 5 } } }, 'a'],
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
    const result = schemaFromMapping({ properties: { a: { type: 1 }, b: { type: 'alias' } } });
    expect(!result.ok && result.problems.map(({ path }) => path)).toEqual(['a', 'b']);
  });
});
