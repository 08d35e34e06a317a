import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { BROKEN, kibanaRule, NETCAT, SEQUENCE, SHELL, tomlRule } from '../../support/rule-files.ts';

const markdown = `# Netcat Started\n\n**Rule type**: eql\n\n## Rule query\n\n\`\`\`js\n${NETCAT}\n\`\`\`\n`;

/** The names of the rules that were read. */
async function names(arguments_: readonly string[], world: Parameters<typeof run>[1]) {
  const { exitCode, out, err } = await run(['parse', ...arguments_, '--json'], world);
  return { exitCode, err, names: JSON.parse(out).rules.map((rule: { readonly name: string }) => rule.name) };
}

describe('a RULE', () => {
  it.each([
    ['markdown', 'page.md', markdown],
    ['plain-text', 'page.txt', `Netcat Started\nRule type: eql\nRule license: Elastic License v2\n${NETCAT}\n`],
    ['toml', 'rule.toml', tomlRule(NETCAT)],
    ['json', 'rule.json', JSON.stringify(kibanaRule())],
    ['query', 'netcat.eql', `${NETCAT}\n`],
  ])('of the form %s is told by its content, whatever the file is called', async (form, file, text) => {
    for (const path of [file, 'folder.d/unnamed']) {
      const { exitCode, out } = await run(['parse', path, '--json'], { files: { [path]: text } });
      expect(exitCode).toBe(0);
      expect(JSON.parse(out).rules).toMatchObject([{ form, ir: { kind: 'single' } }]);
    }
    const { out } = await run(['parse', '-', '--json'], { input: text });
    expect(JSON.parse(out).rules).toMatchObject([{ form }]);
  });

  it('in Sigma has its placeholders from --placeholder, and from the variables of a pipeline', async () => {
    const rule = `title: P\nlogsource: {product: windows}\ndetection:\n    s:\n        User|expand: '%admins%'\n    condition: s\n`;
    const vars = 'vars: {admins: carol}\ntransformations:\n  - type: value_placeholders\n';
    const files = { 'rule.yml': rule, 'vars.yml': vars };
    const js = async (...options: readonly string[]) => run(['translate', 'rule.yml', '--to', 'js', ...options], { files });
    const given = await js('--placeholder', 'admins=alice,bo\\,b', '--placeholder', '%admins%=dan');
    expect(given.out).toMatch(/alice[\s\S]*bo,b[\s\S]*dan/);
    expect((await js('--pipeline', 'vars.yml')).out).toContain('carol');
    const both = await js('--pipeline', 'vars.yml', '--placeholder', 'admins=alice');
    expect([both.out.includes('carol'), both.out.includes('alice')]).toEqual([false, true]);
    expect(await js()).toMatchObject({ exitCode: EXIT.input, err: expect.stringContaining('--placeholder admins=VALUE,VALUE') });
    expect(await js('--placeholder', 'admins')).toMatchObject({ exitCode: EXIT.input });
  });

  it('is called by its name, else its id, else its file', async () => {
    const files = {
      'rules/a.json': JSON.stringify(kibanaRule({ name: undefined })),
      'rules/b.toml': tomlRule(NETCAT, 'B'),
      'rules/c.eql': NETCAT,
    };
    expect((await names(['rules'], { files })).names).toEqual(['netcat-1', 'B', 'c']);
    expect((await names(['-'], { input: NETCAT })).names).toEqual(['stdin']);
  });

  it('may be a folder, a glob, and several of them', async () => {
    const files = { 'rules/a.eql': NETCAT, 'rules/deep/b.eql': SHELL, 'more/c.eql': SHELL };
    expect((await names(['rules/'], { files })).names).toEqual(['a', 'b']);
    expect((await names(['*/c.eql', 'rules/a.eql'], { files })).names).toEqual(['c', 'a']);
  });

  it('in a folder with files that hold no EQL rule is found, and the others are passed over with one note', async () => {
    const files = {
      'rules/README.md': '# Rules\n\nSome words.\n',
      'rules/events.ndjson': '{"event":{"category":"process"}}\n{broken\n',
      'rules/kql.toml': tomlRule('process.name: nc').replace('language = "eql"', 'language = "lucene"'),
      'rules/nc.toml': tomlRule(NETCAT),
      'rules/notes.txt': 'where to look\n',
      'rules/settings.json': '{"name": "x", // comment\n}',
    };
    const { exitCode, err, names: read } = await names(['rules'], { files });
    expect({ exitCode, read }).toEqual({ exitCode: 0, read: ['Netcat Started'] });
    expect(err).toBe(
      'note: rules: passed over 5 files without an EQL, Sigma or KQL rule (rules/README.md, rules/events.ndjson, rules/kql.toml, ...)\nnote: rules: 1 rule in Lucene, not read\n',
    );
  });

  it('in another language is an error when it is named', async () => {
    const files = { 'kql.json': JSON.stringify(kibanaRule({ language: 'lucene' })) };
    const { exitCode, err } = await run(['parse', 'kql.json'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('kql.json:1:');
    expect(err).toContain('the rule "Netcat Started" is not an EQL, Sigma or KQL rule but Lucene ("lucene")');
  });

  it('of an export stands beside others: those in other languages are passed over, broken ones named', async () => {
    const lines = [
      kibanaRule({ name: 'One' }),
      kibanaRule({ name: 'Lucene', language: 'lucene' }),
      kibanaRule({ name: 'ML', type: 'machine_learning', language: undefined, query: undefined }),
      kibanaRule({ name: 'Broken', query: BROKEN }),
      kibanaRule({ name: 'Two' }),
      { exported_count: 5 },
    ];
    const files = { 'export.ndjson': lines.map((line) => JSON.stringify(line)).join('\n') };
    const { exitCode, err, names: read } = await names(['export.ndjson'], { files });
    expect({ exitCode, read }).toEqual({ exitCode: EXIT.input, read: ['One', 'Two'] });
    expect(err).toContain('note: export.ndjson: passed over 1 rule in Lucene, 1 in machine learning');
    expect(err).toContain('export.ndjson (query of "Broken"):1:28: `=` is no comparison');
  });

  it('that is broken does not keep the others from being read', async () => {
    const files = { 'a.eql': NETCAT, 'broken.eql': BROKEN, 'c.eql': SHELL };
    const { exitCode, err, names: read } = await names(['a.eql', 'broken.eql', 'missing.eql', 'none/*.eql', 'c.eql'], { files });
    expect({ exitCode, read }).toEqual({ exitCode: EXIT.input, read: ['a', 'c'] });
    expect(err).toContain('broken.eql:1:28: `=` is no comparison [single-equals]');
    expect(err).toContain('error: no such file or folder: missing.eql');
    expect(err).toContain('error: no rule files in none/*.eql');
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['bytes that are not UTF-8', new Uint8Array([0x61, 0xff]), 'not UTF-8'],
    ['a page without a query', '# A rule\n\nwords\n', 'no code block with a query'],
    ['a page with two queries', markdown.replace('```js', '```js\nany where true\n```\n\n```js'), 'a second query'],
    ['a table that is cut off', tomlRule(NETCAT).slice(0, 60), 'the TOML does not parse'],
    ['JSON that is cut off', JSON.stringify(kibanaRule()).slice(0, 60), 'the JSON ends too early'],
    ['a rule that parses and means nothing', 'any where 1 : "x"', 'bad:1:'],
  ])('that is %s is said to be', async (_, content, message) => {
    const { exitCode, out, err } = await run(['translate', 'bad', '--to', 'js'], { files: { bad: content } });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(message);
  });

  it('whose text would move the cursor or turn words around is printed harmlessly', async () => {
    const name = 'x\u001b[2J\u202eabc\u0085\r\nError: all well';
    const files = {
      'r.json': JSON.stringify(kibanaRule({ name, query: 'any where `\u001b[31m\u202e` == 1 or a = 2' })),
      's.eql': SEQUENCE,
    };
    const { err } = await run(['translate', 'r.json', '--to', 'js'], { files });
    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const { out } = await run(['parse', 'r.json'], { files: { 'r.json': JSON.stringify(kibanaRule({ name })) } });
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(out.split('\n')[0]).toBe('rule  x·[2J·abc· Error: all well');
  });

  it('with hundreds of problems shows the first and counts the others, or names twenty', async () => {
    const files = { 'r.ndjson': `${JSON.stringify(kibanaRule())}\n${'{broken\n'.repeat(500)}` };
    const grouped = await run(['parse', 'r.ndjson', '--ir'], { files });
    expect(grouped.err).toMatch(/^error: 1 file, 500 places: .* \[document-syntax\]\n {2}such as r\.ndjson:2:2: /);
    const { exitCode, err } = await run(['parse', 'r.ndjson', '--ir', '--verbose'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err.match(/\[document-syntax\]/g)).toHaveLength(20);
    expect(err).toContain('error: r.ndjson: and 480 more problems');
  });
});
