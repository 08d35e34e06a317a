import { describe, expect, it } from 'vitest';
import { formOf, looksLikeRule, readDocuments } from '../../../src/documents/index.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { locate, source } from '../../../src/source/index.ts';

function read(text: string) {
  const { documents, problems, warnings, others } = readDocuments(source(text, 'r'), KNOWN_LANGUAGES);
  return {
    rules: documents.map(({ meta, query }) => [meta.name, query.text]),
    places: documents.map(({ query }) => `${query.name}:${query.line}:${query.column}`),
    metas: documents.map(({ meta }) => meta),
    problems: problems.map(({ code, message, span }) => `${locate(source(text), span.start).line} ${code} ${message}`),
    warnings: warnings.map(({ code, span }) => `${locate(source(text), span.start).line} ${code}`),
    others,
  };
}

describe('an AsciiDoc page', () => {
  const PAGE = `[[netcat]]
=== Netcat Started

Finds it.

*Rule type*: eql

*Rule indices*:

* logs-*

*Severity*: high

*Risk score*: 73

==== Rule query

[source, js]
----------------------------------
process where process.name == "nc" <1>
  and true
----------------------------------
<1> a name

*Framework*: MITRE ATT&CK^TM^

* Tactic:
** Name: Execution
** ID: TA0002
** Reference URL: https://attack.mitre.org/tactics/TA0002/
`;

  it('is read as the Markdown page is, with the places of the document', () => {
    expect(formOf(PAGE, KNOWN_LANGUAGES)).toBe('asciidoc');
    const { rules, places, metas, problems } = read(PAGE);
    expect(rules.map(([name, query]) => [name, query?.replace(/ +\n/, '\n')])).toEqual([
      ['Netcat Started', 'process where process.name == "nc"\n  and true'],
    ]);
    expect({ places, problems }).toEqual({ places: ['r:20:1'], problems: [] });
    expect(metas[0]).toMatchObject({ severity: 'high', riskScore: 73, indices: ['logs-*'], description: 'Finds it.' });
    expect(metas[0]?.threats.map(({ tactic }) => tactic.id)).toEqual(['TA0002']);
  });

  it('of the reference gives its requests and queries, named by headings', () => {
    const text =
      '== EQL\n\n[source,eql]\n----\nany where true\n----\n\n=== Search\n[source,console]\n----\nGET /a/_eql/search\n{ "query": "file where true" }\n----\n';
    expect(read(text).rules).toEqual([
      ['EQL', 'any where true'],
      ['Search', 'file where true'],
    ]);
    expect(read(text.replaceAll('\n', '\r\n')).rules).toHaveLength(2);
  });
});

describe('TOML', () => {
  const RULE = '[metadata]\nmaturity = "production"\n\n[rule]\nname = "R"\ntype = "eql"\nquery = "any where true"\n\n';

  it('of several rules one after the other is said to be that', () => {
    expect(read(RULE + RULE).problems).toEqual([
      '9 document-syntax the file holds two rules, one after the other, which is no TOML',
    ]);
    expect(read(RULE.repeat(3)).problems[0]).toContain('more than one rule (3)');
    expect(read(RULE.replace('[metadata]\nmaturity = "production"\n', '').repeat(2)).problems[0]).toMatch(/^8 .*two rules/);
  });

  it('that is broken in another way is not', () => {
    expect(read(`${RULE}x = "\n`).problems[0]).not.toContain('two rules');
  });

  it('of projects is no rule', () => {
    for (const text of ['[project]\nname = "x"\nlicense = {text = "MIT"}\n', '[package]\nname = "x"\n[metadata]\na = 1\n'])
      expect(
        looksLikeRule(text, 'pyproject.toml', KNOWN_LANGUAGES) && read(text).problems[0]?.includes('no [rule] table') !== true,
      ).toBe(false);
    expect(read('name = "n"\ntype = "eql"\nquery = "any where true"\n').rules).toEqual([['n', 'any where true']]);
  });
});

describe('a comment in the query of a YAML document', () => {
  const swallowed = 'comment-in-folded-text';

  it.each([
    ['folded', '>\n  process where true // note\n  and false\n', true],
    ['folded and stripped', '>-\n  process where true // note\n  and false\n', true],
    ['plain over lines', 'process where true // note\n  and false\n', true],
    ['quoted over lines', '"process where a : \\"b\\" // note\n  and false"\n', true],
    ['in a block that keeps lines', '|\n  process where true // note\n  and false\n', false],
    ['at the end', '>\n  process where true\n  and false // note\n', false],
    ['of the other kind', '>\n  process where true /* note */\n  and false\n', false],
    ['that is none', '>\n  process where a : "http://x"\n  and false\n', false],
    ['before an empty line', '>\n  process where true // note\n\n  and false\n', false],
  ])('%s is warned of where it swallows the rest', (_, query, warned) => {
    const { warnings } = read(`name: a\nlanguage: eql\nquery: ${query}`);
    expect(warnings.some((one) => one.endsWith(swallowed))).toBe(warned);
  });
});

describe('exports of Kibana', () => {
  const rule = {
    name: 'R',
    rule_id: 'r1',
    type: 'eql',
    language: 'eql',
    risk_score: 21,
    severity: 'low',
    query: 'any where true',
  };

  it('of detection rules have exception lists and a summary besides', () => {
    const lines = [
      rule,
      { id: 'x1', list_id: 'l1', type: 'detection', name: 'L' },
      { id: 'x2', list_id: 'l1', item_id: 'i1', type: 'simple', name: 'I', entries: [] },
      { exported_count: 3, exported_rules_count: 1 },
    ];
    expect(read(lines.map((line) => JSON.stringify(line)).join('\n'))).toMatchObject({
      rules: [['R', 'any where true']],
      problems: [],
    });
  });

  it('of saved objects wrap the rule, as the package of prebuilt rules does', () => {
    const { name, ...params } = rule;
    const alert = {
      type: 'alert',
      id: 'a',
      attributes: { name, alertTypeId: 'siem.eqlRule', params: { ...params, ruleId: 'r2', rule_id: undefined } },
    };
    expect(read(JSON.stringify(alert)).metas).toMatchObject([{ name: 'R', id: 'r2' }]);
    expect(read(JSON.stringify({ attributes: rule, id: 'r1_3', type: 'security-rule' })).metas).toMatchObject([
      { name: 'R', id: 'r1' },
    ]);
  });

  it('of timelines have EQL among their options, or none', () => {
    const timeline = {
      savedObjectId: 't1',
      timelineType: 'default',
      title: 'T',
      indexNames: ['logs-*'],
      eqlOptions: {
        eventCategoryField: 'event.kind',
        tiebreakerField: '',
        timestampField: '@timestamp',
        query: 'any where true',
        size: 100,
      },
      kqlQuery: { filterQuery: null },
    };
    const without = { ...timeline, eqlOptions: { ...timeline.eqlOptions, query: '' } };
    expect(read([timeline, without].map((line) => JSON.stringify(line)).join('\n'))).toMatchObject({
      rules: [['T', 'any where true']],
      metas: [{ id: 't1', indices: ['logs-*'], eventCategoryField: 'event.kind', tiebreakerField: null }],
      problems: [],
    });
  });
});

describe('a list of rules as JSON', () => {
  const rule = (name: string, more: object = {}) => ({
    name,
    rule_id: name,
    type: 'eql',
    language: 'eql',
    query: 'any where true',
    ...more,
  });

  it('has each rule at its own place', () => {
    for (const text of [
      JSON.stringify([rule('a'), rule('b', { severity: 'none' }), rule('c', { language: 'lucene' })], null, 1),
      JSON.stringify({ page: 1, data: [rule('a'), rule('b', { severity: 'none' }), rule('c', { language: 'lucene' })] }, null, 1),
    ]) {
      const line = (pattern: string) => text.slice(0, text.indexOf(pattern)).split('\n').length;
      const { rules, warnings, problems } = read(text);
      expect(rules.map(([name]) => name)).toEqual(['a', 'b']);
      expect(warnings).toEqual([`${line('"none"')} metadata-invalid`]);
      expect(problems[0]).toMatch(new RegExp(`^${line('"lucene"')} language-not-read`));
    }
  });

  it('may be long', () => {
    const text = JSON.stringify(
      Array.from({ length: 10_000 }, (_, index) => rule(`r${index}`, { severity: 'none', note: 'x'.repeat(300) })),
    );
    expect(readDocuments(source(text), KNOWN_LANGUAGES).documents).toHaveLength(10_000);
  });

  it('is told from events over several lines, of which there may be several in a file', () => {
    expect(looksLikeRule('{\n "Event": { "type": "x" }\n}\n{\n "Event": 2\n}\n', 'a.json', KNOWN_LANGUAGES)).toBe(false);
    expect(looksLikeRule('{\n "name": "n",\n "rule_id": "r",\n "query": "any wh', 'a.json', KNOWN_LANGUAGES)).toBe(true);
  });
});

describe('the body of a request alone', () => {
  it('is a search with its fields', () => {
    const body = '{ "event_category_field": "event.kind",\n "size": 5, // few\n "query": """any where true""" }';
    expect(formOf(body, KNOWN_LANGUAGES)).toBe('console');
    expect(read(body)).toMatchObject({
      rules: [[null, 'any where true']],
      places: ['r:3:14'],
      metas: [{ eventCategoryField: 'event.kind' }],
    });
    expect(read('# body\n{"query": "any where true", "filter": {"query": "file where true"}}').rules).toHaveLength(1);
  });

  it('is no rule of Kibana, no event and no other search', () => {
    expect(formOf('{"type":"eql","query":"any where true","filter":[]}', KNOWN_LANGUAGES)).toBe('json');
    expect(read('{"size": 1, "query": {"match_all": {}}}').rules).toEqual([]);
  });
});

describe('another language', () => {
  it.each([
    ['_exists_:user.name AND process.name:/n.*/', 'Lucene'],
    ['from logs-* metadata _id | where process.name == "nc"', 'ES|QL'],
    ['FROM logs-*\n| STATS count = COUNT(*) BY host.id', 'ES|QL'],
    ['index=main sourcetype=x | stats count', 'SPL'],
    ['| tstats count from datamodel=Endpoint', 'SPL'],
    ['DeviceProcessEvents | where FileName == "nc.exe"', 'Kusto'],
    ['SELECT * FROM logs WHERE a = 1', 'SQL'],
    ['rule x { meta: a = "b" condition: true }', 'YARA'],
    ['name: a\ntype: TTP\nsearch: "| tstats count"\n', 'SPL'],
    ['[rule]\nname = "n"\ntype = "machine_learning"\n', 'machine learning'],
    ['[rule]\nname = "n"\ntype = "threshold"\nlanguage = "eql"\nquery = "any where true"\n', 'threshold'],
    ['{"name":"n","type":"esql","language":"esql","query":"from a"}', 'ES|QL'],
    ['{"name":"n","type":"query","language":"lucene","query":"a:b"}', 'Lucene'],
    ['**Rule type**: machine_learning\n\n## Rule query\n\n```\na: b\n```\n', 'machine learning'],
  ])('is named: %j', (text, language) => {
    const { rules, others, problems } = read(text);
    expect({ rules, others }).toEqual({ rules: [], others: [language] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('language-not-read');
  });

  it.each([
    'process where true',
    'proces where name : "a"',
    'process.name == "a"',
    'process where (',
    'sequence by a [any where true]',
    '"my cat" where true',
    'Process Where true',
    'any where a = 1',
    'where a : "b"',
    'x',
  ])('is not seen in broken EQL: %j', (text) => {
    expect(read(text).others).toEqual([]);
  });
});
