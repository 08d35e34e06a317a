import { describe, expect, it } from 'vitest';
import { importsOf } from '../support/source-tree.ts';

/** What starting to translate loads: the files, and the packages. */
function loadedBy(...starts: readonly string[]): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set(starts);
  const packages = new Set<string>();
  for (const file of files) {
    for (const { specifier, to, types, later } of importsOf(file)) {
      if (types || later) continue;
      if (to !== null) files.add(to);
      else packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
    }
  }
  return { files: [...files], packages: [...packages] };
}

const TRANSLATE = ['src/cli/main.ts', 'src/cli/program.ts', 'src/cli/commands/translate.ts'] as const;

describe('translating a rule', () => {
  it('loads nothing of what judges and draws: that takes longer than the rule', () => {
    const { files, packages } = loadedBy(...TRANSLATE);
    expect(packages.filter((name) => /faker|preact|plot|linkedom|acorn|lodash|js-yaml|cli-progress/.test(name))).toEqual([]);
    expect(files.filter((file) => /^(?:corpus\/(?!rules)|src\/(?:engines|conformance|report\/port)\/)/.test(file))).toEqual([]);
  });

  it('would load both with the report', () => {
    const { files, packages } = loadedBy('src/cli/report/translate.ts', 'src/report/port/page/page.ts');
    expect(packages).toEqual(expect.arrayContaining(['@faker-js/faker', 'preact', 'linkedom']));
    expect(files).toContain('src/conformance/check.ts');
  });
});

describe('matching events', () => {
  it('loads nothing of what only some calls need: pipelines, tables, bars, threads', () => {
    const { files, packages } = loadedBy(
      'src/cli/main.ts',
      'src/cli/program.ts',
      'src/cli/node-host.ts',
      'src/cli/commands/match.ts',
    );
    expect(packages).toContain('commander');
    expect(packages.filter((name) => /cli-|^node:(?:crypto|child_process|worker_threads)/.test(name))).toEqual([]);
    expect(files.filter((file) => /^(?:corpus\/rules|src\/(?:report\/table|pipelines\/(?:index|yaml)))/.test(file))).toEqual([]);
  });
});
