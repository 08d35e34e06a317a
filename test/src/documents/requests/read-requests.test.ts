import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../../src/documents/index.ts';
import { readRequests } from '../../../../src/documents/requests/index.ts';
import { KNOWN_LANGUAGES } from '../../../../src/languages/index.ts';
import { locate, source } from '../../../../src/source/index.ts';

function requests(text: string) {
  return readRequests(text).requests.map(({ method, path, body }) => [method, path, body]);
}

function rules(text: string) {
  const { documents, problems } = readDocuments(source(text, 'r'), KNOWN_LANGUAGES);
  return {
    queries: documents.map(({ query }) => query.text),
    places: documents.map(({ query }) => `${query.name}:${query.line}:${query.column}`),
    problems: problems.map(({ code, span }) => `${code} ${locate(source(text), span.start).line}`),
  };
}

describe('a console text', () => {
  it('has several requests, with comments of every kind and requests without a body between them', () => {
    const text = [
      '# first',
      'GET /_cat/indices // list',
      '',
      'PUT logs /* a',
      ' comment */',
      '{ "a": [1, 2.50, true, null], # one',
      '  "b": """x "quoted" \\n y""" // two',
      '}',
      'get /logs/_search { "c": "\\u0041" }',
    ].join('\n');
    expect(requests(text)).toEqual([
      ['GET', '_cat/indices', null],
      ['PUT', 'logs', { a: [1, 2.5, true, null], b: 'x "quoted" \\n y' }],
      ['GET', 'logs/_search', { c: 'A' }],
    ]);
  });

  it('takes server, parameters and the mark of Kibana off the address', () => {
    const text =
      'POST kbn:/api/x?a=b%20c&d\nGET https://elastic:secret@localhost:9200/logs-%2A/_search?q=1\nGET localhost:9200/a\n';
    const found = readRequests(text).requests;
    expect(found.map(({ path, kibana, parameters }) => [path, kibana, [...parameters]])).toEqual([
      [
        'api/x',
        true,
        [
          ['a', 'b c'],
          ['d', ''],
        ],
      ],
      ['logs-*/_search', false, [['q', '1']]],
      ['a', false, []],
    ]);
  });

  it('is told from prose, and answers hold no requests', () => {
    expect(requests('GET a result\nget up\nPut it there.\nGET it here {"a":1} now\n')).toEqual([['GET', 'it', null]].slice(1));
    expect(requests('{"a":"""\nGET a\n"""}\n[1,\n"\nGET b\n"]\nGET c\n')).toEqual([['GET', 'c', null]]);
  });

  it('goes on behind a body that breaks off', () => {
    const found = readRequests('GET a/_search\n{ "a": }\nGET b\n{ "a": 1, "a": 2 }\nGET c\n{ "a": """x }\nGET d\n');
    expect(found.requests.map(({ path, problem }) => [path, problem?.message.replace(/^.*parse: /, '')])).toEqual([
      ['a/_search', 'no value begins here'],
      ['b', 'the key "a" comes twice'],
      ['c', 'the three quotes are never closed'],
      ['d', undefined],
    ]);
  });

  it('gives every place of a body', () => {
    const text = 'GET a\n{ "b": [ {"c": 1} ],\n  "d": 2 }';
    const [request] = readRequests(text).requests;
    const at = (path: readonly (string | number)[]) => {
      const { start, end } = request?.placeOf(path) ?? { start: 0, end: 0 };
      return text.slice(start, end);
    };
    expect([at(['b']), at(['b', 0]), at(['b', 0, 'c']), at(['d']), at(['d', 'e'])]).toEqual([
      '"b"',
      '{"c": 1}',
      '"c"',
      '"d"',
      '"d"',
    ]);
  });

  it('of many lines has all its bodies', () => {
    const [bulk] = readRequests(
      'POST _bulk\n{"index":{}}\n{"a":1}\n\n{"index":{}}\n{"a":12345678901234567890}\nGET a\n',
    ).requests;
    expect(bulk?.bodies.length).toBe(4);
  });

  it('of raw HTTP has headers between', () => {
    expect(requests('POST /a/_eql/search HTTP/1.1\r\nHost: x\r\nAuthorization: y\r\n\r\n{"query":"any where true"}')).toEqual([
      ['POST', 'a/_eql/search', { query: 'any where true' }],
    ]);
  });
});

describe('a curl command', () => {
  it.each([
    [
      'in single quotes',
      `curl -X GET "localhost:9200/a/_eql/search?pretty" -H 'Content-Type: application/json' -d'{"query":"any where true"}'`,
    ],
    ['in double quotes', 'curl -sXPOST http://h:9200/a/_eql/search -d "{\\"query\\":\\"any where true\\"}"'],
    ['in ANSI quotes', `curl --data-binary $'{"query":"any\\x20where true"}' h:9200/a/_eql/search`],
    ['from a here-document', `curl -u elastic:secret h:9200/a/_eql/search -d @- <<'EOF'\n{"query":"any where true"}\nEOF\n`],
    ['over lines', `$ curl \\\n  --json '{\n "query":"any where true" # all\n}' \\\n  "$ES/a/_eql/search" | jq .\n`],
    [
      'over lines of another shell',
      'curl.exe --request POST ^\n  --data-raw "{\\"query\\":\\"any where true\\"}" ^\n --url http://h/a/_eql/search',
    ],
  ])('gives its body %s', (_, text) => {
    expect(rules(text)).toMatchObject({ queries: ['any where true'], problems: [] });
  });

  it('with a quote inside of a quoted body keeps the places of what follows', () => {
    const text = `curl h:1/a/_eql/search -d '\n{"x": "it'\\''s",\n "query": "any where true"}'`;
    expect(rules(text)).toEqual({ queries: ['any where true'], places: ['r:3:12'], problems: [] });
  });

  it('whose body lies in a file is a problem, and says nothing of its secrets', () => {
    const { problems } = readDocuments(
      source('curl -u elastic:secret -H "Authorization: k" h:1/a/_eql/search -d @body.json\n'),
      KNOWN_LANGUAGES,
    );
    expect(problems.map(({ code }) => code)).toEqual(['document-syntax']);
    expect(JSON.stringify(problems)).not.toMatch(/secret|Authorization/);
  });

  it('without a body has none', () => {
    expect(requests("curl -I localhost:9200/a\ncurl 'h:1/b/_eql/search/id1'\n")).toEqual([
      ['HEAD', 'a', null],
      ['GET', 'b/_eql/search/id1', null],
    ]);
  });
});

describe('the rules of a transcript', () => {
  it('are the queries at the top of requests to search with EQL, nothing else', () => {
    const text = [
      'GET logs/_eql/search',
      '{ "filter": { "match": { "m": { "query": "file where true" } } }, "query": "process where true" }',
      'POST _bulk',
      '{ "index": {} }',
      '{ "query": "network where true" }',
      'POST _sql',
      '{ "query": "SELECT 1" }',
      'POST _query { "query": "FROM logs" }',
      '{ "query": "dns where true" }',
      'GET logs/_search',
      '{ "query": { "match_all": {} } }',
      'PUT logs/_eql/search',
      '{ "query": "registry where true" }',
      'GET /_eql/search/FmNJ',
    ].join('\n');
    expect(rules(text)).toEqual({ queries: ['process where true'], places: ['r:2:77'], problems: [] });
  });

  it('stand after a comment, prose or an answer', () => {
    for (const before of [
      '# my rule',
      'Elasticsearch version: 8.1',
      '{ "took": 1 }',
      '[ {"a": 1} ]',
      '// x',
      '- a: b',
      '**Steps**:',
    ])
      expect(rules(`${before}\nGET my-index/_eql/search\n{\n  "query": "process where true"\n}\n`), before).toEqual({
        queries: ['process where true'],
        places: ['r:4:13'],
        problems: [],
      });
  });

  it('stand in the code blocks of a page too, and among bare queries, with and without headings', () => {
    const request = 'GET a/_eql/search\n{ "query": "any where true" }';
    expect(rules(`Bug:\n\n\`\`\`\n${request}\n\`\`\`\n`)).toMatchObject({ queries: ['any where true'], problems: [] });
    expect(rules(`# A\r\n\`\`\`eql\r\nfile where true\r\n\`\`\`\r\n\`\`\`console\r\n${request}\r\n\`\`\`\r\n`)).toMatchObject({
      queries: ['file where true', 'any where true'],
      problems: [],
    });
  });

  it('that are broken are told at their place, and the others go on', () => {
    const text =
      'GET a/_eql/search\n{ "query": "any where true", }\nGET b/_eql/search\n{ "query": "file where true" }\nGET c/_eql/search\n';
    expect(rules(text)).toMatchObject({ queries: ['file where true'], problems: ['document-syntax 2', 'query-missing 5'] });
  });

  it('are read in time that grows with their length', () => {
    const size = 60000;
    const hostile = [
      '"',
      '{"',
      '"""',
      'GET a/_eql/search\n{"',
      'GET a\n/*\n',
      "curl '",
      "curl $'\\",
      'curl <<X\n',
      '{"""\n',
      '[',
      '{"a":',
      '/*',
      '#',
      'GET a/_eql/search {"a":"\\',
      'curl -d "\\"',
      'GET ',
      'POST a/_bulk\n{}',
      '```\n',
    ];
    for (const piece of hostile) {
      const text = `${piece.repeat(size / piece.length)}\nGET a/_eql/search\n`;
      expect(() => readDocuments(source(text), KNOWN_LANGUAGES), piece).not.toThrow();
    }
  });
});
