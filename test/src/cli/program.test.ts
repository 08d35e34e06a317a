import { describe, expect, it } from 'vitest';
import { HELP } from '../../../src/cli/help.ts';
import { EXIT, worst } from '../../../src/cli/host/host.ts';
import { PRINTABLES } from '../../../src/cli/options/outputs.ts';
import type { OptionRow } from '../../../src/contract/index.ts';
import { VERSION } from '../../../src/version.ts';
import { run } from '../../support/memory-host.ts';
import { NETCAT } from '../../support/rule-files.ts';
import { sourceFiles, textOf } from '../../support/source-tree.ts';

const COMMANDS = Object.keys(HELP).filter((name) => name !== 'program');
const files = { 'nc.eql': NETCAT };

describe('help', () => {
  it('has every option that a note of a translation, a code or the program itself names', async () => {
    const helps = await Promise.all(
      [[], ...COMMANDS.map((command) => [command])].map(async (words) => (await run(['help', ...words])).out),
    );
    const known = new Set(helps.flatMap((text) => text.match(/--[a-z][a-z-]+/g) ?? []));
    // Others' programs have options of their own, and style sheets have properties that look like options.
    const ours = sourceFiles('src', 'translators').filter(
      (file) =>
        !/(?:refa|yaml)\.generated|^src\/(scripts|engines\/(rsigma|pysigma)|cli\/git)\/|cli\/host\/(?:git|compile-late)\.ts/.test(
          file,
        ),
    );
    const named = ours.flatMap((file) =>
      [...textOf(file).matchAll(/(?<![\w(-])--[a-z][a-z-]+(?![\w:.-]| [=<>])/g)].map(([option]) => option),
    );
    const strangers = ['--config', '--json', '--data', '--open', '--version'];
    expect([...new Set(named)].filter((option) => !known.has(option) && !strangers.includes(option))).toEqual([]);
    expect(named).toContain('--portable-case');
  });

  it.each([['--version'], ['-V']])('%s prints the version and nothing else', async (option) => {
    expect(await run([option])).toMatchObject({ exitCode: 0, out: `${VERSION}\n`, err: '' });
  });

  it.each([['--version'], ['-V']])('%s with something behind it is a mistake of the caller', async (option) => {
    expect(await run([option, 'extra'])).toMatchObject({
      exitCode: EXIT.input,
      out: '',
      err: `error: ${option} stands alone, without extra\n`,
    });
  });

  it.each([['--help'], ['-h'], ['help']])('%s names every command, every exit code and what a RULE is', async (option) => {
    const { exitCode, out, err } = await run([option]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const command of COMMANDS) expect(out).toContain(`\n  ${command}`);
    for (const code of Object.values(EXIT)) expect(out).toMatch(new RegExp(`^ *${code} `, 'm'));
    expect(out).toContain('RULE is a file, a folder, a glob');
  });

  it('without a command is printed as an error', async () => {
    const { exitCode, out, err } = await run([]);
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain('Usage: eqlibrium');
  });

  it.each(COMMANDS)('of %s shows its options and an example that begins with its name', async (command) => {
    const { exitCode, out } = await run([command, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain(`Usage: eqlibrium ${command}`);
    expect(out).toContain(`eqlibrium ${command}`);
    expect(out.split('\n').filter((line) => line.length > 115)).toEqual([]);
    expect((await run(['help', command])).out).toBe(out);
  });

  it('of translate names every target, its aliases, and its options', async () => {
    const { out } = await run(['translate', '--help']);
    const text = out.replaceAll(/\s+/g, ' ');
    for (const { name, aliases, options } of PRINTABLES) {
      for (const word of [name, ...aliases]) expect(text).toContain(word);
      const rows: readonly OptionRow<unknown>[] = Object.values(options);
      for (const { flag, help } of rows) if (flag !== null) expect(text).toContain(`${name}: ${help}`);
    }
  });
});

describe('a mistyped word', () => {
  it.each([
    [['tranlate', 'nc.eql'], "unknown command 'tranlate'", 'translate'],
    [['mach'], "unknown command 'mach'", 'match'],
    [['translate', 'nc.eql', '--too', 'js'], "unknown option '--too'", '--to'],
    [['check', '--jsn'], "unknown option '--jsn'", '--json'],
    [['translate', 'nc.eql', '--to', 'sgma'], "'sgma' is invalid", 'Did you mean sigma?'],
    [['translate', 'nc.eql', '--to', 'mjs'], "'mjs' is invalid", 'Did you mean js?'],
    [['translate', 'nc.eql', '--to', 'Elasticsearch'], "'Elasticsearch' is invalid", 'Did you mean es-dsl?'],
    [
      ['translate', 'nc.eql', '--to', 'constructor'],
      "'constructor' is invalid",
      'Choose one of sigma, es-dsl, js, eql, lucene, kql, kibana, python, flink, duckdb, clickhouse, kusto, es-mapping',
    ],
    [['parse', 'nc.eql', '--folding', 'unicod'], "'unicod' is invalid", 'Did you mean unicode?'],
    [['corpus', '--events', 'many'], "'many' is invalid", 'Give a whole number from 0'],
    [['corpus', '--events', '_'], "'_' is invalid", 'Give a whole number'],
    [['corpus', '--events', '-5'], "'-5' is invalid", 'Give a whole number'],
    [['corpus', '--events', '1e9'], "'1e9' is invalid", 'Give a whole number'],
    [['check', '--events', '0'], "'0' is invalid", 'Give a whole number from 1'],
    [['corpus', '--malicious-share', '2'], "'2' is invalid", 'Give a share from 0.01 to 1'],
    [['corpus', '--malicious-share', '0'], "'0' is invalid", 'Give a share from 0.01 to 1'],
  ])('%j is answered with what was meant', async (words, problem, help) => {
    const { exitCode, out, err } = await run(words, { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(problem);
    expect(err).toContain(help);
  });

  it.each([
    [['parse'], "missing required argument 'RULE'"],
    [['corpus', 'nc.eql', 'nc.eql'], 'too many arguments'],
    [['translate', 'nc.eql'], '--to sigma, --to es-dsl, --to js'],
    [['translate', 'nc.eql', '--to'], "option '--to <target>' argument missing"],
    [['translate', 'nc.eql', '--to', 'js', '--taxonomy', 'ecs'], '--taxonomy is for --to sigma, not js'],
    [['translate', 'nc.eql', '--to', 'sigma', '--no-schedule'], '--no-schedule is for --to es-dsl, not sigma'],
    [['translate', 'nc.eql', '--to', 'js', '--table', 'x'], '--table is for --to duckdb, clickhouse, kusto, not js'],
    [['translate', 'nc.eql', '--to', 'duckdb', '--table', ''], '--table needs a name'],
    [['translate', 'nc.eql', '--to', 'js', '--out', ''], '--out needs the name of a folder'],
  ])('%j is told what is wrong', async (words, problem) => {
    const { exitCode, out, err } = await run(words, { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(problem);
  });
});

describe('the exit code', () => {
  it('of several rules is the one that says most', () => {
    expect(worst([])).toBe(0);
    expect(worst([EXIT.ok, EXIT.refused])).toBe(3);
    expect(worst([EXIT.refused, EXIT.disagreement])).toBe(1);
    expect(worst([EXIT.disagreement, EXIT.input, EXIT.refused])).toBe(2);
  });

  it('of a fault of our own is neither of the others, and the message asks for a report', async () => {
    const { exitCode, err } = await run(['parse', 'nc.eql'], { files, fault: new Error('no such luck') });
    expect(exitCode).toBe(EXIT.internal);
    expect(err).toContain('a fault of eqlibrium itself; please report it');
    expect(err).toContain('no such luck');
  });
});
