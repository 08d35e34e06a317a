import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { EMPTY_META, type Rule, type RuleMeta } from '../../../src/ir/index.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';

function ruleOf(query: string, mapping?: unknown, meta: Partial<RuleMeta> = {}): Rule {
  const read = mapping === undefined ? null : schemaFromMapping({ mappings: { properties: mapping } });
  if (read !== null && !read.ok) throw new Error('the mapping cannot be used');
  const [parsed] = parse(query, read === null ? {} : { schema: read.schema }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`not accepted: ${query}`);
  return { ...parsed.meaning.value.rule, meta: { ...EMPTY_META, ...meta } };
}

function printed(rule: Rule): string {
  const translated = translate(rule, 'python');
  if (translated.status === 'refused') throw new Error(translated.reasons.map(({ message }) => message).join());
  return translated.text;
}

/** What `rule` returns, on one line. */
function body(query: string, mapping?: unknown): string {
  const [, code = ''] =
    /def rule\(.*\):\n(?: {4}(?:#|now).*\n)* {4}return ([\s\S]*?)\n\n\n/.exec(printed(ruleOf(query, mapping))) ?? [];
  return code.replaceAll(/\s+/g, ' ');
}

function reasons(query: string, mapping?: unknown): readonly string[] {
  const translated = translate(ruleOf(query, mapping), 'python');
  return translated.status === 'refused' ? translated.reasons.map(({ code }) => code) : [];
}

describe('a module of Python', () => {
  it.each([
    ['any where user.name == "a"', "any(value == 'a' for value in _texts(_flat(event, 'user.name'), 1024))"],
    ['any where user.name : "A"', "any(_fold(value) == 'a' for value in _texts(_flat(event, 'user.name'), 1024))"],
    ['any where user.name == null', "not bool(_texts(_flat(event, 'user.name'), 1024))"],
    ['any where process.pid > 4 and process.pid <= 9', '4 < value'],
    ['any where user.name in ("a", "b")', "value in ('a', 'b')"],
    ['any where user.name like "a*b"', "_in_order(value, 'a', [], 'b')"],
    ['any where user.name == "é\\n\'\\\\"', "value == '\\xe9\\n\\'\\\\'"],
  ])('says %s', (query, code) => {
    expect(body(query)).toContain(code);
  });

  it('begins with two lines that no rule writes, so that none sets the encoding', () => {
    const text = printed(ruleOf('any where true', undefined, { name: 'coding: utf-7\n# coding: utf-7\r\nimport os' }));
    const lines = text.split('\n');
    expect(lines.slice(0, 2)).toEqual(printed(ruleOf('any where user.name == "a"')).split('\n').slice(0, 2));
    expect(lines.slice(0, 2).join('\n')).not.toMatch(/coding[:=]/);
    expect(lines[3]).toBe('# coding: utf-7 # coding: utf-7 import os');
    expect(text).toContain("return 'coding: utf-7\\n# coding: utf-7\\r\\nimport os'");
  });

  it('has the functions that tools ask for, where the rule says something', () => {
    const meta = {
      name: 'A rule',
      severity: 'high',
      references: ['https://example.com/a', 'b'],
      description: 'It "is"',
    } as const;
    const text = printed(ruleOf('any where true', undefined, meta));
    expect([...text.matchAll(/^def (\w+)\(event\):\n {4}return (.*)$/gm)].map(([, name, value]) => [name, value])).toEqual([
      ['rule', 'True'],
      ['title', "'A rule'"],
      ['severity', "'HIGH'"],
      ['description', '\'It "is"\''],
      ['reference', "'https://example.com/a'"],
    ]);
  });

  it('is of ASCII but for its comments', () => {
    const text = printed(ruleOf('any where user.name regex~ "[é-ü]k😀.*" and host.name : "😀*" and user.id like "\u00a0?"'));
    const code = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
    expect(code.filter((line) => /[^\x20-\x7e]/.test(line))).toEqual([]);
  });

  it('takes the clock where the rule asks for it', () => {
    expect(printed(ruleOf('any where @timestamp > "now-1d"'))).toContain('def rule(event, now=None):');
    expect(body('any where @timestamp > "now-1d"')).toContain('value > now - 86400000');
    expect(reasons('any where @timestamp > "now-1M"')).toEqual(['python-date']);
  });

  it.each([
    ['sequence by host.id [any where true] [any where true]', ['python-several-events']],
    ['any where length(user.name) > 3', ['python-computed-value']],
    ['any where process.pid == 9007199254740993', ['python-number']],
    ['any where file.path regex "((((a{99}){99}){99}){99})"', ['python-pattern-too-large']],
  ])('refuses %s', (query, codes) => {
    expect(reasons(query)).toEqual(codes);
  });

  it('refuses dates in a format of their own', () => {
    expect(reasons('any where d == "02/02/2020"', { d: { type: 'date', format: 'dd/MM/yyyy' } })).toEqual(['python-date']);
  });
});
