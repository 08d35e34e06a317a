import { describe, expect, it } from 'vitest';
import { run } from '../../support/memory-host.ts';

const REPORT = `**Elasticsearch version**: 8.1

PUT test
{ "mappings": { "properties": { "@timestamp": { "type": "date" }, "n": { "type": "keyword" } } } }

PUT test/_mapping
{ "properties": { "user": { "properties": { "name": { "type": "keyword" } } } } }

POST test/_bulk?refresh
{ "index": { "_id": 1 } }
{ "@timestamp": 1, "event": { "category": "process" }, "n": "a", "big": 12345678901234567890 }
{ "create": {} }
{ "@timestamp": 2, "event": { "category": "process" },
  "n": """b""" }
{ "delete": { "_id": "7" } }

PUT test/_doc/3
{ "@timestamp": 3, "event": { "category": "process" }, "n": "b" } // third
POST other/_doc
{ "@timestamp": 4, "event": { "category": "process" }, "n": "b" }

GET test/_eql/search
{ "query": "process where n == \\"b\\"" }

{ "hits": { "events": [ { "_source": { "n": "b" } } ] } }
`;

describe('match of a report as it was pasted', () => {
  it('runs its searches over its documents, by its mapping, numbered in their order', async () => {
    const { exitCode, out, err } = await run(['match', 'report.txt', '--ids'], { files: { 'report.txt': REPORT } });
    expect(exitCode).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).line),
    ).toEqual([2, 3]);
    expect(err).toContain('note: report.txt: the events are the 3 documents of its requests\n');
    expect(err).not.toContain('no field n');
  });

  it('passes the documents on letter by letter', async () => {
    const files = { 'r.txt': REPORT.replace('n == \\"b\\"', 'n == \\"a\\"') };
    expect((await run(['match', 'r.txt'], { files, inputTerminal: true })).out).toContain('"big":12345678901234567890}');
  });

  it('in code blocks of a page too, and of AsciiDoc', async () => {
    const page = `# Bug\n\n\`\`\`\n${REPORT.slice(REPORT.indexOf('PUT'))}\`\`\`\n`;
    const adoc = `== Bug\n\n[source,console]\n----\n${REPORT.slice(REPORT.indexOf('PUT'))}----\n`;
    for (const text of [page, adoc]) {
      const { out } = await run(['match', 'r', '--count'], { files: { r: text } });
      expect(out).toMatch(/2\s/);
    }
  });

  it('takes events and a mapping that are given instead, and says so', async () => {
    const files = {
      'r.txt': REPORT,
      'e.ndjson': '{"event":{"category":"process"},"n":"b"}\n',
      'm.json': '{"properties":{"n":{"type":"keyword"},"event":{"properties":{"category":{"type":"keyword"}}}}}',
    };
    const named = await run(['match', 'r.txt', 'e.ndjson', '--ids', '--mapping', 'm.json'], { files });
    expect(named.out.trim().split('\n')).toHaveLength(1);
    expect(named.err).toContain('note: the events are those that are named, not the 3 documents of the requests');
    expect(named.err).toContain('note: r.txt: the mapping in its requests is left aside for that of --mapping');
    const piped = await run(['match', 'r.txt', '--ids'], { files, input: files['e.ndjson'] });
    expect(piped.out.trim().split('\n')).toHaveLength(1);
    expect(piped.err).toContain('note: the events are those on standard input, not the documents of the requests');
  });

  it('refuses a mapping that it cannot use', async () => {
    const { exitCode, err, out } = await run(['match', 'r.txt'], {
      files: { 'r.txt': REPORT.replace('{ "type": "keyword" } } } }', '[] } } }') },
    });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('[mapping-invalid]');
  });

  it('without documents reads standard input as ever', async () => {
    const files = { 'r.txt': 'GET a/_eql/search\n{ "query": "any where true" }\n' };
    expect((await run(['match', 'r.txt'], { files, inputTerminal: true })).exitCode).toBe(2);
    expect((await run(['match', 'r.txt', '--ids'], { files, input: '{"a":1}\n' })).out).toContain('"line":1');
  });
});

describe('explain of a report as it was pasted', () => {
  it('takes the event from its documents', async () => {
    const { exitCode, out } = await run(['explain', 'report.txt', '--line', '3', '--json'], { files: { 'report.txt': REPORT } });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out).explanation).toMatchObject({ matches: true });
    expect((await run(['explain', 'r.eql'], { files: { 'r.eql': 'any where true' } })).err).toContain('explain needs an event');
  });
});
