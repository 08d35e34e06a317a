import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { BROKEN, kibanaRule, NETCAT, SEQUENCE, SHELL, tomlRule, UNRUN } from '../../support/rule-files.ts';
import { imported } from '../../translators/js/bundle/support.ts';

const files = { 'nc.eql': NETCAT, 'sh.eql': SHELL, 'seq.eql': SEQUENCE, 'unrun.eql': UNRUN, 'broken.eql': BROKEN };

describe('translate', () => {
  it('prints one Sigma rule, one query, one module', async () => {
    const sigma = await run(['translate', 'nc.eql', '--to', 'sigma'], { files });
    expect(loadAll(sigma.out)).toMatchObject([{ title: 'nc', detection: { condition: expect.any(String) } }]);
    const query = await run(['translate', 'nc.eql', '--to', 'es-dsl'], { files });
    expect(JSON.parse(query.out)).toHaveProperty('query.bool.filter');
    const module = await run(['translate', 'nc.eql', '--to', 'js'], { files });
    expect(module.out).toMatch(/export default function/);
    expect([sigma.exitCode, query.exitCode, module.exitCode]).toEqual([0, 0, 0]);
  });

  it('prints several Sigma rules as one stream of documents and several queries as JSON texts', async () => {
    const sigma = await run(['translate', 'nc.eql', 'sh.eql', '--to', 'sigma'], { files });
    expect(loadAll(sigma.out).map((rule) => (rule as { readonly title: string }).title)).toEqual(['nc', 'sh']);
    const query = await run(['translate', 'nc.eql', 'sh.eql', '--to', 'es-dsl'], { files });
    expect(query.out.split('\n\n').map((text) => Object.keys(JSON.parse(text)))).toEqual([['query'], ['query']]);
  });

  it('prints no two JavaScript modules into one', async () => {
    const { exitCode, out, err } = await run(['translate', 'nc.eql', 'sh.eql', '--to', 'js'], { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain('name a folder for them with --out, or a file for all of them with --bundle');
  });

  it('writes one file a rule and says how many, or which', async () => {
    const arguments_ = ['translate', 'nc.eql', 'sh.eql', '--to', 'js', '--out', 'made/'];
    const { exitCode, out, err, written } = await run(arguments_, { files });
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
    expect([...written.keys()]).toEqual(['made/nc.mjs', 'made/sh.mjs']);
    expect(err).toBe('2 rules: 2 exact, 0 lossy, 0 refused, 0 not read; 2 files written to made/\n');
    expect((await run([...arguments_, '--verbose'], { files })).err).toContain('wrote made/nc.mjs\nwrote made/sh.mjs\n');
    const alone = await run(['translate', 'nc.eql', '--to', 'js', '--out', 'made'], { files });
    expect(alone.err).toBe('wrote made/nc.mjs\n');
  });

  it('writes one module for all rules and its types, and leaves out what is refused', async () => {
    const arguments_ = ['translate', 'nc.eql', 'unrun.eql', 'seq.eql', 'sh.eql', '--to', 'js', '--bundle'];
    const { exitCode, out, err, written } = await run([...arguments_, 'made/rules.mjs'], { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.refused, out: '' });
    expect([...written.keys()]).toEqual(['made/rules.mjs', 'made/rules.d.mts']);
    expect(err).toMatch(/^error: unrun\.eql:1:\d+: .* \[js-pattern-too-large\]$/m);
    expect(err).toMatch(
      /\n4 rules: 3 exact, 0 lossy, 1 refused, 0 not read; 3 rules written to made\/rules\.mjs, types to made\/rules\.d\.mts\n$/,
    );
    const { match, createMatcher, rules } = await imported(written.get('made/rules.mjs') ?? '');
    expect(rules.map(({ id, kind }) => [id, kind])).toEqual([
      ['nc', 'event'],
      ['seq', 'sequence'],
      ['sh', 'event'],
    ]);
    const event = { event: { category: 'process', type: 'start' }, process: { name: 'sh' } };
    expect([match(event), createMatcher().push(event, 1)]).toEqual([['sh'], [{ rule: 'sh', events: [1], keys: [] }]]);
    expect(written.get('made/rules.d.mts')).toContain("export type RuleId =\n  | 'nc'\n  | 'seq'\n  | 'sh';\n");
    expect([...(await run([...arguments_, 'rules.js'], { files })).written.keys()]).toEqual(['rules.js', 'rules.d.ts']);
  });

  it('gives a second rule of an id in a bundle another, and says so', async () => {
    const { written, err } = await run(['translate', 'a.toml', 'b.toml', '--to', 'js', '--bundle', 'r.mjs'], {
      files: { 'a.toml': tomlRule(NETCAT), 'b.toml': tomlRule(SHELL) },
    });
    const { rules } = await imported(written.get('r.mjs') ?? '');
    expect(rules.map(({ id }) => id)).toEqual(['netcat-1', 'netcat-1 (2)']);
    expect(err).toContain('a second rule has the id netcat-1; in the bundle it is netcat-1 (2)');
  });

  it('writes no bundle of other targets, beside --out, of no rule, or under a name that is no module', async () => {
    const refused = async (...words: string[]) => {
      const { exitCode, err, written } = await run(['translate', ...words], { files });
      expect([exitCode, [...written.keys()]]).not.toEqual([EXIT.ok, []]);
      expect([...written.keys()]).toEqual([]);
      return err;
    };
    expect(await refused('nc.eql', '--to', 'eql', '--bundle', 'x.mjs')).toContain('--bundle is for --to js, not eql');
    expect(await refused('nc.eql', '--to', 'js', '--bundle', 'x.mjs', '--out', 'o')).toContain('one of them');
    expect(await refused('nc.eql', '--to', 'js', '--bundle', 'x.ts')).toContain('ends in .mjs or .js');
    expect(await refused('unrun.eql', '--to', 'js', '--bundle', 'x.mjs')).toContain('no bundle was written');
  });

  it('makes file names of plain letters, a different one for each rule, none a device', async () => {
    const names = ['../../etc/passwd', 'Con', 'A  rule!', 'a rule', '\u8a18\u4e8b', 'x'.repeat(300), '__proto__'];
    const rules = Object.fromEntries(names.map((name, index) => [`r${index}.toml`, tomlRule(NETCAT, name)]));
    const { written } = await run(['translate', '*.toml', '--to', 'es-dsl', '--out', 'o'], { files: rules });
    expect([...written.keys()]).toEqual(
      ['etc_passwd', 'rulecon', 'a_rule', 'a_rule_2', 'rule', 'x'.repeat(70), 'proto'].map((name) => `o/${name}.json`),
    );
  });

  it('refuses what a target cannot say, with the place, and goes on', async () => {
    const { exitCode, out, err } = await run(['translate', 'unrun.eql', 'nc.eql', '--to', 'js', '--out', 'o'], { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.refused, out: '' });
    expect(err).toMatch(/^error: unrun\.eql:1:\d+: .* \[js-pattern-too-large\]$/m);
    expect(err).toMatch(/\n2 rules: 1 exact, 0 lossy, 1 refused, 0 not read; 1 file written to o\n$/);
    const full = await run(['translate', 'unrun.eql', 'nc.eql', '--to', 'js', '--out', 'o', '--verbose'], { files });
    expect(full.err).toContain('error: unrun: refused by js\n');
  });

  it('of a sequence to JavaScript is a module that makes a matcher; Elasticsearch takes the query as it is', async () => {
    const module = await run(['translate', 'seq.eql', '--to', 'js'], { files });
    expect(module.exitCode).toBe(EXIT.ok);
    expect(module.out).toContain('export default function createMatcher(');
    const { out } = await run(['translate', 'seq.eql', '--to', 'es-dsl'], { files });
    expect(JSON.parse(out)).toMatchObject({ query: SEQUENCE });
  });

  it('of a broken rule among others is bad input, and the others are printed', async () => {
    const { exitCode, out } = await run(['translate', 'broken.eql', 'nc.eql', 'sh.eql', '--to', 'sigma'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(loadAll(out)).toHaveLength(2);
    const both = await run(['translate', 'broken.eql', 'unrun.eql', '--to', 'js', '--out', 'o'], { files });
    expect(both.exitCode).toBe(EXIT.input);
  });

  it('takes the options of Sigma', async () => {
    const attack = kibanaRule({
      threat: [{ framework: 'MITRE ATT&CK', tactic: { id: 'TA0005', name: 'Defense Evasion', reference: '' } }],
    });
    const world = { files: { ...files, 'r.json': JSON.stringify(attack) } };
    const sigma = async (...options: readonly string[]) =>
      (await run(['translate', 'r.json', '--to', 'sigma', ...options], world)).out;
    expect(await sigma()).toBe(await sigma('--taxonomy', 'ecs', '--portable-case', 'none'));
    expect(await sigma('--taxonomy', 'sigma')).toContain('Image');
    expect(await sigma()).toContain('|cased');
    expect(await sigma('--portable-case', 'all')).not.toContain('|cased');
    expect(await sigma('--attack-version', '18')).not.toBe(await sigma('--attack-version', '19'));
  });

  it('takes a target by its alias', async () => {
    const by = async (to: string) => (await run(['translate', 'nc.eql', '--to', to], { files })).out;
    expect(await by('javascript')).toBe(await by('js'));
    expect(await by('query-dsl')).toBe(await by('es-dsl'));
  });

  it('takes the schedule out of a query', async () => {
    const world = { files: { 'r.json': JSON.stringify(kibanaRule({ from: 'now-9m', interval: '5m' })) } };
    const { out } = await run(['translate', 'r.json', '--to', 'es-dsl'], world);
    expect(out).toContain('"gte": "now-9m"');
    expect((await run(['translate', 'r.json', '--to', 'es-dsl', '--no-schedule'], world)).out).not.toContain('now-9m');
  });

  it('prints notes on one line each, and none with --quiet', async () => {
    const arguments_ = ['translate', 'nc.eql', '--to', 'sigma'];
    const { err } = await run(arguments_, { files });
    expect(err).toMatch(/^note: nc\.eql:1:\d+: .* \[[a-z-]+\]$/m);
    expect((await run([...arguments_, '--quiet'], { files })).err).toBe('');
  });

  it('prints a loss with its effect', async () => {
    const world = { files: { 'big.eql': 'any where process.pid == 9007199254740993' } };
    const { exitCode, err } = await run(['translate', 'big.eql', '--to', 'js', '--quiet'], world);
    expect(exitCode).toBe(0);
    expect(err).toMatch(
      /^loss: big\.eql:1:\d+: .* \((may match (more|less|more or less) than the rule)\) \[js-large-integer\]$/m,
    );
  });

  it('folds letters and reads wildcards in functions as it is told', async () => {
    const world = { files: { 'r.eql': 'any where stringContains(process.name, "k*") or process.name : "kelvin"' } };
    const module = async (...options: readonly string[]) =>
      (await run(['translate', 'r.eql', '--to', 'js', ...options], world)).out;
    const plain = await module();
    expect(await module('--folding', 'ascii', '--function-wildcards', 'engine')).toBe(plain);
    expect(await module('--folding', 'unicode')).not.toBe(plain);
    expect(await module('--function-wildcards', 'documented')).not.toBe(plain);
  });
});

describe('translate --to es-mapping', () => {
  it('prints the body of PUT index with the fields of the rule, which --mapping reads', async () => {
    const { exitCode, out, err } = await run(['translate', 'nc.eql', '--to', 'es-mapping'], { files });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      mappings: { properties: { '@timestamp': { type: 'date' }, 'process.name': { type: 'keyword', ignore_above: 1024 } } },
    });
    const again = await run(['translate', 'nc.eql', '--to', 'es-dsl', '--mapping', 'm.json'], {
      files: { ...files, 'm.json': out },
    });
    expect(again.exitCode).toBe(0);
  });

  it('knows what field types OpenSearch lacks', async () => {
    const wild = { 'w.eql': 'process where process.command_line : "x*"' };
    const types = async (...words: readonly string[]): Promise<unknown> => {
      const { out } = await run(['translate', 'w.eql', '--to', 'es-mapping', ...words], { files: wild });
      return JSON.parse(out).mappings.properties['process.command_line'].type;
    };
    expect([await types(), await types('--product', 'opensearch')]).toEqual(['wildcard', 'keyword']);
  });

  it('writes files of their own ending, beside those of the query', async () => {
    const { written } = await run(['translate', 'nc.eql', '--to', 'es-mapping', '--out', 'o'], { files });
    expect([...written.keys()]).toEqual(['o/nc.mapping.json']);
  });

  it.each([
    [['--to', 'es-dsl', '--product', 'opensearch'], '--product is for --to es-mapping'],
    [['--to', 'es-mapping', '--no-schedule'], '--no-schedule is for --to es-dsl'],
    [['--to', 'mapping'], 'Did you mean es-mapping?'],
  ])('%j is answered with what was meant', async (words, message) => {
    const { exitCode, err } = await run(['translate', 'nc.eql', ...words], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain(message);
  });
});
