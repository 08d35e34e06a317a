import { describe, expect, it } from 'vitest';
import { contentsOf, mappingFor, namesIndex, readRequests } from '../../../../src/documents/requests/index.ts';

const contents = (text: string) => contentsOf(readRequests(text).requests);
const texts = (text: string) => contents(text).documents.map(({ index, id, text: body }) => `${index}/${id} ${body}`);

describe('the documents of a transcript', () => {
  it('come from every request that indexes one, in their order', () => {
    expect(
      texts(`
POST a/_doc {"n":1}
PUT a/_create/2 {"n":2}
PUT /a/type/3 {"n":3}
POST _bulk
{"index":{"_index":"b","_id":"4"}}
{"n":4}
{"update":{"_index":"b","_id":"4"}}
{"doc":{"n":9}}
{"create":{"_index":"b"}}
{"n":5}
{"took":1,"errors":false}
curl -XPOST h:9200/c/_bulk --data-binary @- <<'EOF'
{"index":{}}
{"n":6}
EOF
`),
    ).toEqual(['a/null {"n":1}', 'a/2 {"n":2}', 'a/3 {"n":3}', 'b/4 {"n":4}', 'b/null {"n":5}', 'c/null {"n":6}']);
  });

  it('are replaced by their id and deleted, with their index or by themselves', () => {
    expect(
      texts(`
PUT a/_doc/1 {"n":1}
PUT a/_doc/1 {"n":2}
PUT a/_doc/2 {"n":3}
DELETE a/_doc/2
PUT b/_doc/1 {"n":4}
DELETE b
POST a/_bulk
{"index":{"_id":5}}
{"n":5}
{"delete":{"_id":"5"}}
`),
    ).toEqual(['a/1 {"n":2}']);
  });

  it('are not what settings, scripts, other APIs and Kibana are sent', () => {
    expect(
      texts(
        'PUT a {"settings":{}}\nPUT _ingest/pipeline/x {"a":1}\nPOST kbn:api/a/_doc {"a":1}\nPOST a/_search {"a":1}\nPOST a/_update/1 {"doc":{}}\nPOST _reindex {"source":{}}\n',
      ),
    ).toEqual([]);
  });
});

describe('the mapping of a transcript', () => {
  it('is that of the indices that are searched, put together from every request', () => {
    const all = contents(`
PUT a { "mappings": { "properties": { "x": { "type": "keyword" } } }, "aliases": { "all": {} } }
PUT a/_mapping { "properties": { "y": { "properties": { "z": { "type": "long" } } } } }
POST a/_mapping { "properties": { "y": { "properties": { "w": { "type": "ip" } } } } }
GET b/_mapping
{ "b": { "mappings": { "properties": { "v": { "type": "date" } } } } }
PUT c {}
`);
    const a = {
      mappings: { properties: { x: { type: 'keyword' }, y: { properties: { z: { type: 'long' }, w: { type: 'ip' } } } } },
    };
    const b = { mappings: { properties: { v: { type: 'date' } } } };
    const of = (target: string) => JSON.parse(mappingFor(all, target) ?? 'null');
    expect([of('a'), of('all'), of('b*,c'), of('*,-a'), of('elsewhere')]).toEqual([{ a }, { a }, { b }, { b }, { a, b }]);
    expect(mappingFor(contents('PUT c {}\n'), 'c')).toBeNull();
  });

  it.each([
    ['a', 'a', true],
    ['a', 'ab', false],
    ['a*', 'abc', true],
    ['*b*d', 'abcd', true],
    ['*b*d', 'abc', false],
    ['*', 'x', true],
    ['_all', 'x', true],
    ['*,-x', 'x', false],
    ['x,y', 'y', true],
    ['remote:x', 'x', true],
    ['<x-{now/d}>', 'x', true],
  ])('of %s is asked of %s: %s', (target, index, named) => {
    expect(namesIndex(target, [index])).toBe(named);
  });
});
