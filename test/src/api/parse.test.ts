import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { render } from '../../../src/source/index.ts';
import { BROKEN, kibanaRule, NETCAT, SEQUENCE, tomlRule } from '../../support/rule-files.ts';

describe('parse', () => {
  it('gives the document, the syntax and the meaning of a rule', () => {
    const { rules, problems, warnings } = parse(tomlRule(NETCAT), { name: 'nc.toml' });
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(rules).toMatchObject([
      {
        document: { form: 'toml', documentName: 'nc.toml', meta: { id: 'netcat-1' }, query: { text: NETCAT, line: 10 } },
        syntax: { kind: 'query' },
        meaning: { ok: true, value: { rule: { query: NETCAT, meta: { name: 'Netcat Started' }, plan: { kind: 'single' } } } },
      },
    ]);
  });

  it('says where in the document a problem of the query is', () => {
    const { rules, problems } = parse(tomlRule(BROKEN), { name: 'nc.toml' });
    expect(rules).toEqual([]);
    expect(problems.map(({ source, diagnostic }) => render(source, diagnostic).split('\n')[0])).toEqual([
      'nc.toml:10:28: `=` is no comparison [single-equals]',
    ]);
  });

  it('warns of a suspicious reading that may be why a rule is not accepted', () => {
    const { rules, warnings } = parse('any where cs-host == "x"', { name: 'r' });
    expect(rules.map(({ meaning }) => meaning.ok)).toEqual([false]);
    expect(warnings.map(({ diagnostic }) => diagnostic.code)).toEqual(['hyphen-in-name']);
  });

  it('keeps the syntax of a rule that is not accepted, with the reasons', () => {
    const { rules, problems } = parse('any where process.pid == "x"');
    expect(problems).toEqual([]);
    expect(rules).toMatchObject([
      { syntax: { kind: 'query' }, meaning: { ok: false, problems: [{ span: { start: expect.any(Number) } }] } },
    ]);
  });

  it('gives the good rules of an export beside the problems of the others', () => {
    const lines = [kibanaRule(), kibanaRule({ query: BROKEN }), kibanaRule({ query: '' }), kibanaRule({ query: SEQUENCE })];
    const { rules, problems } = parse(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(rules.map(({ meaning }) => meaning.ok && meaning.value.rule.plan.kind)).toEqual(['single', 'sequence']);
    expect(problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['query-missing', 'single-equals']);
  });

  it('warns of fields that the mapping lacks, or refuses them when strict', () => {
    const query = 'any where my.own.field == "x"';
    expect(parse(query).warnings.map(({ diagnostic }) => diagnostic.code)).toEqual(['unknown-field']);
    const [strict] = parse(query, { strict: true }).rules;
    expect(strict?.meaning).toMatchObject({ ok: false, problems: [{ code: 'unmapped-field' }] });
  });

  it('takes letters to fold as it is told', () => {
    const [rule] = parse(NETCAT, { semantics: { folding: 'unicode' } }).rules;
    expect(rule?.meaning).toMatchObject({ value: { rule: { semantics: { folding: 'unicode', functionWildcards: 'engine' } } } });
  });

  it('says that it reads text', () => {
    for (const other of [undefined, 3, new Uint8Array(), null]) {
      expect(() => parse(other as never)).toThrow(
        new TypeError(`parse reads the text of a rule, a string, and was given ${typeof other}`),
      );
    }
  });

  it('never throws on text', () => {
    for (const text of ['', '\u0000', '{', '[rule]', '# ', '---', 'any where', '"', '\ud800', '[[', '{"query":1}']) {
      const { rules, problems } = parse(text);
      expect(rules).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});
