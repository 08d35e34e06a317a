import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { checkPicture, PICTURED } from '../../src/scripts/check-picture.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { makeRepository } from '../support/git-repository.ts';
import { run } from '../support/memory-host.ts';
import { ROOT } from '../support/source-tree.ts';

/** A block of code in a page. */
interface Sample {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const samples = PAGES.flatMap(samplesIn);
const manifest = JSON.parse(textOf('package.json'));

const QUERY = of('README.md', 'eql').text.trim();
/** A rule under names of Sigma, the same as those of ECS, and one as a module. */
const SIGMA = `title: nc
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\nc.exe' }
  condition: selection
`;
const MODULE = "export default (event) => event?.process?.name === 'nc';\n";
const PIPELINE = `name: names
priority: 10
transformations:
  - { id: image, type: field_name_mapping, mapping: { Image: process.executable } }
`;

const FILES = {
  'nc.eql': QUERY,
  'rule.yml': SIGMA,
  'sigma/nc.yml': SIGMA,
  'sigma/rules/windows/nc.yml': SIGMA,
  'sysmon-to-ecs.yml': PIPELINE,
  'ours.yml': PIPELINE,
  'port.yml': SIGMA,
  'query.json': '{"query":{"term":{"process.name":"nc"}}}',
  'query.kql': 'process.name: nc',
  'matches.mjs': MODULE,
  'security.json': '{"Event":{"System":{"Channel":"Security","EventID":4688},"EventData":{"NewProcessName":"C:\\\\nc.exe"}}}',
  'sysmon.jsonl': '{"EventID":1,"UtcTime":"2026-01-01 00:00:00","Image":"C:\\\\nc.exe"}\n',
  'known.json': '{"version":1,"known":[]}',
  'rule.toml': `[rule]\nlanguage = "eql"\nname = "nc"\ntype = "eql"\nquery = '''\n${QUERY}\n'''\n`,
  'events.ndjson': '{"event":{"category":"process","type":"start"},"process":{"name":"nc"}}\n',
};

/** What shows of each kind of block that it is true; a block of no kind fails. */
const SHOWN: { readonly [kind: string]: (sample: Sample) => void | Promise<void> } = {
  'README.md eql': ({ text }) => expect(text.trim().split('\n')).toHaveLength(1),
  'README.md yaml': ({ text }) => prints('sigma', text),
  'README.md json': ({ text }) => prints('es-dsl', text),
  'README.md ts': async ({ text }) => {
    const written = textOf('test/package/samples/library.ts').replace("'../../../src/index.ts'", "'eqlibrium'");
    expect(written.slice(0, written.indexOf('\nexport {')).trim()).toBe(text.trim());
    const { predicate, report, sigma } = await import('./samples/library.ts');
    expect(sigma.status).toBe('exact');
    expect(predicate.ok && predicate.value({ event: { category: 'process' }, process: { name: 'NCAT.exe' } })).toBe(true);
    expect(report).toMatchObject({ summary: { disagreements: 0 } });
  },
  'README.md sh': async ({ text }) => {
    for (const line of text.trim().split('\n')) await runs(line.replace(/ +#.*$/, ''));
  },
  'docs/benchmarks.md sh': async ({ text }) => {
    for (const line of text.trim().split('\n')) await runs(line);
  },
  'docs/proof.md sh': runsEach,
  'docs/golden.md sh': runsEach,
  'docs/lint.md sh': runsEach,
  'docs/golden.md yaml': async ({ text }) => {
    const [, command] = /run: npx eqlibrium (.*)/.exec(text) ?? [];
    if (command !== undefined) await runsOurs(command.split(' '));
    else if (text.startsWith('  - why')) {
      const { written } = await run(['freeze', 'nc.eql', '--out', 'g'], {
        files: { 'nc.eql': 'process where process.name : "nc"' },
      });
      expect(written.get('g/nc.yaml')).toContain(text);
    } else await replays('golden/nc.yaml', text, '4 passed, 0 failed');
  },
  'docs/golden.md ts': ({ text }) => {
    const written = textOf('test/package/samples/rule.test.ts').replace("'../../../src/public/vitest.ts'", "'eqlibrium/vitest'");
    expect(written.trim()).toBe(text.trim());
  },
  'docs/golden.md json': async ({ text }) => await replays('golden/nc.ndjson', text, '3 passed, 0 failed'),
  'docs/golden.md text': async ({ text }) => {
    const golden = of('docs/golden.md', 'yaml').text.replace('NCAT.exe', 'n.exe');
    const { out } = await run(['test', 'nc.eql', '--events', 'golden/'], { files: { ...FILES, 'golden/nc.yaml': golden } });
    expect(out.trim()).toBe(text.trim());
  },
  'docs/pull-requests.md sh': async ({ text }) => {
    const repository = makeRepository();
    const base = 'process where process.name : "NC"';
    repository.write({
      'rules/nc.eql': base,
      'golden/nc.yaml': of('docs/golden.md', 'yaml').text,
      'known.json': FILES['known.json'],
    });
    repository.commit('rules');
    repository.write({ 'rules/nc.eql': QUERY });
    for (const line of text.trim().split('\n')) {
      const words = line.split(' ').slice(5);
      const placed = words.map((word) => (/\/$/.test(word) ? join(repository.folder, word) : word));
      const { out, err } = await repository.run(placed);
      expect(`${out}${err}`).toContain('1 changed rule');
    }
    repository.remove();
  },
  'docs/pull-requests.md yaml': ({ text }) => {
    const block = parseYaml(text);
    if (block.repos === undefined) {
      const { with: given } = block.jobs.rules.steps[1];
      expect(Object.keys(parseYaml(textOf('action.yml')).inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      return;
    }
    const [hook] = block.repos[0].hooks;
    expect(parseYaml(textOf('.pre-commit-hooks.yaml'))).toMatchObject([
      { id: hook.id, entry: 'eqlibrium review --git HEAD --staged' },
    ]);
    expect(hook.args).toEqual(expect.arrayContaining(['--fail-on', 'unreadable,lossy']));
  },
  // test/editors runs this block in Neovim.
  'docs/editors.md lua': ({ text }) =>
    startsServer(/cmd = \{ ([^}]*) \}/.exec(text)?.[1]?.replaceAll("'", '"'), /'(sigma)'/.exec(text)?.[1]),
  'docs/editors.md json': ({ text }) => {
    const { 'glspc.server.command': command, 'glspc.server.commandArguments': more, ...others } = JSON.parse(text);
    startsServer(JSON.stringify([command, ...more]).slice(1, -1), others['glspc.server.initializationOptions'].to[0]);
  },
  'docs/editors.md toml': ({ text }) => {
    const helix: HelixLanguages = JSON.parse(JSON.stringify(parseToml(text)));
    const { command, args, config } = helix['language-server'].eqlibrium;
    startsServer(JSON.stringify([command, ...args]).slice(1, -1), config.to[0]);
    expect(helix.language).toMatchObject([{ 'language-servers': ['eqlibrium'] }]);
  },
  'docs/pipelines.md sh': runsEach,
  // The numbers of the newest record: test/readme.test.ts compares them.
  'README.md text': ({ text }) => expect(text).toContain('rounds of'),
};

describe('the samples of README and docs', () => {
  it.each(samples)('$page, $language: $text', async (sample) => {
    const show = SHOWN[`${sample.page} ${sample.language}`];
    if (show === undefined) throw new Error('no test runs this block: add what shows that it is true');
    await show(sample);
  });

  it('are all of the kinds that are shown', () => {
    expect([...new Set(samples.map(({ page, language }) => `${page} ${language}`))].sort()).toEqual(Object.keys(SHOWN).sort());
  });
});

it('the picture shows the very lines that the command prints', async () => {
  const { out, exitCode } = await run([...PICTURED]);
  expect(exitCode).toBe(0);
  expect(textOf('docs/check.svg')).toBe(checkPicture(out));
});

interface HelixLanguages {
  readonly 'language-server': {
    readonly eqlibrium: {
      readonly command: string;
      readonly args: readonly string[];
      readonly config: { readonly to: readonly string[] };
    };
  };
  readonly language: readonly object[];
}

/** The words that start the language server, as a list in JSON without its brackets, and the target of its settings. */
function startsServer(words: string | undefined, target: string | undefined): void {
  expect(JSON.parse(`[${words}]`)).toEqual(['npx', 'eqlibrium', 'lsp', '--stdio']);
  expect(TARGET_NAMES).toContain(target);
}

/** Runs a line of a shell as far as it needs no network: our own commands in memory, npm's by name. */
async function runs(line: string): Promise<void> {
  for (const command of line.split(' && ')) {
    const words = command.split(' ');
    if (words[0] === 'export') {
      expect(command).toMatch(/^export EQLIBRIUM_(?:USER|PASSWORD)=\S+ EQLIBRIUM_PASSWORD=\.\.\.$/);
    } else if (command.startsWith('npm run -s eqlibrium -- ')) await runsOurs(words.slice(5));
    else if (words[0] === 'npm' && words[1] !== 'install') {
      const script = words[1] === 'run' ? words[2] : words[1];
      expect(Object.keys(manifest.scripts)).toContain(script);
    } else expect(command).toBe('npm install');
  }
}

/** Runs each line of a block, which is a command of ours. */
async function runsEach({ text }: Sample): Promise<void> {
  for (const line of text.trim().split('\n'))
    await runsOurs(
      line
        .replace(/ +#.*$/, '')
        .split(' ')
        .slice(1),
    );
}

/** Clusters are not here, so a command that asks one gets as far as not finding it: its words were understood. */
async function runsOurs(words: readonly string[]): Promise<void> {
  const [, redirected] = words.join(' ').split(' > ');
  const own = redirected === undefined ? words : words.slice(0, words.indexOf('>'));
  const files = { ...FILES, 'rules/nc.eql': QUERY, 'golden/nc.yaml': of('docs/golden.md', 'yaml').text };
  const { exitCode, err } = await run(
    // What a sample shows needs no more events than these.
    [
      ...own.map((word) => word.replace(/^'(.*)'$/, '$1')),
      ...(own[0] === 'check' && !own.includes('--events') ? ['--events', '200'] : []),
    ],
    {
      files,
      openEngines: async () => ({ guests: [], close: async () => {} }),
      connectCluster: async () => Promise.reject(new Error('no cluster is here')),
      openTables: async () => Promise.reject(new Error('no database is here')),
    },
  );
  if (own.includes('--on')) expect(err).toMatch(/no (cluster|database) is here/);
  // That a port differs, or that something is not known yet, is what such checks are for.
  else if (own.includes('--against') || own.includes('--baseline') || own[0] === 'diff' || own[0] === 'lint')
    expect([0, 1, 3]).toContain(exitCode);
  else expect({ exitCode, err }).toMatchObject({ exitCode: 0 });
}

async function replays(name: string, text: string, counts: string): Promise<void> {
  const { out, exitCode } = await run(['test', 'nc.eql', '--events', name], { files: { ...FILES, [name]: text } });
  expect({ out, exitCode }).toMatchObject({ out: expect.stringContaining(counts), exitCode: 0 });
}

async function prints(target: string, text: string): Promise<void> {
  const { out } = await run(['translate', 'nc.eql', '--to', target, '--quiet'], { files: FILES });
  expect(out.trim()).toBe(text.trim());
}

function of(page: string, language: string): Sample {
  const found = samples.find((sample) => sample.page === page && sample.language === language);
  if (found === undefined) throw new Error(`${page} has no block of ${language}`);
  return found;
}

function samplesIn(page: string): readonly Sample[] {
  return [...textOf(page).matchAll(/^(`{3,})(\w*)[^\n]*\n([\s\S]*?)^\1$/gm)].map(([, , language = '', text = '']) => ({
    page,
    language,
    text,
  }));
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
