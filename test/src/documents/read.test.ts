import { describe, expect, it } from 'vitest';
import { decodeDocument, formOf, type RuleDocument, readDocuments } from '../../../src/documents/index.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { render, source } from '../../../src/source/index.ts';

const QUERY = 'process where event.type == "start" and process.name : "nc"';

const MARKDOWN = `---
mapped_pages:
  - https://example.org/rule.html
---

# Netcat Started [netcat-started]

Finds a started netcat.

**Rule type**: eql

**Rule indices**:

* logs-endpoint.events.*
* endgame-*

**Severity**: high

**Risk score**: 73

**Runs every**: 5 minutes

**Searches indices from**: now-9m ({{ref}}/common-options.html#date-math[Date Math format])

**Maximum alerts per execution**: 100

**References**:

* [https://example.org/a_(b)](https://example.org/a)
* [A page](https://example.org/b)

**Tags**:

* Linux

**Version**: 12

**Rule authors**:

* Elastic

**Rule license**: Elastic License v2

## Investigation guide [_guide]

Run "process where" tools.

\`\`\`sql
SELECT 1;
\`\`\`

## Rule query [_query]

\`\`\`js
${QUERY}
\`\`\`

**Framework**: MITRE ATT&CK^TM^

* Tactic:

    * Name: Execution
    * ID: TA0002
    * Reference URL: [https://attack.mitre.org/tactics/TA0002/](https://attack.mitre.org/tactics/TA0002/)

* Technique:

    * Name: Command and Scripting Interpreter
    * ID: T1059
    * Reference URL: [https://attack.mitre.org/techniques/T1059/](https://attack.mitre.org/techniques/T1059/)

* Sub-technique:

    * Name: Unix Shell
    * ID: T1059.004
    * Reference URL: [https://attack.mitre.org/techniques/T1059/004/](https://attack.mitre.org/techniques/T1059/004/)

**Framework**: MITRE ATT&CK^TM^

* Tactic:

    * Name: Persistence
    * ID: TA0003
    * Reference URL: [https://attack.mitre.org/tactics/TA0003/](https://attack.mitre.org/tactics/TA0003/)
`;

const PLAIN = `Netcat Started
Elastic Stack Serverless Security
Finds a started netcat.
Rule type: eql
Rule indices:
- logs-endpoint.events.*
Severity: High
Risk score: many
Runs every: 5m
Searches indices from: now-9m (Date Math format
)
Rule license: Elastic License v2
Look at the parent process.
process where event.type == "start" and
  process.name : "nc"
Framework: MITRE ATT&CKTM
Tactic:
- Name: Execution
- ID: TA0002
`;

const TOML = `[metadata]
creation_date = "2024/05/31"
maturity = "production"

[rule]
author = ["Elastic"]
name = "Netcat Started"
risk_score = 47
severity = "medium"
rule_id = "11111111-2222-4333-8444-555555555555"
type = "eql"
language = "eql"
query = '''
${QUERY}
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
`;

const JSON_RULE = {
  rule_id: 'r-1',
  name: 'Netcat Started',
  type: 'eql',
  language: 'eql',
  query: QUERY,
  severity: 'low',
  risk_score: 21,
};

function only(text: string): RuleDocument {
  const result = readDocuments(source(text, 'rule'), KNOWN_LANGUAGES);
  expect(result.problems.map((problem) => render(source(text, 'rule'), problem))).toEqual([]);
  expect(result.documents).toHaveLength(1);
  return result.documents[0] as RuleDocument;
}

function codes(text: string): readonly string[] {
  const { problems, warnings } = readDocuments(source(text, 'rule'), KNOWN_LANGUAGES);
  return [...problems, ...warnings].map((problem) => problem.code);
}

describe('the form of a document', () => {
  it.each([
    ['markdown', MARKDOWN],
    ['plain-text', PLAIN],
    ['toml', TOML],
    ['json', JSON.stringify(JSON_RULE)],
    ['json', `[${JSON.stringify(JSON_RULE)}]`],
    ['query', QUERY],
    ['query', 'sequence by host.id\n  [process where true]\n  [network where true]'],
    ['query', '// [rule] type of thing\nprocess where true'],
  ])('%s is told by content', (form, text) => {
    expect(formOf(text, KNOWN_LANGUAGES)).toBe(form);
  });
});

describe('a Markdown page', () => {
  it('gives all its metadata and the query with its line', () => {
    const { meta, query } = only(MARKDOWN);
    expect(query).toMatchObject({ text: QUERY, line: 55, column: 1 });
    expect(meta).toMatchObject({
      name: 'Netcat Started',
      description: 'Finds a started netcat.',
      severity: 'high',
      riskScore: 73,
      interval: '5m',
      from: 'now-9m',
      maxSignals: 100,
      version: 12,
      indices: ['logs-endpoint.events.*', 'endgame-*'],
      tags: ['Linux'],
      authors: ['Elastic'],
      license: 'Elastic License v2',
    });
    expect(meta.references).toHaveLength(2);
    expect(meta.investigationGuide).toContain('SELECT 1;');
    expect(meta.threats.map((threat) => threat.tactic.id)).toEqual(['TA0002', 'TA0003']);
    expect(meta.threats[0]?.techniques[0]?.subtechniques[0]?.id).toBe('T1059.004');
  });

  it('with windows line ends reads the same', () => {
    expect(only(MARKDOWN.replaceAll('\n', '\r\n')).meta).toMatchObject({
      name: 'Netcat Started',
      riskScore: 73,
      tags: ['Linux'],
    });
  });

  it('with a second query is ambiguous', () => {
    expect(codes(MARKDOWN.replace('**Framework**', '```js\nany where true\n```\n\n**Framework**'))).toEqual(['query-ambiguous']);
  });

  it('cut off inside the query says so', () => {
    expect(codes(MARKDOWN.slice(0, MARKDOWN.indexOf('"start"')))).toEqual(['document-syntax']);
  });

  it('without a query says so', () => {
    expect(codes(MARKDOWN.slice(0, MARKDOWN.indexOf('```js')))).toEqual(['query-missing']);
  });

  it('of another rule type is refused', () => {
    expect(codes(MARKDOWN.replace('type**: eql', 'type**: esql'))).toEqual(['language-not-read']);
  });
});

describe('a plain-text page', () => {
  it('gives metadata and a query of several lines', () => {
    const { meta, query } = only(PLAIN);
    expect(meta).toMatchObject({
      name: 'Netcat Started',
      description: 'Finds a started netcat.',
      severity: 'high',
      from: 'now-9m',
    });
    expect(meta.investigationGuide).toBe('Look at the parent process.');
    expect(query.text.split('\n')).toHaveLength(2);
    expect(query.line).toBe(14);
  });

  it('reports a metadata value it cannot use, with its place', () => {
    const { warnings } = readDocuments(source(PLAIN, 'rule'), KNOWN_LANGUAGES);
    expect(warnings.map(({ span }) => PLAIN.slice(span.start, span.end))).toEqual(['many']);
  });

  it('with a second query is ambiguous', () => {
    expect(codes(PLAIN.replace('Framework:', 'network where true\nFramework:'))).toEqual(['query-ambiguous']);
  });

  it('without a query says so', () => {
    expect(codes(PLAIN.slice(0, PLAIN.indexOf('process where')))).toEqual(['query-missing']);
  });
});

describe('a TOML file', () => {
  it('gives metadata and the query with its line', () => {
    const { meta, query } = only(TOML);
    expect(meta).toMatchObject({
      id: '11111111-2222-4333-8444-555555555555',
      created: '2024-05-31',
      maturity: 'production',
      riskScore: 47,
    });
    expect(query.text).toBe(QUERY);
    expect(query.line).toBe(14);
  });

  it('cut off inside a table names the line', () => {
    const cut = `${TOML.slice(0, TOML.indexOf('risk_score'))}risk_score = [1, `;
    const { documents, problems } = readDocuments(source(cut, 'rule.toml'), KNOWN_LANGUAGES);
    expect(documents).toEqual([]);
    expect(problems.map((problem) => render(source(cut, 'rule.toml'), problem))).toEqual([
      expect.stringContaining('rule.toml:8:'),
    ]);
  });

  it.each([
    ['without a [rule] table', '[metadata]\nmaturity = "x"\n', 'query-missing'],
    ['without a query', TOML.replace(/query = '''[\s\S]*'''/, ''), 'query-missing'],
    ['in another language', TOML.replace('language = "eql"', 'language = "lucene"'), 'language-not-read'],
    ['with a query twice', TOML.replace('query =', 'query = "any where true"\nquery ='), 'document-syntax'],
    ['with a list for a severity', TOML.replace('"medium"', '[1]'), 'metadata-invalid'],
    ['with a risk score of 900', TOML.replace('47', '900'), 'metadata-invalid'],
    ['with a time that is none', `${TOML.replace('[[rule.threat]]', 'from = "9m ago"\n[[rule.threat]]')}`, 'metadata-invalid'],
    [
      'with an interval that is none',
      `${TOML.replace('[[rule.threat]]', 'interval = "often"\n[[rule.threat]]')}`,
      'metadata-invalid',
    ],
    ['with a threat that is no table', TOML.replace(/\[\[rule\.threat\]\][\s\S]*/, 'threat = ["x"]'), 'metadata-invalid'],
  ])('%s is reported', (_, text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe('a schedule', () => {
  it.each(['now-9m', 'now', 'now-1d/d', 'now-3600s', '2024-05-31||-1d', '2024-05-31T10:00:00.000Z'])(
    'may look back to %s',
    (from) => {
      expect(only(JSON.stringify({ ...JSON_RULE, from, interval: '5m' })).meta).toMatchObject({ from, interval: '5m' });
    },
  );

  it.each(['', 'yesterday', 'now-9', 'now-9x', 'now-9m"', '-9m'])('does not look back to %j', (from) => {
    expect(readDocuments(source(JSON.stringify({ ...JSON_RULE, from })), KNOWN_LANGUAGES).documents[0]?.meta.from).toBeNull();
  });
});

describe('Kibana JSON', () => {
  it('is read as one rule, a list, a page and an NDJSON export with its summary', () => {
    const rule = JSON.stringify(JSON_RULE);
    for (const text of [
      rule,
      `[${rule}]`,
      `{"data":[${rule}],"total":1}`,
      `${rule}\n{"exported_count":1,"exported_rules_count":1}\n`,
    ]) {
      expect(only(text)).toMatchObject({
        meta: { id: 'r-1', severity: 'low' },
        query: { text: QUERY },
      });
    }
  });

  it('of several rules gives them all', () => {
    const { documents } = readDocuments(
      source(`${JSON.stringify(JSON_RULE)}\n${JSON.stringify({ ...JSON_RULE, rule_id: 'r-2' })}\n`),
      KNOWN_LANGUAGES,
    );
    expect(documents.map((rule) => rule.meta.id)).toEqual(['r-1', 'r-2']);
  });

  it('with a broken rule among good ones gives the good ones, and names the broken one and its line', () => {
    const lines = [
      JSON.stringify(JSON_RULE),
      JSON.stringify({ ...JSON_RULE, name: 'In Lucene', language: 'lucene' }),
      '{"name": "Cut',
      JSON.stringify({ ...JSON_RULE, name: 'Empty', query: ' ' }),
      JSON.stringify({ ...JSON_RULE, rule_id: 'r-9' }),
    ];
    const document = source(lines.join('\n'), 'export.ndjson');
    const { documents, problems } = readDocuments(document, KNOWN_LANGUAGES);
    expect(documents.map(({ meta, query }) => [meta.id, query.text, query.line])).toEqual([
      ['r-1', QUERY, 1],
      ['r-9', QUERY, 1],
    ]);
    const messages = problems.map((problem) => render(document, problem).split('\n')[0]);
    expect(messages).toEqual([
      expect.stringMatching(/^export\.ndjson:3:.*cut off \[document-syntax\]$/),
      expect.stringMatching(
        /^export\.ndjson:2:.*"In Lucene" is not an EQL, Sigma or KQL rule but Lucene \("lucene"\) \[language-not-read\]$/,
      ),
      expect.stringMatching(/^export\.ndjson:4:.*"Empty" has no query \[query-missing\]$/),
    ]);
  });

  it('gives a query without escapes its line, and any other the name of its rule', () => {
    const plain = JSON.stringify({ ...JSON_RULE, name: 'Plain', query: 'any where true' });
    const { documents } = readDocuments(
      source(`${plain}\n${JSON.stringify(JSON_RULE)}\n${plain}`, 'export.ndjson'),
      KNOWN_LANGUAGES,
    );
    expect(documents.map(({ query }) => [query.name, query.line])).toEqual([
      ['export.ndjson', 1],
      ['export.ndjson (query of "Netcat Started")', 1],
      ['export.ndjson', 3],
    ]);
    expect(documents.map(({ documentName }) => documentName)).toEqual(['export.ndjson', 'export.ndjson', 'export.ndjson']);
  });

  it('saved as an object with attributes and parameters is unwrapped', () => {
    expect(only(JSON.stringify({ id: 'x', attributes: JSON_RULE })).meta.id).toBe('r-1');
    const params = {
      ruleId: 'r-3',
      type: 'eql',
      language: 'eql',
      query: QUERY,
      riskScore: 21,
    };
    expect(only(JSON.stringify({ attributes: { name: 'N', params } })).meta).toMatchObject({
      id: 'r-3',
      riskScore: 21,
      name: 'N',
    });
  });

  it.each([
    ['cut off', JSON.stringify(JSON_RULE).slice(0, 40), 'document-syntax'],
    ['with a broken second line', `${JSON.stringify(JSON_RULE)}\n{"a":`, 'document-syntax'],
    ['of another language', JSON.stringify({ ...JSON_RULE, language: 'lucene' }), 'language-not-read'],
    ['without a query', JSON.stringify({ ...JSON_RULE, query: undefined }), 'query-missing'],
    ['of nothing', '[]', 'query-missing'],
    ['with a language that is no text', JSON.stringify({ ...JSON_RULE, language: [[]] }), 'language-not-read'],
    ['of lists within lists', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'query-missing'],
    ['with a query under the prototype', '{"__proto__":{"query":"any where true"},"language":"eql"}', 'query-missing'],
  ])('%s is refused', (_, text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe('bytes', () => {
  it('that are not UTF-8 are refused', () => {
    const result = decodeDocument(new Uint8Array([0x61, 0xff, 0x62]), 'rule.eql');
    expect(!result.ok && result.problems[0].code).toBe('invalid-utf8');
  });

  it.each<[number, string, readonly number[]]>([
    [1, 'a byte that begins nothing', [0x61, 0xff, 0x62]],
    [0, 'at the start', [0x80]],
    [3, 'behind a character of two bytes', [0xc3, 0xa9, 0x61, 0xc3]],
    [2, 'a character that is cut off, beginning like the replacement character', [0x61, 0x62, 0xef, 0xbf]],
    [3, 'behind a replacement character', [0xef, 0xbf, 0xbd, 0xef, 0xbf, 0x41]],
    [4, 'behind a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0xed, 0xa0, 0x80]],
  ])('that are not UTF-8 are named by their offset: %i, %s', (offset, _, bytes) => {
    const result = decodeDocument(new Uint8Array(bytes), 'r');
    expect(!result.ok && result.problems[0].message).toBe(`r is not UTF-8 text (at byte offset ${offset})`);
  });

  it('with a byte order mark are read', () => {
    expect(only(`\uFEFF${QUERY}`).query.text).toBe(QUERY);
  });

  it('that are only white space are an empty document', () => {
    expect(codes(' \n ')).toEqual(['document-empty']);
  });

  it('of hundreds of thousands of brackets end in an error', () => {
    expect(codes('['.repeat(300_000))).toHaveLength(1);
    expect(codes(`[rule]\na = ${'['.repeat(300_000)}`)).toHaveLength(1);
    expect(codes(`# x\n${'['.repeat(300_000)}`)).toHaveLength(1);
  });
});
