import { describe, expect, it } from 'vitest';
import { formOf, looksLikeRule, readDocuments } from '../../../src/documents/index.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { locate, source } from '../../../src/source/index.ts';

function read(text: string) {
  const { documents, problems, warnings } = readDocuments(source(text, 'rule'), KNOWN_LANGUAGES);
  return {
    rules: documents.map(({ form, meta, query }) => ({
      form,
      id: meta.id,
      name: meta.name,
      query: query.text,
      line: query.line,
    })),
    problems: problems.map(({ code, span }) => `${code} ${locate(source(text), span.start).line}`),
    warnings: warnings.map(({ code }) => code),
  };
}

describe('a YAML document', () => {
  const SEQUENCE = 'sequence by host.id\n    [process where true]\n    [network where true]';
  const YAML = `# exported
name: Netcat
type: eql
language: eql
risk_score: 21
index:
  - logs-*
query: |
    ${SEQUENCE}
tags: [a]
`;

  it('gives metadata, and a block of a query with the places of the document', () => {
    expect(formOf(YAML, KNOWN_LANGUAGES)).toBe('yaml');
    expect(read(YAML)).toEqual({
      rules: [{ form: 'yaml', id: null, name: 'Netcat', query: SEQUENCE, line: 9 }],
      problems: [],
      warnings: [],
    });
  });

  it('may hold several rules, lists and rules of other languages', () => {
    const text = `${YAML}---\n- {name: b, query: 'any where a == "it''s"'}\n- rule: {name: c, query: any where true}\n---\nname: d\nlanguage: lucene\nquery: a\n`;
    const { rules, problems } = read(text);
    expect(rules.map(({ name, query }) => [name, query])).toEqual([
      ['Netcat', SEQUENCE],
      ['b', 'any where a == "it\'s"'],
      ['c', 'any where true'],
    ]);
    expect(problems).toEqual(['language-not-read 18']);
  });

  it('whose folded query differs from its lines keeps the folded text', () => {
    expect(read('name: a\nquery: >\n  any where\n  true\n').rules).toMatchObject([{ query: 'any where true', line: 1 }]);
  });

  it('that is a Sigma rule is the text of the rule, and found among others', () => {
    const sigma = 'title: t\nlogsource: {product: linux}\ndetection:\n  selection: {a: b}\n  condition: selection\n';
    expect(read(sigma)).toMatchObject({ rules: [{ name: 't', query: sigma.trim() }], problems: [] });
    expect(looksLikeRule(sigma, 'a.yml', KNOWN_LANGUAGES)).toBe(true);
    expect(looksLikeRule(YAML, 'a.yml', KNOWN_LANGUAGES)).toBe(true);
  });

  it('that is broken, nested or multiplied without end is a problem', () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`).join('\n');
    expect(read('name: a\nquery: "any\n').problems).toEqual(['document-syntax 3']);
    expect(read(`query: ${'['.repeat(100_000)}`).problems).toEqual(['document-syntax 1']);
    expect(read(`${bomb}\nquery: any where true\n`).problems).toEqual(['document-syntax 1']);
  });

  it('with a key named __proto__ has no inherited query', () => {
    expect(read('name: a\n__proto__: {query: any where true}\nlanguage: eql\n').problems).toEqual(['query-missing 1']);
  });

  it('is not the front matter of a Markdown page', () => {
    const page = '---\ntitle: T\nlanguage: en\n---\n# T\n\n```eql\nany where true\n```\n';
    expect(formOf(page, KNOWN_LANGUAGES)).toBe('markdown');
    expect(read(page).rules).toMatchObject([{ name: 'T', query: 'any where true' }]);
  });
});

describe('Markdown notes', () => {
  const NOTES = `# Notes

\`\`\`eql
process where true
\`\`\`

Or:

~~~
// with a comment
network where true
~~~

## Other languages

\`\`\`sql
SELECT 1
\`\`\`

## Request ##

\`\`\`console
GET /logs/_eql/search
{ "query": """
  file where true
  """ }
\`\`\`
`;

  it('give a rule for each code block with a query, named by its heading', () => {
    expect(read(NOTES)).toEqual({
      rules: [
        { form: 'markdown', id: null, name: 'Notes', query: 'process where true', line: 4 },
        { form: 'markdown', id: null, name: 'Notes (2)', query: '// with a comment\nnetwork where true', line: 10 },
        { form: 'markdown', id: null, name: 'Request', query: 'file where true', line: 25 },
      ],
      problems: [],
      warnings: [],
    });
  });

  it('cut off inside a block give the others', () => {
    expect(read(`${NOTES}\`\`\`eql\nany where`)).toMatchObject({ problems: [], rules: [{}, {}, {}] });
    expect(read(`${NOTES}\`\`\`eql\nany where true`)).toMatchObject({ problems: ['document-syntax 28'], rules: [{}, {}, {}] });
  });
});

describe('a request of the console', () => {
  it('gives its query, raw or as a JSON string', () => {
    expect(read('GET /a/_eql/search\n{\n  "query": """\n  any where true\n  """\n}\n')).toEqual({
      rules: [{ form: 'console', id: null, name: null, query: 'any where true', line: 4 }],
      problems: [],
      warnings: ['metadata-missing'],
    });
    expect(read('POST a/_eql/search\n{ "query": "any where a == \\"b\\"" }').rules).toMatchObject([
      { query: 'any where a == "b"' },
    ]);
  });

  it('without a query is a problem', () => {
    expect(read('GET /a/_eql/search\n{ "size": 1 }').problems).toEqual(['query-missing 1']);
  });
});

describe('a bare query', () => {
  it('with comments of another language is no Markdown page', () => {
    expect(formOf('# find it\nprocess where true\n', KNOWN_LANGUAGES)).toBe('query');
    expect(formOf('# Title\n\nprocess where words follow.\n```eql\nany where true\n```\n', KNOWN_LANGUAGES)).toBe('markdown');
  });
});

describe('TOML of other makers', () => {
  it('of the endpoint has an id of its own name, and a warning where its systems are not in the query', () => {
    const text =
      '[rule]\nid = "i"\nname = "n"\nversion = "1.0.2"\nreference = ["a"]\nos_list = ["windows"]\nquery = \'\'\'\nany where true\n\'\'\'\n[internal]\na = 1\n';
    expect(read(text)).toEqual({
      rules: [{ form: 'toml', id: 'i', name: 'n', query: 'any where true', line: 8 }],
      problems: [],
      warnings: ['system-not-in-query'],
    });
    const { meta } = readDocuments(source(text), KNOWN_LANGUAGES).documents[0] ?? {};
    expect(meta).toMatchObject({ tags: ['OS: Windows'], references: ['a'], version: null });
    expect(read(text.replace('any where true', 'any where host.os.type == "windows"')).warnings).toEqual([]);
    expect(read(text.replace('"windows"', '"windows", "linux", "macos"')).warnings).toEqual([]);
  });

  it('of a hunt gives its EQL queries', () => {
    const text =
      '[hunt]\nuuid = "i"\nname = "n"\nlanguage = ["ES|QL", "EQL"]\nquery = [\n"from logs",\n"any where true",\n"any where false",\n]\n';
    expect(read(text)).toEqual({
      rules: [
        { form: 'toml', id: 'i', name: 'n', query: 'any where true', line: 7 },
        { form: 'toml', id: null, name: 'n (2)', query: 'any where false', line: 8 },
      ],
      problems: [],
      warnings: [],
    });
    expect(read(text.replace(', "EQL"', '')).problems).toEqual(['language-not-read 4']);
  });

  it('of the EQL library has its name in a table of metadata', () => {
    const text = '[analytic.metadata]\nid = "i"\nname = "n"\n[analytic]\nquery = "any where true"\n';
    expect(read(text).rules).toMatchObject([{ id: 'i', name: 'n', line: 5 }]);
  });

  it('may be a list of rules, or a query alone', () => {
    expect(read('[[queries]]\nquery = "any where true"\n[[queries]]\nquery = "any where false"\n').rules).toHaveLength(2);
    expect(read('[[queries]]\nnote = "no query"\n').problems).toEqual(['query-missing 1']);
  });

  it('of a type without a query is no EQL rule', () => {
    expect(read('[rule]\nname = "n"\ntype = "machine_learning"\n').problems).toEqual(['language-not-read 3']);
  });
});
