import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import { DIFFERENCES, FORMS } from '../../../../src/languages/kql/forms.ts';
import { kql } from '../../../../src/languages/kql/language.ts';
import { TARGET_NAMES } from '../../../../translators/index.ts';
import { meaningOf, readKql, warningsOf } from './read.ts';

const MAPPING = {
  word: { type: 'keyword' },
  words: { type: 'keyword', fields: { text: { type: 'text' } } },
  path: { type: 'wildcard' },
  prose: { type: 'text', fields: { keyword: { type: 'keyword' } } },
  count: { type: 'long' },
  flag: { type: 'boolean' },
  when: { type: 'date' },
  address: { type: 'ip' },
  keys: { type: 'flattened' },
  low: { type: 'keyword', normalizer: 'lowercase' },
  o: { properties: { a: { type: 'keyword' }, b: { type: 'keyword' }, n: { type: 'long' } } },
  list: { type: 'nested', properties: { x: { type: 'keyword' } } },
};

describe('a query means', () => {
  it.each([
    ['word: Jane Doe', 'word is "Jane Doe"'],
    ['word: "a*"', 'word is "a*"'],
    ['word: a*b', 'word like "a*b"'],
    ['word: a*b c?', 'word like "a*b c\\\\?"'],
    ['word: *', 'word is present'],
    ['word: **', 'word is present'],
    ['not word: a', 'not; word is "a"'],
    ['word: (a or b)', 'word is "a" | "b"'],
    ['word: (a and not b)', 'all of; word is "a"; not; word is "b"'],
    ['low: A*', 'low lowercase like "a*"'],
    ['path: *a b*', 'any of; path like "*a"; path like "b*"'],
    ['path: a b', 'path is "a b"'],
    ['count: 5', 'count is 5'],
    ['count: "5"', 'count is 5'],
    ['count >= 5 and count < 7.5', 'all of; count >= 5; count < 7.5'],
    ['flag: true', 'flag is true'],
    ['when: 2024-05-01', 'when == "2024-05-01" (1714521600000 to 1714607999999 ms)'],
    ['when > now-1d', 'when > "now-1d" (by the clock)'],
    ['address: 10.0.0.0/8', 'address in network "10.0.0.0/8"'],
    ['address: "fe80::1"', 'address is "fe80::1"'],
    ['prose: *', 'prose is present'],
    ['prose.keyword: a', 'prose as prose.keyword is "a"'],
    ['keys: *', 'keys is present'],
    ['o.*: a', 'constant-does-not-fit'],
    ['o.*: *', 'any of; o.a is present; o.b is present; o.n is present'],
    ['o.a*: x', 'o.a is "x"'],
    ['o.zz*: x', 'false'],
    ['"o.*": x', '`o.*` is "x"'],
    ['*: *', 'true'],
    ['*', 'true'],
    ['', 'true'],
    ['prose: é', 'kql-analysed-text'],
    ['prose: *a*b', 'kql-analysed-text'],
    ['prose: *', 'prose is present'],
    [`prose: ${'a'.repeat(256)}`, 'kql-analysed-text'],
    ['prose < a', 'kql-analysed-text'],
    ['prose: a', 'prose in words of standard has "a"'],
    ['prose: "React.x, (B_)"', 'prose in words of standard has "react.x" then "b_"'],
    ['words.text: a', 'words as words.text in words of standard has "a"'],
    ['keys: a', 'kql-field-type'],
    ['keys.a: b', 'kql-field-type'],
    ['count: 5*', 'kql-wildcard-type'],
    ['count: many', 'constant-does-not-fit'],
    ['address: (1.2.3.4 or host)', 'constant-does-not-fit'],
    ['when: soon', 'constant-does-not-fit'],
    ['list: { x: a }', 'kql-nested'],
    ['o: { a: b }', 'kql-nested'],
    ['list.x: a', 'kql-nested'],
    ['word: null', 'kql-null'],
    ['a b', 'kql-value-without-field'],
    ['path: *a \\AND b', 'kql-operator-word'],
  ])('%j: %s', (text, meaning) => {
    expect(meaningOf(text, MAPPING)).toBe(meaning);
  });

  it.each([
    ['new.a: true', 'new.a is true'],
    ['new.a: 5 or new.a: 6.5', 'new.a is 5 | 6.5'],
    ['new.a: "5"', 'new.a is "5"'],
    ['new.a: 10.0.0.0/8', 'new.a in network "10.0.0.0/8"'],
    ['new.a >= now-1d', 'new.a >= "now-1d" (by the clock)'],
    ['new.a: (5 or five)', 'new.a is "5" | "five"'],
    ['new.a: *', 'new.a is present'],
    ['process.name.text: a', 'kql-analysed-text'],
    ['new.*: a', 'kql-unknown-fields'],
    ['scaled.a: *', 'scaled.a is present'],
  ])('without a mapping %j: %s', (text, meaning) => {
    expect(meaningOf(text)).toBe(meaning);
  });

  it.each([
    ['"Set-Item x"', '"set-item" then "x"'],
    ['Set-Item', '"set-item"'],
    ['*Set*', 'one like "*set*"'],
    ['"*a*"', '"a"'],
  ])('of analysed text words: %s', (value, sought) => {
    const field = 'powershell.file.script_block_text';
    expect(meaningOf(`${field}: ${value}`)).toBe(`${field} in words of powershell_script_analyzer has ${sought}`);
  });

  it.each([
    ['a.b', 'kql-any-word'],
    ['"()"', 'kql-no-words'],
    ['*.*', 'kql-no-words'],
    ['*a* b', 'kql-split-words'],
  ])('of analysed text words, with a warning: %s', (value, code) => {
    expect(warningsOf(`powershell.file.script_block_text: ${value}`)).toEqual([code]);
  });

  it.each(['> a', ': **', `: "${'a '.repeat(1001)}"`])('of analysed text nothing but words: %s', (asked) => {
    expect(meaningOf(`powershell.file.script_block_text ${asked}`)).toBe('kql-analysed-text');
  });

  it('by the name of the file where the text has no sign', () => {
    const read = (name: string) => parse('"cmd.exe"', { name });
    expect(read('q.kql').rules.map(({ document }) => document.language)).toEqual(['kql']);
    expect(read('q.eql').rules).toEqual([]);
  });

  it.each([
    ['d: 2020', { d: { type: 'date', format: "qq'x" } }, 'date-format-unread'],
    ['d: *', { d: { type: 'date', format: "qq'x" } }, 'd is present'],
    ['n: a', { n: { type: 'keyword', normalizer: 'mine' } }, 'normalizer-unread'],
    ['n: a', { n: { type: 'keyword', index: false, doc_values: false } }, 'field-not-indexed'],
    ['n: 1', { n: { type: 'scaled_float', scaling_factor: 10 } }, 'scaled-float-not-lowered'],
    ['v: 1.2.*', { v: { type: 'version' } }, 'v like "1.2.*"'],
  ])('%j is refused where the index is not known well enough', (text, mapping, meaning) => {
    expect(meaningOf(text, mapping)).toBe(meaning);
  });

  it('with a warning where an index has values that events do not carry', () => {
    expect(warningsOf('c: a', { c: { type: 'constant_keyword' } })).toEqual(['index-constant']);
  });

  it('with a warning where the mapping does not know the field, or the two readers of KQL differ', () => {
    expect(warningsOf('wrod: a', MAPPING)).toEqual(['kql-unknown-field']);
    expect(warningsOf('new.a: a')).toEqual(['kql-unknown-field']);
    expect(warningsOf('okta.actor.id: a')).toEqual([]);
    expect(warningsOf('o.zz*: x', MAPPING)).toEqual(['kql-no-such-fields']);
    expect(warningsOf('path: *a b', MAPPING)).toEqual(['kql-split-words']);
    expect(warningsOf('word: a and flag: true or count: 1', MAPPING)).toEqual(['kql-and-or']);
    expect(warningsOf('(word: a and flag: true) or count: 1', MAPPING)).toEqual([]);
    expect(warningsOf('count: 1 or word: a and flag: true', MAPPING)).toEqual([]);
    expect(warningsOf('word: a  b', MAPPING)).toEqual(['kql-blank']);
    expect(warningsOf('word: a\u00a0b', MAPPING)).toEqual(['kql-blank']);
  });
});

describe('the tables of the page on KQL', () => {
  it.each(Object.entries(FORMS))('%s has an example that has it', (construct, { example, meaning }) => {
    const read = readKql(example);
    expect(read.ok && [...kql.constructs(read.value.syntax)]).toContain(construct);
    const refused = read.ok && !read.value.meaning.ok;
    expect(refused).toBe(meaning.startsWith('refused'));
  });

  it.each(DIFFERENCES.map((row) => [row.written, row.here] as const))('%j: %s', (written, here) => {
    const code = /^warning `(.*)`$/.exec(here)?.[1];
    const read = readKql(written);
    const refused = !read.ok || !read.value.meaning.ok;
    expect(refused).toBe(here === 'refused');
    if (code !== undefined) expect(warningsOf(written)).toContain(code);
  });
});

describe('a rule of Kibana that does more than search', () => {
  const rule = { name: 'R', rule_id: 'r', language: 'kuery', query: 'process.name: nc', risk_score: 1, severity: 'low' };
  const threshold = {
    ...rule,
    type: 'threshold',
    threshold: { field: ['host.id'], value: 3, cardinality: [{ field: 'user.name', value: 2 }] },
  };
  const terms = { ...rule, type: 'new_terms', new_terms_fields: ['host.id', 'user.name'], history_window_start: 'now-7d' };
  const entries = [{ field: 'source.ip', type: 'mapping', value: 'threat.indicator.ip' }];
  const threat = {
    ...rule,
    type: 'threat_match',
    threat_index: ['ti-*'],
    threat_query: '@timestamp >= "now-30d"',
    threat_language: 'kuery',
    threat_mapping: [{ entries }],
  };
  const toml = `[rule]\nname = "R"\nlanguage = "kuery"\ntype = "new_terms"\nquery = "process.name: nc"\n[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["host.id"]\n[[rule.new_terms.history_window_start]]\nfield = "history_window_start"\nvalue = "now-7d"\n`;

  it.each([
    [
      threshold,
      { kind: 'threshold', fields: ['host.id'], count: 3, distinct: [{ field: 'user.name', count: 2 }] },
      'threshold-left-out',
    ],
    [terms, { kind: 'new-terms', fields: ['host.id', 'user.name'], since: 'now-7d' }, 'new-terms-left-out'],
    [
      threat,
      {
        kind: 'indicator-match',
        indices: ['ti-*'],
        language: 'kuery',
        mapping: [[{ field: 'source.ip', indicator: 'threat.indicator.ip', negated: false }]],
      },
      'indicator-match-left-out',
    ],
    [toml, { kind: 'new-terms', fields: ['host.id'], since: 'now-7d' }, 'new-terms-left-out'],
  ])('keeps what it does, and every target but Kibana tells that it does not: %#', (written, beyond, code) => {
    const { rules, problems } = parse(typeof written === 'string' ? written : JSON.stringify(written));
    expect(problems).toEqual([]);
    const [read] = rules;
    if (read?.meaning.ok !== true) return expect.fail('the rule is not read');
    expect(read.meaning.value.rule.beyond).toMatchObject([beyond]);
    for (const target of TARGET_NAMES) {
      const translated = translate(read.meaning.value.rule, target);
      if (translated.status === 'refused') return expect.fail(target);
      // Kibana is where such a rule does all of it.
      const told = target === 'kibana' ? [] : [[code, 'may-match-more', true]];
      // What a target presumes of events is no matter of what the rule does beyond its query.
      const losses = translated.losses.filter(({ effect }) => effect !== 'where-agreed');
      expect(losses.map((loss) => [loss.code, loss.effect, loss.ofAlerts])).toEqual(told);
    }
  });

  it.each([
    { ...threshold, threshold: { field: 'host.id' } },
    { ...threshold, threshold: { field: 'host.id', value: 0 } },
    { ...threshold, threshold: { field: [3], value: 1 } },
    { ...threshold, threshold: undefined },
    { ...terms, new_terms_fields: [] },
    { ...terms, history_window_start: 'yesterday' },
    { ...threat, threat_mapping: [{ entries: [] }] },
    { ...threat, threat_mapping: [] },
    { ...threat, threat_query: undefined },
  ])('is refused without what its type needs: %#', (written) => {
    const { rules, problems } = parse(JSON.stringify(written));
    expect(rules).toEqual([]);
    expect(problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['rule-incomplete']);
  });

  it.each([
    ['lucene', { ...threshold, language: 'lucene' }],
    ['EQL', { ...threshold, language: 'eql' }],
    ['a job', { ...rule, type: 'machine_learning', language: undefined, query: undefined }],
    ['ES|QL', { ...rule, type: 'esql', language: 'esql', query: 'from a | where b == 1' }],
  ])('is not read in another language: %s', (_, written) => {
    const { rules, problems } = parse(JSON.stringify(written));
    expect(rules).toEqual([]);
    expect(problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['language-not-read']);
  });
});

describe('a rule or a text is told to be in KQL', () => {
  it.each([
    ['by its language', '{"name":"R","type":"query","language":"kuery","query":"a: b"}'],
    ['by its type alone', '{"name":"R","type":"query","query":"a: b"}'],
    ['of a saved query', '{"name":"R","type":"saved_query","saved_id":"s","language":"kuery","query":"a: b"}'],
    ['in TOML', '[rule]\nname = "R"\ntype = "query"\nlanguage = "kuery"\nquery = "a: b"\n'],
    ['in YAML', 'name: R\ntype: query\nlanguage: kuery\nquery: "a: b"\n'],
    ['on a page', '# R\n\n**Rule type**: query\n\n**Rule license**: L\n\n### Rule query\n\n```js\na: b\n```\n'],
    ['on a page as text', 'R\n\nRule type: query\n\nRule license: L\n\na: b\n'],
    ['alone', 'process.name: "nc" and user.name: *'],
    ['alone, with a negation', 'not (process.name : nc* or user.name: (a or b))'],
    ['alone, with a range', '@timestamp >= "now-1d"'],
    ['alone, without a dot', 'a: b'],
    ['in the body of a search', '{"query":{"kql":{"query":"a: b"}},"size":3}'],
  ])('%s', (_, text) => {
    const { rules, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(rules.map(({ document }) => document.language)).toEqual(['kql']);
  });

  it.each([
    ['process where process.name : "nc"', 'eql'],
    ['any where a.b : "c" and d.e == 1', 'eql'],
    ['sequence [any where a.b : "c"] [any where true]', 'eql'],
    ['any where a.b == "c: d"', 'eql'],
  ])('%j stays EQL', (text, language) => {
    expect(parse(text).rules.map(({ document }) => document.language)).toEqual([language]);
  });

  it.each([
    [
      'a page of a rule with a threshold, which does not name it',
      '# R\n\n**Rule type**: threshold\n\n**Rule license**: L\n\n### Rule query\n\n```js\na: b\n```\n',
      'rule-incomplete',
    ],
    ['a search that folds letters', '{"query":{"kql":{"query":"a: b","case_insensitive":true}}}', 'query-missing'],
    ['EQL without its category', 'a.b == "c" and d.e : "f"', 'missing-where'],
    ['a query string of Lucene', 'foo.bar:/a.*b/', 'language-not-read'],
  ])('%s is refused', (_, text, code) => {
    expect(parse(text).problems.map(({ diagnostic }) => diagnostic.code)).toEqual([code]);
  });

  it('filters and exceptions around it count', () => {
    const text = JSON.stringify({
      name: 'R',
      type: 'query',
      language: 'kuery',
      query: 'process.name: nc or process.name: ncat',
      filters: [{ meta: { negate: true }, query: { match_phrase: { 'user.name': 'svc' } } }],
    });
    const [read] = parse(text).rules;
    if (read?.meaning.ok !== true) return expect.fail('the rule is not read');
    const { plan, around } = read.meaning.value.rule;
    expect(around?.conditions).toHaveLength(1);
    expect(plan).toMatchObject({ kind: 'single', where: { kind: 'and', operands: [{ kind: 'one-of' }, { kind: 'not' }] } });
  });
});
