import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleCommandLine } from '../../src/scripts/bundle-command-line.ts';
import { makeRepository, type TestRepository } from '../support/git-repository.ts';
import { ROOT, textOf } from '../support/source-tree.ts';

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly outputs: { readonly [name: string]: { readonly value: string } };
  readonly runs: {
    readonly steps: readonly { readonly id?: string; readonly run: string; readonly env: { readonly [name: string]: string } }[];
  };
}

const action: Action = parse(textOf('action.yml'));
const HOSTILE = '::error::x $(touch pwned) `<b>';

/** In the place of the command line: its summary is the revision that it was given. */
const TELLING = `
const { writeFileSync } = require('node:fs');
const { git, ...files } = Object.fromEntries(process.argv.flatMap((word) => {
  const [, name, value] = /^--([a-z]+)=(.*)$/.exec(word) ?? [];
  return name === undefined ? [] : [[name, value]];
}));
for (const name of ['summary', 'annotations', 'outputs']) writeFileSync(files[name], name === 'summary' ? git : '');
`;

describe('the action', () => {
  const place = mkdtempSync(join(tmpdir(), 'eqlibrium-action-'));
  let repository: TestRepository;
  let base = '';
  beforeAll(async () => {
    mkdirSync(join(place, 'dist/cli'), { recursive: true });
    await bundleCommandLine(ROOT, join(place, 'dist/cli'));
    repository = makeRepository();
    repository.write({ 'rules/nc.eql': 'process where process.name : "nc"' });
    base = repository.commit('one');
    repository.write({
      'rules/nc.eql': 'process where process.name == "nc"',
      'rules/new.eql': 'sequence by host.id [process where true] [file where true]',
      [`rules/${HOSTILE}.eql`]: 'process where process.name : ',
    });
    repository.commit('two');
  }, 120_000);
  afterAll(() => {
    repository.remove();
    rmSync(place, { recursive: true, force: true });
  });

  /** What the event is that starts the workflow: a pull request, of which the merge is checked out or its own last commit, or a push. */
  interface Started {
    readonly pullRequest?: string;
    readonly before?: string;
    readonly sha?: string;
  }

  /** Runs the steps as GitHub's runner does: bash ends at the first fault, inputs come as variables, commands go into files. */
  function ran(
    inputs: { readonly [name: string]: string },
    workspace = repository.folder,
    { pullRequest = '', before = '', sha = 'the merge' }: Started = { pullRequest: base },
    actionPath = place,
  ) {
    const temp = mkdtempSync(join(place, 'temp-'));
    const [summary, output] = [join(temp, 'summary'), join(temp, 'output')];
    writeFileSync(summary, '');
    writeFileSync(output, '');
    const known = new Map([
      ['github.action_path', actionPath],
      ['github.event.pull_request.base.sha', pullRequest],
      ['github.event.before', before],
      ...Object.entries(action.inputs).map(([name, row]) => [`inputs.${name}`, inputs[name] ?? row.default] as const),
    ]);
    let [log, code]: [string, number | null] = ['', 0];
    for (const { run, env } of action.runs.steps) {
      if (code !== 0) break;
      const own = Object.entries(env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ (.*?) \}\}/g, (_, what) => known.get(what) ?? 'unknown'),
      ]);
      const files = {
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: temp,
        GITHUB_WORKSPACE: workspace,
        GITHUB_SHA: sha,
      };
      const script = join(temp, 'step.sh');
      writeFileSync(script, run);
      const done = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
        cwd: workspace,
        env: { ...process.env, ...Object.fromEntries(own), ...files, GIT_CONFIG_GLOBAL: '/dev/null' },
        encoding: 'utf8',
      });
      log += done.stdout + done.stderr;
      code = done.status;
    }
    const outputs = readFileSync(output, 'utf8');
    return { code, log, summary: readFileSync(summary, 'utf8'), outputs };
  }

  /** The commands that the runner would hear in a log. */
  function heard(log: string): readonly string[] {
    let until: string | null = null;
    return log.split('\n').filter((line) => {
      const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
      if (until === null && stop !== undefined) until = `::${stop}::`;
      else if (line === until) until = null;
      else return until === null && line.trimStart().startsWith('::');
      return false;
    });
  }

  it('puts nothing that people give into its scripts, and every output comes from one', () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
    const written = [...ran({ path: 'rules', 'fail-on': 'none' }).outputs.matchAll(/^(\w+)(?:=|<<)/gm)].map(([, name]) => name);
    const told = Object.values(action.outputs).map(({ value }) => /outputs\.(\w+)/.exec(value)?.[1]);
    expect(told.toSorted()).toEqual(written.toSorted());
  }, 60_000);

  it('reviews a pull request: summary, annotations, outputs, SARIF and an exit code', () => {
    const { code, log, summary, outputs } = ran({ path: 'rules', events: '20' });
    expect(code).toBe(2);
    expect(summary).toMatch(/^## ❌ 1 finding fails the review; 3 changed rules/);
    expect(heard(log)).toEqual([
      expect.stringMatching(/^::error file=rules\/%3A%3Aerror%3A%3Ax \$\(touch pwned\) `<b>\.eql,line=1,col=29,/),
      expect.stringMatching(/^::warning file=rules\/new\.eql,line=1,col=1,title=eqlibrium%3A refused::new: Sigma/),
      expect.stringMatching(/^::notice file=rules\/nc\.eql,line=1,col=1,title=eqlibrium%3A meaning::nc: narrower/),
    ]);
    expect(outputs).toMatch(/^changed=3\nmeaning=1\nunreadable=1\nrefused=1\n[\s\S]*\nsarif<<\S+\neqlibrium\.sarif\n\S+\n$/);
    const { runs } = JSON.parse(readFileSync(join(repository.folder, 'eqlibrium.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(3);
    expect(ran({ path: 'rules/nc.eql', 'fail-on': 'meaning' }).code).toBe(1);
  }, 90_000);

  it('fetches a base that a shallow checkout lacks', () => {
    const shallow = join(place, 'shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.folder}`, shallow]);
    const { code, summary } = ran({ path: 'rules/nc.eql', events: '20' }, shallow);
    expect(summary).toContain('**narrower**');
    expect(code).toBe(0);
  }, 60_000);

  it('fetches a branch that is named as the base and is not here', () => {
    execFileSync('git', ['branch', '-f', 'trunk', base], { cwd: repository.folder });
    const lone = join(place, 'lone');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.folder}`, lone]);
    const { code, summary } = ran({ path: 'rules/nc.eql', events: '20', base: 'trunk' }, lone);
    expect(summary).toContain('**narrower**');
    expect(code).toBe(0);
  }, 60_000);

  it('finds out what an event begins at, whole clone or shallow, and leaves a whole one whole', () => {
    // What is handed on is looked at here, not what comes of it.
    const told = mkdtempSync(join(place, 'told-'));
    mkdirSync(join(told, 'dist/cli'), { recursive: true });
    writeFileSync(join(told, 'dist/cli/main.js'), TELLING);
    const own = makeRepository();
    const [first, second] = [own.commit('first'), own.commit('second')];
    own.git('checkout', '-q', '-b', 'topic');
    own.commit('topic');
    own.git('checkout', '-q', 'main');
    const moved = own.commit('moved');
    own.git('branch', 'start', first);
    own.git('checkout', '-q', '-b', 'merged');
    own.git('merge', '-q', '--no-ff', '-m', 'the merge of the pull request', 'topic');
    const merge = own.git('rev-parse', 'HEAD').trim();
    const begins = (branch: string, depth: number, started: Started): string => {
      const clone = mkdtempSync(join(place, 'event-'));
      const few = depth === 0 ? [] : ['--depth', String(depth)];
      execFileSync('git', ['clone', '-q', ...few, '-b', branch, `file://${own.folder}`, clone]);
      const { code, log, summary } = ran({}, clone, started, told);
      expect({ code, log }).toEqual({ code: 0, log });
      const isShallow = execFileSync('git', ['rev-parse', '--is-shallow-repository'], { cwd: clone, encoding: 'utf8' });
      expect(isShallow.trim()).toBe(String(depth > 0));
      return summary;
    };
    for (const depth of [0, 1]) {
      // The base has moved on since the event, whose merge is made anew.
      expect(begins('merged', depth, { pullRequest: second, sha: merge })).toBe(moved);
      expect(begins('main', depth, { before: first, sha: moved })).toBe(first);
      for (const before of ['', '0'.repeat(40), 'f'.repeat(40)])
        expect(begins('main', depth, { before, sha: moved })).toBe(second);
      expect(begins('start', depth, { before: '0'.repeat(40), sha: first })).toMatch(/^4b825dc/);
    }
    // Its own last commit is checked out: since where it left its base, which a shallow clone does not know.
    expect(begins('topic', 0, { pullRequest: moved, sha: merge })).toBe(second);
    expect(begins('topic', 1, { pullRequest: moved, sha: merge })).toBe(moved);
    own.remove();
  }, 60_000);

  it('takes inputs for words, whatever stands in them', () => {
    const evil = '"; touch pwned; $(touch pwned) `touch pwned` #';
    for (const name of Object.keys(action.inputs)) {
      const { code, log } = ran({ [name]: name === 'sarif' ? `no/such/${evil}` : evil });
      // A path that is not there, a number that is none, and so on; only a base may be said so that git looks for it.
      expect({ name, code }).toEqual({ name, code: 2 });
      const [first, ...others] = heard(log);
      // Golden events that are not there leave the rest of the review.
      if (name === 'golden') expect(first).toContain('title=eqlibrium%3A unreadable');
      else expect(first).toBe('::error title=eqlibrium::the review could not be made; its log says why');
      expect(others.length).toBe(name === 'golden' ? 3 : 0);
    }
    expect(readdirSync(repository.folder)).not.toContain('pwned');
    expect(existsSync('pwned')).toBe(false);
  }, 120_000);
});
